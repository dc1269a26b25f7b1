import * as v from 'valibot';
import { SearchText, soughtBy } from '../../../core/case/search';

describe('what an officer types', () => {
  it.each([
    'QZ-2026-0031',
    'qz-2026-0031',
    'qz20260031',
    'Qz 2026 0031',
    'ＱＺ－２０２６－００３１',
    '编号：QZ—2026—0031',
  ])('%s is a number', (text) => {
    expect(soughtBy(text)).toEqual({ path: 'number', values: ['QZ-2026-0031'] });
  });

  it.each(['13800000001', '138 0000 0001', '138-0000-0001', '+86 138 0000 0001', '电话：１３８００００\u202d０００１'])(
    '%s is a telephone',
    (text) => {
      expect(soughtBy(text)).toEqual({ path: 'owner.phone', values: ['13800000001', '013800000001'] });
    },
  );

  it('0797-2522036 is a telephone with its area code', () => {
    expect(soughtBy('0797-2522036')).toEqual({ path: 'owner.phone', values: ['07972522036'] });
  });

  it.each(['王建国', '阿卜杜拉·买买提', 'QZ-2026', '1380', '钟.*', 'x$ne'])('%s is a name, to the letter', (text) => {
    expect(soughtBy(text)).toEqual({ path: 'owner.name', values: [text] });
  });

  it('is looked for as names are stored, and as they were typed before they were cleaned', () => {
    expect(soughtBy('李　勇')).toEqual({ path: 'owner.name', values: ['李勇', '李　勇'] });
    expect(soughtBy('姓名：阿卜杜拉•买买提')).toMatchObject({ values: ['阿卜杜拉·买买提', '姓名：阿卜杜拉•买买提'] });
  });

  it('is nothing where nothing of it can be seen: it finds nobody, not those without a name', () => {
    for (const text of ['\u200b\u200b', '\u0000\u0000', '··', '.*']) expect(soughtBy(text).values).toEqual([]);
  });

  it('is two characters at least and sixty at most: a whole name of fifty, and a word before it', () => {
    const taken = (text: string) => v.is(SearchText, text);
    expect(['王', '王强', '字'.repeat(60), '字'.repeat(61)].map(taken)).toEqual([false, true, true, false]);
  });
});
