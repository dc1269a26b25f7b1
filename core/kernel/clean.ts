import { plainSigns } from './look-alikes';

/**
 * What a person types, as it is stored and as it is looked for: both sides of every comparison go through here. Nothing
 * is cut and nothing visible is lost; what cannot be seen (direction marks, joiners, control characters, halves of
 * characters) never reaches the store, where two names that look alike would be two.
 */
/** What takes no room on a screen: default-ignorable characters, controls, unpaired surrogates, notes, the blank Braille cell. */
const invisible = /[\p{DI}\p{Cc}\p{Cs}\ufff9-\ufffb\u2800]/gu;
const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;
const spaces = /\p{Zs}+/gu;

/** A text of one or several lines: one form of each character (NFC), look-alikes as the plain sign, one kind of space, nothing invisible. */
export function cleanText(text: string): string {
  return cleanLines(text).trim();
}

/** The same line by line: what stood on the third line still does. */
export function cleanLines(text: string): string {
  const lines = text.replace(lineEnds, '\n').split('\n');
  return lines.map((line) => plainSigns(oneSpace(line).normalize('NFC')).trim()).join('\n');
}

const dots = / *[\u00b7\u02d9\u1427\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65] */g;
/** What is a dot between the Han signs of a name and nowhere else. */
const dotBetweenHan =
  /(\p{Script=Han})[ ._\u3002\u25cf\u25e6\u2212\p{Pd}]*[._\u3002\u25cf\u25e6\u2212\p{Pd}] *(?=\p{Script=Han})/gu;
/** A star is one between parts of several signs alone: beside a single one it covers a sign (`邹*妹`). */
const starBetweenParts = /(\p{Script=Han}{2}) *\*[ *]*(?=\p{Script=Han}{2})/gu;
const spaceBetweenHan = /(\p{Script=Han}) +(?=\p{Script=Han})/gu;

/**
 * A person's name on one line: `李　强` is `李强`, `Ｊｏｈｎ` is `John`, and every dot that people use between the parts of a
 * name is `·` (GB/T 15834: 间隔号). `John Smith` keeps its space.
 */
export function cleanName(name: string): string {
  // ˙ would fall apart into a space and a mark.
  return fold(cleanText(name).replace(/\u02d9/g, '\u00b7'))
    .replace(dots, '\u00b7')
    .replace(starBetweenParts, '$1\u00b7')
    .replace(dotBetweenHan, '$1\u00b7')
    .replace(spaceBetweenHan, '$1');
}

/** Signs that stand for one which a phone did not know, or that somebody covered: boxes, question marks, stars, and what has no meaning to anybody else. */
const unreadable = /[?*\u25a0\u25a1\u25af\u3013\ufffd\u2ff0-\u2fff\p{Co}\p{Cn}\p{Cf}]/u;

/** True for a cleaned name in which a sign may be missing. */
export function isUnreadable(name: string): boolean {
  return unreadable.test(name);
}

/** A number that is written in many ways: full-width digits, dashes of any kind and spaces are folded away (NFKC). */
export function cleanNumber(typed: string): string {
  return fold(
    fold(typed)
      .toUpperCase()
      .replace(/[\s\p{Pd}\u2212]/gu, ''),
  );
}

/** Everything but figures that stand apart from the number beside them: 1500² is not 15002. */
const foldable = /[^\p{No}]+/gu;

/** One way to write each letter, digit and sign, without what cannot be seen. */
export function fold(typed: string): string {
  // What could not be seen may have kept two signs from being one.
  const folded = typed.replace(foldable, (part) => part.normalize('NFKC'));
  return plainSigns(oneSpace(folded).normalize('NFC')).trim();
}

/** A line without what cannot be seen, and one space where there were several, of whatever width. */
function oneSpace(line: string): string {
  return line.replace(/\s/g, ' ').replace(invisible, '').replace(spaces, ' ');
}

/** Characters as a reader counts them, not the units in which a machine keeps them: `𠮷` is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
