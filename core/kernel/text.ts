import { fold } from './clean';
import { isLetter } from './letters';

/** Cuts to `limit` characters as a reader counts them; what was cut is marked by `…`. */
export function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Line breaks and other blanks become single spaces. */
export function inOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** What a name consists of, as a reader counts it. */
function lettersOf(name: string): string[] {
  return Array.from(fold(name)).filter(isLetter);
}

/** True for what can be a name: something of it is more than a dot or a space. */
export function hasLetters(name: string): boolean {
  return lettersOf(name).length > 0;
}

/** `王建国` → `王**`, `王` → `*`: enough for an officer's list, not enough for a passer-by. Empty where there is no name. */
export function maskName(name: string): string {
  const [first, ...rest] = lettersOf(name);
  if (first === undefined || rest.length === 0) return first === undefined ? '' : '*';
  return first + '*'.repeat(Math.min(rest.length, 2));
}

/** `王建国` → `王*国`, `王强` → `王*`, `王` → `*`: what a published list may say of a person. */
export function maskMiddle(name: string): string {
  const [first = '', ...rest] = lettersOf(name);
  if (rest.length <= 1) return rest.length === 0 ? '*' : `${first}*`;
  return `${first}${'*'.repeat(rest.length - 1)}${rest[rest.length - 1]}`;
}
