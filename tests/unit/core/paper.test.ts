import { folderIn } from '../../../core/kernel/paper';

describe('a file that was uploaded', () => {
  it('is known by its folder, where the phone of today put it', () => {
    expect(folderIn('cloud://env.bucket/uploads/a-folder/another/1.png')).toBe('a-folder');
    expect(folderIn('cloud://env.bucket/papers/a-folder/1.png')).toBeUndefined();
  });
});
