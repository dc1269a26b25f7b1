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
