/**
 * Tables that leave the union, to be pasted or opened in a spreadsheet, and what a spreadsheet left of numbers that come in.
 * A cell that begins like a formula would be run there (OWASP: CSV injection), whatever stood in front of it that cannot be
 * seen, full-width signs included.
 */
const formula = /^[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/;
const unseen = /^[\p{DI}\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2800]+/u;

/** What a spreadsheet would take for a number: digits as one writes them, or with an exponent. */
const numeric = /^\d[\d.,]*(e[+-]?\d+)?$/i;
/** From so many digits on it writes a number with an exponent; it keeps 15 of them and makes the others 0 (Microsoft KB 269370). */
const longFrom = 12;
const keptDigits = 15;

/** One cell: a tab or a new line inside would move everything after it; an apostrophe makes a text of a formula. */
export function cellOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(unseen, '').trim();
  if (isLongNumber(plain.normalize('NFKC'))) return `="${plain}"`;
  return formula.test(plain) ? `'${plain}` : plain;
}

/**
 * A long number leaves as a formula whose value is a text: exact wherever it is pasted. Bare, or once somebody took apostrophe
 * or blanks out of it, it would become another number without a sign.
 */
function isLongNumber(plain: string): boolean {
  return numeric.test(plain) && plain.replace(/\D/g, '').length >= longFrom;
}

/** Lines of cells parted by tabs, as a spreadsheet takes them from the clipboard. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellOf).join('\t')).join('\n');
}

/**
 * True for what a spreadsheet leaves of a longer number: `3.60799E+17`, or nothing but 0 after its 15th digit, two at least.
 * Such numbers exist (one of a thousand ends in 000), and a check digit is no proof: it fits one of eleven cut ones.
 */
export function isCutBySheet(number: string): boolean {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(number)) return true;
  return number.length >= keptDigits + 2 && /^\d+$/.test(number) && /^0+$/.test(number.slice(keptDigits));
}
