import { cleanNumber } from '../../kernel/clean';

/** Digits and capitals without I, O, S, V and Z, each worth its place (GB 32100-2015). */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A sign at place i weighs 3^i mod 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** What is often typed for a digit, and the digit that stands on the licence. */
const mistyped: Readonly<Record<string, string>> = { O: '0', I: '1' };

/** A unified social credit code as it is stored and compared: capitals of normal width, without blanks and dashes. */
export function cleanCreditCode(typed: string): string {
  return cleanNumber(typed);
}

/** True for 18 digits and capitals: what can be a code at all, letters included that no code has. */
export function hasCodeShape(code: string): boolean {
  return /^[0-9A-Z]{18}$/.test(code);
}

/** The 18th sign that fits the first 17 of a cleaned code; undefined where one of them stands in no code. */
export function checkSignOf(code: string): string | undefined {
  const worth = Array.from(code.slice(0, 17), (sign) => signs.indexOf(sign));
  if (worth.length < 17 || worth.includes(-1)) return undefined;
  const sum = worth.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return signs[(31 - (sum % 31)) % 31];
}

/** True for a cleaned code whose check sign fits. */
export function isCreditCode(code: string): boolean {
  return hasCodeShape(code) && checkSignOf(code) === code[17];
}

/** The code with 0 and 1 where O and I were typed, which stand in no code; undefined where there are none. */
export function correctionOf(code: string): string | undefined {
  const corrected = code.replace(/[OI]/g, (letter) => mistyped[letter] ?? letter);
  return corrected === code ? undefined : corrected;
}

/**
 * Why a cleaned code should be held against the licence once more; undefined where nothing speaks against it. Never a reason to
 * refuse it: codes of the early pilot cities are legal and fail the check (`91350100M0001TGQXM`).
 */
export function codeDoubt(code: string): string | undefined {
  if (isCreditCode(code)) return undefined;
  const corrected = correctionOf(code);
  if (corrected !== undefined) {
    const fits = isCreditCode(corrected) ? '这样改校验得上。' : '';
    return `代码里没有字母 O 和 I，可能是数字 0 和 1：${corrected}。${fits}请对照证照改过来。`;
  }
  const foreign = Array.from(code).filter((sign) => !signs.includes(sign));
  if (foreign.length > 0) return `代码里没有字母 ${[...new Set(foreign)].join('、')}，请对照证照逐位核对。`;
  return '代码的校验位对不上，可能抄错了一位；早期试点发的代码也会这样。请对照证照逐位核对。';
}
