/**
 * Tables that leave the union, to be pasted or opened in a spreadsheet. A cell that begins like a formula would be run
 * there (OWASP: CSV injection), whatever stood in front of it that cannot be seen, full-width signs included.
 */
const formula = /^[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/;
const unseen = /^[\p{DI}\p{Cc}\p{Cf}\p{Cs}\p{Z}\u2800]+/u;

/** One cell: a tab or a new line inside would move everything after it; an apostrophe makes a text of a formula. */
export function cellOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(unseen, '').trim();
  return formula.test(plain) ? `'${plain}` : plain;
}

/** Lines of cells parted by tabs, as a spreadsheet takes them from the clipboard. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cellOf).join('\t')).join('\n');
}
