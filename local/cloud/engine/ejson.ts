import { EJSON } from 'bson';
import { refuse } from '../errors';

/** A document in memory: plain values, Date, RegExp, arrays, objects, and bson's own classes for the rare rest. */
export type Doc = Record<string, unknown>;

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Reads what the SDK sends (canonical EJSON). Server dates become `now` (ms) plus their offset. */
export function readWire(text: string, now: number): unknown {
  return revive(parse(text), now);
}

export function readWireDoc(text: string, now: number): Doc {
  const value = readWire(text, now);
  if (!isDoc(value)) throw refuse.parameter('an object is expected');
  return value;
}

/** Reads a stored body, or any relaxed EJSON of our own. */
export function readBody(text: string): Doc {
  const value: Doc = JSON.parse(text);
  // Most documents hold no `$type` value: they are ready as JSON gives them.
  if (text.includes('"$')) for (const key of Object.keys(value)) value[key] = revive(value[key], 0);
  return value;
}

/** Stored and returned form: relaxed EJSON. */
export function writeBody(doc: Doc): string {
  return JSON.stringify(isPlain(doc) ? doc : plain(doc));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.parameter('the request holds malformed EJSON');
  }
}

function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => revive(item, now));
  if (!isDoc(value)) return value;
  const keys = Object.keys(value);
  const first = keys[0];
  if (keys.length === 1 && first?.startsWith('$')) {
    const special = reviveSpecial(first, value[first], now);
    if (special !== undefined) return special;
  }
  for (const key of keys) {
    if (key === '__proto__') throw refuse.parameter('a field may not be called __proto__');
    value[key] = revive(value[key], now);
  }
  return value;
}

const RARE = new Set(['$binary', '$uuid', '$numberDecimal', '$timestamp', '$minKey', '$maxKey', '$symbol', '$code']);

function reviveSpecial(key: string, inner: unknown, now: number): unknown {
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return typeof inner === 'string' ? Number(inner) : undefined;
    case '$date':
      return reviveDate(inner);
    case '$tcb_server_date':
      return new Date(now + Number(isDoc(inner) ? (revive(inner.offset, now) ?? 0) : 0));
    case '$regularExpression':
      return isDoc(inner) ? regularExpression(String(inner.pattern), String(inner.options ?? '')) : undefined;
    case '$oid':
      return EJSON.parse(JSON.stringify({ $oid: inner }));
    default:
      return RARE.has(key) ? EJSON.parse(JSON.stringify({ [key]: inner })) : undefined;
  }
}

function reviveDate(inner: unknown): Date | undefined {
  if (typeof inner === 'string' || typeof inner === 'number') return new Date(inner);
  if (isDoc(inner) && typeof inner.$numberLong === 'string') return new Date(Number(inner.$numberLong));
  return undefined;
}

function regularExpression(pattern: string, options: string): RegExp {
  // `g` and `y` would make the expression remember its last match between documents.
  const flags = [...new Set(options)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw refuse.request(`Regular expression is invalid: ${pattern}`);
  }
}

const LAST_ISO_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** True for what JSON writes as it should: most documents. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return isDoc(value) && Object.values(value).every(isPlain);
}

function plain(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { $numberDouble: Number.isNaN(value) ? 'NaN' : String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return plainDate(value);
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } };
  if (!isDoc(value)) return JSON.parse(EJSON.stringify(value, { relaxed: true }));
  const copy: Doc = {};
  for (const key of Object.keys(value)) copy[key] = plain(value[key]);
  return copy;
}

function plainDate(date: Date): unknown {
  const time = date.getTime();
  if (Number.isNaN(time)) throw refuse.parameter('a date in the request is invalid');
  return time >= 0 && time <= LAST_ISO_DATE ? { $date: date.toISOString() } : { $date: { $numberLong: String(time) } };
}
