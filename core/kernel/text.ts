/** Cuts to `limit` characters as a reader counts them; what was cut is marked by `…`. */
export function cut(text: string, limit: number): string {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}

/** `王建国` → `王**`: enough for an officer's list, not enough for a passer-by. */
export function maskName(name: string): string {
  const [first, ...rest] = Array.from(name);
  return first === undefined ? '' : first + '*'.repeat(Math.min(Math.max(rest.length, 1), 2));
}

/** `王建国` → `王*国`, `王强` → `王*`: what a published list may say of a person. */
export function maskMiddle(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= 2) return `${letters[0] ?? ''}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters[letters.length - 1]}`;
}
