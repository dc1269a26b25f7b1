import { type Doc, isDoc, writeBody } from './ejson';

/**
 * Values as bytes that memcmp orders the way MongoDB orders values: null, numbers, strings (by UTF-8), objects,
 * arrays, binary, object ids, booleans, dates, expressions. No encoding is the beginning of another one, so encodings
 * can be joined into compound keys.
 */
const TYPE = {
  null: 0x05,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  other: 0x50,
  objectId: 0x58,
  boolean: 0x60,
  date: 0x70,
  expression: 0x78,
} as const;

const EMPTY = Buffer.alloc(0);
const END = Buffer.from([0]);
const NULL_KEY = Buffer.from([TYPE.null]);

export interface KeyField {
  path: string;
  parts: readonly string[];
  direction: 1 | -1;
}

export function keyField(path: string, direction: 1 | -1): KeyField {
  return { path, parts: path.split('.'), direction };
}

export function encodeKey(value: unknown, direction: 1 | -1 = 1): Buffer {
  const bytes = encode(value);
  return direction === 1 ? bytes : inverted(bytes);
}

/**
 * The value of a key that is one of null, a number, a text, yes or no; undefined for all others, and for a text that holds what
 * cannot be told from it. Ascending keys only.
 */
export function decodeKey(key: Buffer): { value: unknown } | undefined {
  switch (key[0]) {
    case TYPE.null:
      return { value: null };
    case TYPE.boolean:
      return { value: key[1] === 1 };
    case TYPE.string: {
      const value = key.toString('utf8', 1, key.length - 2);
      return /[\0\ufffd]/.test(value) ? undefined : { value };
    }
    case TYPE.number:
      return { value: numberOf(key) };
    default:
      return undefined;
  }
}

/** The least and the first too great key that a comparison with `value` can reach: those of its own type. */
export function typeBounds(value: unknown): { low: Buffer; high: Buffer } {
  const type = encode(value)[0] ?? 0;
  // NaN lies below all numbers and is neither less nor greater than any.
  const low = typeof value === 'number' ? encode(Number.NEGATIVE_INFINITY) : Buffer.from([type]);
  return { low, high: Buffer.from([type + 1]) };
}

/** The least key that no key beginning with `key` reaches; null when there is none. */
export function successor(key: Buffer): Buffer | null {
  for (let last = key.length - 1; last >= 0; last--) {
    const byte = key[last] ?? 0xff;
    if (byte !== 0xff) {
      const next = Buffer.from(key.subarray(0, last + 1));
      next[last] = byte + 1;
      return next;
    }
  }
  return null;
}

/** The first key greater than `key` in byte order. */
export function afterKey(key: Buffer): Buffer {
  return Buffer.concat([key, Buffer.from([0])]);
}

export function inverted(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}

export interface IndexEntries {
  keys: Buffer[];
  /** The paths on which an array lies: by these the index can no longer order. */
  arrayPaths: readonly string[];
}

/** Every key under which an index holds `doc`; an array on a path gives one key an element. */
export function indexEntries(doc: Doc, fields: readonly KeyField[]): IndexEntries {
  let keys = [EMPTY];
  const arrayPaths: string[] = [];
  for (const field of fields) {
    const found: Reached = { values: [], array: false };
    reach(doc, field.parts, 0, found);
    if (found.array) arrayPaths.push(field.path);
    if (found.values.length === 0) found.values.push(null);
    const parts = found.values.map((value) => encodeKey(value, field.direction));
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  }
  return { keys: arrayPaths.length > 0 ? distinct(keys) : keys, arrayPaths };
}

/** Every value that a path reaches, arrays opened; null where it reaches nothing. */
export function valuesAt(doc: Doc, path: string): unknown[] {
  const found: Reached = { values: [], array: false };
  reach(doc, path.split('.'), 0, found);
  return found.values;
}

/** The key by which `doc` is sorted: of an array its least element ascending, its greatest descending. */
export function sortKey(doc: Doc, fields: readonly KeyField[]): Buffer {
  return Buffer.concat(
    fields.map((field) => {
      const found: Reached = { values: [], array: false };
      reach(doc, field.parts, 0, found);
      const keys = found.values.map((value) => encodeKey(value, field.direction));
      return keys.sort(Buffer.compare)[0] ?? encodeKey(null, field.direction);
    }),
  );
}

function encode(value: unknown): Buffer {
  if (value === undefined || value === null) return NULL_KEY;
  if (typeof value === 'string') return Buffer.concat([Buffer.from([TYPE.string]), text(value), END, END]);
  if (typeof value === 'number') return number(TYPE.number, value);
  if (typeof value === 'boolean') return Buffer.from([TYPE.boolean, value ? 1 : 0]);
  if (value instanceof Date) return number(TYPE.date, value.getTime());
  if (value instanceof RegExp) return Buffer.concat([Buffer.from([TYPE.expression]), text(String(value)), END, END]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([TYPE.array]), ...value.map(encode), END]);
  if (isDoc(value)) return object(value);
  return other(value);
}

function object(value: Doc): Buffer {
  // MongoDB compares objects field by field: the type of the value, the name, then the value.
  const fields = Object.entries(value).flatMap(([name, item]) => {
    const bytes = encode(item);
    return [bytes.subarray(0, 1), text(name), END, END, bytes];
  });
  return Buffer.concat([Buffer.from([TYPE.object]), ...fields, END]);
}

function other(value: unknown): Buffer {
  const json = writeBody({ value });
  const type = json.includes('"$oid"') ? TYPE.objectId : TYPE.other;
  return Buffer.concat([Buffer.from([type]), text(json), END, END]);
}

function text(value: string): Buffer {
  // A zero byte inside is escaped, so that two zero bytes end the text and a shorter text comes first.
  return Buffer.from(value.includes('\0') ? value.replaceAll('\0', '\0\u00ff') : value, 'utf8');
}

function number(type: number, value: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = type;
  if (Number.isNaN(value)) return bytes;
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1);
  const sign = bytes[1] ?? 0;
  if (sign & 0x80) for (let at = 1; at < 9; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  else bytes[1] = sign | 0x80;
  return bytes;
}

function numberOf(key: Buffer): number {
  const bytes = Buffer.from(key.subarray(1, 9));
  const sign = bytes[0] ?? 0;
  if (bytes.every((byte) => byte === 0)) return Number.NaN;
  if (sign & 0x80) bytes[0] = sign & 0x7f;
  else for (let at = 0; at < 8; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes.readDoubleBE(0);
}

interface Reached {
  values: unknown[];
  array: boolean;
}

function reach(value: unknown, parts: readonly string[], at: number, found: Reached): void {
  if (at === parts.length) {
    if (!Array.isArray(value)) found.values.push(value ?? null);
    else {
      found.array = true;
      found.values.push(...(value.length > 0 ? value : [null]));
    }
    return;
  }
  const part = parts[at] ?? '';
  if (Array.isArray(value)) {
    found.array = true;
    if (/^\d+$/.test(part)) reach(value[Number(part)], parts, at + 1, found);
    else for (const item of value) if (isDoc(item)) reach(item, parts, at, found);
  } else if (isDoc(value)) reach(Object.hasOwn(value, part) ? value[part] : null, parts, at + 1, found);
  else found.values.push(null);
}

function distinct(keys: Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
