import { cellOf, isCutBySheet, tableText } from '../../../core/kernel/table';

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

describe('a long number through a spreadsheet', () => {
  it('leaves as a text from 12 digits on, whole as it is, however it is written', () => {
    expect(cellOf('6228481234567890128')).toBe('="6228481234567890128"');
    expect(['123456789012', '12345678901', '5000.00', '12345678901.5'].map(cellOf)).toEqual([
      '="123456789012"',
      '12345678901',
      '5000.00',
      '="12345678901.5"',
    ]);
    expect(cellOf('\u200b６２２８４８１２３４５６７８９０')).toBe('="６２２８４８１２３４５６７８９０"');
    expect(cellOf('支行6228481234567890128')).toBe('支行6228481234567890128');
    expect(cellOf('="6228481234567890128"&A1')).toMatch(/^'=/);
  });

  it('is known by what a spreadsheet leaves of it: an exponent, or nothing but 0 after 15 digits', () => {
    const cut = ['3.60799E+17', '6E+18', '360799200811034000', '6228481234567890000', '62284812345678900'];
    expect(cut.filter((number) => !isCutBySheet(number))).toEqual([]);
    const whole = ['360799200811034001', '36079920081103400X', '6228481234567890100', '6228481234567890', '360000'];
    expect(whole.filter(isCutBySheet)).toEqual([]);
  });
});
