import fc from 'fast-check';
import {
  checkSignOf,
  cleanCreditCode,
  codeDoubt,
  correctionOf,
  hasCodeShape,
  isCreditCode,
} from '../../../../core/domains/enterprises/credit-code';

const valid = ['91440300708461136T', '91110000600037341L', '9144030071526726XG'];
/** Given out in cities that tried the codes first: legal, and yet the last sign does not fit. */
const pilot = ['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P'];
const signs = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');

const seventeen = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 }).map((all) => all.join(''));
const aCode = seventeen.map((start) => `${start}${checkSignOf(start)}`);

describe('a unified social credit code', () => {
  it('fits its check sign where it is a real one', () => {
    for (const code of valid) {
      expect(isCreditCode(code)).toBe(true);
      expect(codeDoubt(code)).toBeUndefined();
    }
  });

  it('of the early pilot cities fails the check and is asked about, no more', () => {
    expect(pilot.map(checkSignOf)).toEqual(['1', 'R', 'J']);
    for (const code of pilot) {
      expect([hasCodeShape(code), isCreditCode(code)]).toEqual([true, false]);
      expect(codeDoubt(code)).toBe(
        '代码的校验位对不上，可能抄错了一位；早期试点发的代码也会这样。请对照证照逐位核对。',
      );
    }
  });

  it('is the same however it is typed: small letters, full width, blanks and dashes', () => {
    for (const typed of [
      '91440300708461136t',
      '９１４４０３００７０８４６１１３６Ｔ',
      ' 9144 0300 7084 6113 6T',
      '914403-00708461136-T',
    ])
      expect(cleanCreditCode(typed)).toBe('91440300708461136T');
  });

  it('has 18 signs, no more and no less', () => {
    expect(
      ['91440300708461136', '91440300708461136T', '91440300708461136TT', '914403007084611企T'].map(hasCodeShape),
    ).toEqual([false, true, false, false]);
    expect(['', '914403', '9144030070846113S', '9144030070846113ST'].map(checkSignOf)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('in which O or I was typed is offered with 0 and 1, and told whether it fits then', () => {
    expect(correctionOf('9I44O3OO7O846II36T')).toBe('91440300708461136T');
    expect(codeDoubt('9I44O3OO7O846II36T')).toBe(
      '代码里没有字母 O 和 I，可能是数字 0 和 1：91440300708461136T。这样改校验得上。请对照证照改过来。',
    );
    expect(codeDoubt('9I44O3OO7O846II37T')).toBe(
      '代码里没有字母 O 和 I，可能是数字 0 和 1：91440300708461137T。请对照证照改过来。',
    );
    expect(correctionOf('91440300708461136T')).toBeUndefined();
  });

  it('with another letter that no code has names it once', () => {
    expect(codeDoubt('9144030070846SS3ZT')).toBe('代码里没有字母 S、Z，请对照证照逐位核对。');
  });

  it('is told from every other one that differs in a single sign, and from one with two neighbours exchanged', () => {
    fc.assert(
      fc.property(aCode, fc.nat(17), fc.constantFrom(...signs), (code, at, sign) => {
        expect(isCreditCode(code)).toBe(true);
        const other = `${code.slice(0, at)}${sign}${code.slice(at + 1)}`;
        expect(isCreditCode(other)).toBe(other === code);
        const [one = '', two = ''] = [code[at], code[at + 1]];
        const exchanged = `${code.slice(0, at)}${two}${one}${code.slice(at + 2)}`;
        expect(isCreditCode(exchanged)).toBe(exchanged === code);
      }),
    );
  });

  it('stays as it is once it is clean', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => expect(cleanCreditCode(cleanCreditCode(typed))).toBe(cleanCreditCode(typed))),
    );
  });
});
