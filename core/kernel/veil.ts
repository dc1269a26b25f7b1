import { isLetter, signBetween } from './letters';
import { plainSigns } from './look-alikes';
import { once } from './once';
import { mainNumber } from './telephone';
import { hasLetters, maskName } from './text';

/** Whom a text must not name to somebody who does not know them. */
export interface Veiled {
  names: readonly string[];
  /** Telephone numbers that are struck out whatever they look like. */
  phones?: readonly string[];
}

/**
 * A text for somebody who does not know the people of a case: their names masked wherever they stand, and every
 * telephone, identity and card number struck out, however a person types them. What merely looks like a part of a name,
 * days and amounts stay.
 */
export function veiled(text: string, { names, phones = [] }: Veiled): string {
  const struck = strikeNumbers(text, phones);
  // The longest first: a name may begin like another one.
  const known = names.filter(hasLetters).sort((a, b) => lettersOf(b).length - lettersOf(a).length);
  const masked = maskNames(struck, known);
  return known.reduce(maskCutOff, masked);
}

/** True where a telephone, identity or card number stands in a text, however it is typed. */
export function holdsNumber(text: string): boolean {
  return strikeNumbers(text, []) !== text;
}

/** Every number in a text as it is typed, in plain digits, with what stands between them: a telephone, a card, a day. */
export function numbersTyped(text: string): string[] {
  const folded = signsOf(text)
    .map(({ sign }) => sign)
    .join('');
  return numbersIn(folded).map(({ typed }) => typed);
}

/** One unit of the folded text, and where it stands in the text itself. */
interface Sign {
  sign: string;
  from: number;
  to: number;
}

/** A text folded sign by sign (NFKD): full width, small and marked letters and look-alikes are the plain ones. */
function signsOf(text: string): Sign[] {
  const signs: Sign[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const folded = isFolded(character) ? character : plainSigns(character).normalize('NFKD').toLowerCase();
    for (const sign of folded) signs.push({ sign, from, to });
    from = to;
  }
  return signs;
}

/** True for what nearly every text is made of: Han signs, digits and small letters are what they are. */
function isFolded(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}

/** What parts a sentence stands in no name. */
const betweenWords = /[,;:!?\u3001\u3002]/;

/** The letters of a text; what parts sentences counts as one, everything else between letters as nothing. */
const lettersOf = (text: string) => signsOf(text).filter(({ sign }) => betweenWords.test(sign) || isLetter(sign));

/** A part of a text, and what stands there instead. */
interface Mask {
  from: number;
  to: number;
  as: string;
}

/**
 * Masks names wherever they stand, the first of them that fits. One way through: every match takes a letter away, and
 * goes back no further than a name is long, since the letter that is left may begin or end another name with what stands
 * beside it. So the steps are bounded by the letters times the longest name; more of them would be a fault.
 */
function maskNames(text: string, names: readonly string[]): string {
  // Where a stop is typed for a dot it parts no sentence.
  const spellings = names.flatMap((name) =>
    name.includes('\u00b7') ? [name, name.replace(/\u00b7/g, '\u3002')] : [name],
  );
  const known = spellings.map((name) => ({ wanted: lettersOf(name), as: maskName(name) }));
  const back = Math.max(0, ...known.map(({ wanted }) => wanted.length)) - 1;
  const letters = lettersOf(text);
  const masks: Mask[] = [];
  let steps = letters.length * (back + 2);
  for (let at = 0; at < letters.length; steps -= 1) {
    if (steps < 0) throw new RangeError('a text was not masked in the steps that are enough for any');
    const found = known.find(({ wanted }) => startsAt(letters, at, wanted));
    const [first, last] = [letters[at], letters[at + (found?.wanted.length ?? 0) - 1]];
    if (!found || !first || !last) {
      at += 1;
      continue;
    }
    masks.push({ from: first.from, to: last.to, as: found.as });
    const left = found.wanted.length > 1 ? [{ ...first, to: last.to }] : [];
    letters.splice(at, found.wanted.length, ...left);
    at = Math.max(0, at - back);
  }
  return withMasks(text, masks);
}

/** The outermost masks count, and the last of those on one place: those inside them were put on first. */
function withMasks(text: string, masks: readonly Mask[]): string {
  let masked = '';
  let rest = 0;
  for (const { from, to, as } of [...masks].reverse().sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (to <= rest) continue;
    masked += text.slice(rest, Math.max(rest, from)) + as;
    rest = to;
  }
  return masked + text.slice(rest);
}

const startsAt = (letters: readonly Sign[], at: number, wanted: readonly Sign[]) =>
  wanted.length > 0 && wanted.every(({ sign }, index) => letters[at + index]?.sign === sign);

/** Where a text was cut off in the middle of a name, what is left of it is masked as well. */
function maskCutOff(text: string, name: string): string {
  if (!text.endsWith('…')) return text;
  const letters = lettersOf(text);
  const wanted = lettersOf(name);
  for (let length = wanted.length - 1; length > 1; length -= 1) {
    const start = letters[letters.length - length];
    if (start && startsAt(letters, letters.length - length, wanted.slice(0, length)))
      return `${text.slice(0, start.from)}${maskName(name)}…`;
  }
  return text;
}

/** What people put between the digits of one number. */
const gap = '[\\s\\p{M}\\p{DI}\\p{Cc}\\p{Pd}\\u2212.\\u00b7\\u2022_()]{0,3}';
/**
 * Whatever else stands between parts a list or a sum as well (`1500、2000`, `8:30`, `5*12`): it parts a number only where that
 * stands in its usual groups, a mobile in threes and fours or digit by digit, a line with its area, an identity.
 */
const any = `${signBetween}{1,3}`;
const grouped = [
  `(?:[+(]?86${signBetween}{0,3})?1[3-9]\\d${any}\\d{4}${any}\\d{4}`,
  `1${any}[3-9](?:${any}\\d){9}`,
  `0\\d{2,3}${any}[1-9]\\d{6,7}`,
  `\\d{6}${any}\\d{8}${any}\\d{3}[\\dx]`,
].map((each) => `${each}(?!\\d)`);
/** Amounts one after another: round ones, with what parts a list or a sum. */
const amounts = /^\d{3}[\u3001\u3002,;+/|] ?\d{2}00[\u3001\u3002,;+/|=] ?\d{2}00$/;
const shapes = once(() => ({
  grouped: new RegExp(`^(?:${grouped.join('|')})$`, 'u'),
  numbers: new RegExp(`${grouped.join('|')}|[+(]?\\d(?:${gap}\\d)*(?:${gap}x(?![a-z]))?`, 'gu'),
  landline: new RegExp(`(?:^|\\D)0${gap}[1-9](?:${gap}\\d){7,10}`, 'u'),
}));
const days = /(?:^|\D)(?:19|20)\d\d[-./\s]\d{1,2}[-./\s]\d{1,2}(?!\d)/g;
const saysTelephone = /(?:电话|手机|座机|联系方式|tel)[^\d]{0,6}$/;
/** Fewer digits are no telephone number. */
const fewest = 7;

function strikeNumbers(text: string, phones: readonly string[]): string {
  const signs = signsOf(text);
  const folded = signs.map(({ sign }) => sign).join('');
  // A sign may be two units of the machine; digits never are.
  const places = signs.flatMap(({ sign, from, to }) => Array.from({ length: sign.length }, () => ({ from, to })));
  let kept = '';
  let rest = 0;
  for (const { typed, at } of numbersIn(folded)) {
    const [first, last] = [places[at], places[at + typed.length - 1]];
    if (!first || !last || first.from < rest) continue;
    if (!isPersonal(typed, phones, { before: folded.slice(0, at), after: folded.slice(at + typed.length) })) continue;
    kept += text.slice(rest, first.from);
    rest = last.to;
  }
  return rest === 0 ? text : (kept + text.slice(rest)).trim();
}

/** Every number in a folded text, with its place; the oldest phones know no `matchAll`. */
function numbersIn(folded: string): { typed: string; at: number }[] {
  const found: { typed: string; at: number }[] = [];
  folded.replace(shapes().numbers, (typed: string, at: number) => {
    found.push({ typed, at });
    return typed;
  });
  return found;
}

/** True for digits that are a telephone, identity or card number, or may be the beginning of one that was cut off. */
function isPersonal(typed: string, phones: readonly string[], beside: { before: string; after: string }): boolean {
  const digits = digitsOf(typed);
  if (phones.map(mainNumber).some((phone) => phone.length >= fewest && digits.includes(digitsOf(phone)))) return true;
  if (amounts.test(typed)) return false;
  if (shapes().grouped.test(typed)) return true;
  if (digitsOf(typed.replace(days, ' ')).length < fewest) return beside.after === '...' && /^1[3-9]\d{2}/.test(digits);
  if (digits.length >= 15 || /1[3-9]\d{9}/.test(digits) || shapes().landline.test(typed)) return true;
  return saysTelephone.test(beside.before) || beside.after === '...';
}

const digitsOf = (typed: string) => typed.replace(/\D/g, '');
