import { soughtBy } from '../../../core/case/search';

describe('what an officer types', () => {
  it.each(['QZ-2026-0031', 'qz-2026-0031', 'qz20260031', 'Qz 2026 0031'])('%s is a number', (text) => {
    expect(soughtBy(text)).toEqual({ path: 'number', value: 'QZ-2026-0031' });
  });

  it.each(['13800000001', '138 0000 0001', '138-0000-0001'])('%s is a telephone', (text) => {
    expect(soughtBy(text)).toEqual({ path: 'owner.phone', value: '13800000001' });
  });

  it('0797-2522036 is a telephone with its area code', () => {
    expect(soughtBy('0797-2522036')).toEqual({ path: 'owner.phone', value: '07972522036' });
  });

  it.each(['王建国', '阿卜杜拉·买买提', 'QZ-2026', '1380', '.*', '$ne'])('%s is a name, to the letter', (text) => {
    expect(soughtBy(text)).toEqual({ path: 'owner.name', value: text });
  });
});
