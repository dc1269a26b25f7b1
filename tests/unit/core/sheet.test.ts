import fc from 'fast-check';
import { neutral, sheetOf } from '../../../core/papers/sheet';

describe('a cell of a sheet', () => {
  it('never begins as a formula does', () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\u0000=', '\u0001+');
    fc.assert(
      fc.property(begins, fc.string({ unit: 'binary' }), (begin, rest) => {
        expect(neutral(begin + rest)).toMatch(/^'[=+\-@\t\r]/);
      }),
    );
  });

  it('says what was written otherwise, less what a sheet cannot hold', () => {
    expect(neutral('职工王建国, 3月-5月')).toBe('职工王建国, 3月-5月');
    expect(neutral('a\u0000b\ud800c\uffff')).toBe('abc');
    expect(neutral('😀')).toBe('😀');
    expect(neutral(`=${'字'.repeat(40_000)}`)).toHaveLength(32_767);
  });

  it('is neutral wherever it stands: in the rows and over them', () => {
    const list = { title: '=清单', columns: [{ title: '名', width: 9, cell: (row: string) => row }] };
    const text = sheetOf(list, ['@a', 'b'], { by: '甲', at: '今天', conditions: '全部', more: false });
    expect(text.rows).toEqual([["'@a"], ['b']]);
    expect(text.head[0]).toBe("'=清单");
  });
});
