/** A cryptographic digest of a text, as hexadecimal; the cloud brings SHA-256. */
export type Digest = (text: string) => string;

/**
 * The same text for the same data, whatever order the keys came in. What is no plain data (a date, bytes, a symbol of the store)
 * is not the text that it would be written as: no query finds it where that text is sought, and nothing equals it.
 */
export function canonical(data: unknown): string {
  return JSON.stringify(ordered(data));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isPlain(value)) return isScalar(value) ? value : { $foreign: Object.prototype.toString.call(value) };
  const entries = Object.entries(value).map(([name, inner]) => [name, ordered(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An object of nothing but its own fields, from wherever it comes. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a document of ours is made of; what is not there (`undefined`) is written nowhere. */
const isScalar = (value: unknown) =>
  value === null || Number.isFinite(value) || ['string', 'boolean', 'undefined'].includes(typeof value);

/** True for a record of plain data alone, so that the text which JSON makes of it is its own. */
export function isPlainData(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlainData);
  return isPlain(value) ? Object.values(value).every(isPlainData) : isScalar(value);
}
