import { cellOf, tableText } from '../../../core/kernel/table';

describe('a table that leaves the union', () => {
  it('is lines of cells, none of which breaks a line or runs as a formula', () => {
    expect(
      tableText([
        ['a\tb', '=1+1'],
        ['c', ' d '],
      ]),
    ).toBe("a b\t'=1+1\nc\td");
    expect(cellOf('\u200b+1 ')).toBe("'+1");
  });
});
