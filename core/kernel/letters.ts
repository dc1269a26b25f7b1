/**
 * What of a text is a letter: the one answer for all who mask, seek and compare. Spaces, dots, marks and what cannot be
 * seen are none. Signs that this machine does not know (private use, not assigned) may well be a rare Han sign on the
 * screen of whoever typed it, and are.
 */
const between = /[\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{DI}]/u;
/** The same, to be put together with others (flag `u`). */
export const signBetween = between.source;

/** True for one sign that names are made of. */
export function isLetter(sign: string): boolean {
  return !between.test(sign);
}
