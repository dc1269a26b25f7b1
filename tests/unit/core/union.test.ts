import * as v from 'valibot';
import { Union } from '../../../core/union/union';
import { ruijinUnion } from '../../../local/worlds/union';

describe('the telephone number of a union', () => {
  const read = (hotline: string) => v.safeParse(Union, { ...ruijinUnion, hotline });

  it.each([
    ['12351', '12351'],
    ['0797-2522036', '07972522036'],
    ['（0797）2522036', '07972522036'],
    ['0797 252 2036 转 801', '07972522036转801'],
    ['+86 797 2522036', '07972522036'],
  ])('is read as people write it: %s', (written, dialled) => {
    expect(read(written)).toMatchObject({ success: true, output: { hotline: dialled } });
  });

  it.each(['', '无', '12', '12351 或 0797-2522036', '0797-2522036、2522037'])(
    'is one number to dial, not %s',
    (written) => {
      expect(read(written).success).toBe(false);
    },
  );
});
