import { cleanNumber, fold } from './clean';

/**
 * What has somebody at a switchboard: a fixed line (an area code of three digits and eight more, or of four and seven or
 * eight more), or 400 and 800, which whoever is called pays for.
 */
const switchboard = /^(?:0(?:10|2\d)(?=[1-9]\d{7}$)|0[3-9]\d{2}(?=[1-9]\d{6,7}$)|[48]00(?=\d{7}$))(\d+)$/;
const mobile = /^1[3-9]\d{9}$/;
const oneDigit = /^(\d)\1*$/;

/** What people put before an extension (分机); a dash or a space only where a whole number stands before it. */
const withExtension = /^(.+?) ?(?:转|轉|分机号?|ext\.?|x|#|[ \p{Pd}\u2212]) ?:? ?(\d{1,6})$/iu;

/**
 * A telephone number as it is dialled in the country: brackets, the country's own code and the 0 before a mobile are off;
 * an extension stands apart: `07972522036转801`. Both sides of every comparison go through here.
 */
export function cleanPhone(typed: string): string {
  const [, number = '', extension = ''] = withExtension.exec(fold(typed)) ?? [];
  const main = dialled(number);
  if (isSwitchboard(main)) return `${main}转${extension}`;
  // Without the signs between, what is left may be a number and its extension after all; what is dialled stays what it is.
  const whole = dialled(typed);
  return whole === typed ? whole : cleanPhone(whole);
}

/** True for a cleaned number that can be one: a mobile, a fixed line with its area code, or 400 and 800. */
export function isTelephone(phone: string): boolean {
  return mobile.test(phone) || isSwitchboard(phone.replace(/转\d{1,6}$/, ''));
}

/** True where both are the same number, however each was typed. Nothing is no number. */
export function isSamePhone(one: string, other: string): boolean {
  const [here, there] = [cleanPhone(one), cleanPhone(other)];
  return here !== '' && here === there;
}

/** The number to dial; whoever answers there puts one through to the extension. */
export function mainNumber(phone: string): string {
  return cleanPhone(phone).replace(/转.*$/, '');
}

/** Every way in which a number may lie in the store: before, the 0 and an extension were a part of it. */
export function spellingsOf(phone: string): string[] {
  const clean = cleanPhone(phone);
  const before = mobile.test(clean) ? `0${clean}` : clean.replace('转', '');
  return [...new Set([clean, before])];
}

function isSwitchboard(main: string): boolean {
  const [, local = '0'] = switchboard.exec(main) ?? [];
  return !oneDigit.test(local);
}

function dialled(typed: string): string {
  return cleanNumber(typed)
    .replace(/[()]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$|[48]00\d{7}$)/, '')
    .replace(/^(?:\+|00)86(?=[2-9]\d{8,10}$|10\d{8}$)/, '0')
    .replace(/^0(?=1[3-9]\d{9}$)/, '');
}
