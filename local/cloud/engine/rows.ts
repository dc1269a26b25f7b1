import { refuse } from '../errors';
import type { Catalog, Collection, Index } from './catalog';
import { numberIn, type Sql, textIn } from './driver';
import { type Doc, isDoc, readBody, writeBody } from './ejson';
import { encodeKey, indexEntries } from './keys';

/** One stored document: `seq` is its place in the order of insertion, `body` its relaxed EJSON. */
export interface Row {
  seq: number;
  body: string;
  /** The body as it was read while the row was looked for, for whoever takes the row; absent where nobody had to read it. */
  doc?: Doc;
}

/** The document of a row that was looked for. Whoever changes it is the last to ask for it. */
export function docOf(row: Pick<Row, 'body' | 'doc'>): Doc {
  return row.doc ?? readBody(row.body);
}

/** Told before a write takes a document or a unique key, so that a lock can hold it up; and what was there before. */
export interface WriteWatch {
  takes(key: string): void;
  replaces(collection: Collection, id: unknown, body: string | null): void;
}

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The name of a document among locks and versions. */
export function documentKey(collection: Collection, id: unknown): string {
  return `${collection.table}:${encodeKey(id).toString('latin1')}`;
}

export function uniqueKey(index: Index, key: Buffer): string {
  return `${index.table}:${key.toString('latin1')}`;
}

/** The body under which `doc` is stored. Throws when it is larger than a document may be. */
export function bodyOf(doc: Doc): string {
  const body = writeBody(doc);
  if (body.length > MAX_DOCUMENT_BYTES / 4 && Buffer.byteLength(body) > MAX_DOCUMENT_BYTES) {
    throw refuse.request('document is larger than the maximum size 16777216');
  }
  return body;
}

/** Documents and the index entries that belong to them. Everything here happens inside the caller's transaction. */
export class Rows {
  constructor(
    private readonly sql: Sql,
    private readonly catalog: Catalog,
  ) {}

  byId(collection: Collection, id: unknown): Row | undefined {
    const row = this.sql.all(`SELECT seq, body FROM ${collection.table} WHERE id = ?`, encodeKey(id))[0];
    return row && { seq: numberIn(row, 'seq'), body: textIn(row, 'body') };
  }

  insert(collection: Collection, doc: Doc, watch?: WriteWatch): void {
    watch?.takes(documentKey(collection, doc._id));
    if (this.byId(collection, doc._id)) throw refuse.duplicate(collection.name, '_id_');
    const body = bodyOf(doc);
    watch?.replaces(collection, doc._id, null);
    const seq = this.sql.run(`INSERT INTO ${collection.table}(id, body) VALUES(?, ?)`, encodeKey(doc._id), body);
    for (const index of collection.indexes) this.enter(collection, index, doc, seq, watch);
  }

  /** Puts `doc` in the place of `row`; answers its body, which is that of the row when nothing changed. */
  replace(collection: Collection, row: Row, doc: Doc, watch?: WriteWatch): string {
    watch?.takes(documentKey(collection, doc._id));
    const body = bodyOf(doc);
    if (body === row.body) return body;
    watch?.replaces(collection, doc._id, row.body);
    this.sql.run(`UPDATE ${collection.table} SET body = ? WHERE seq = ?`, body, row.seq);
    if (collection.indexes.length > 0) {
      const before = readBody(row.body);
      for (const index of collection.indexes)
        if (isTouched(index, before, doc)) this.move(collection, index, before, doc, row.seq, watch);
    }
    return body;
  }

  remove(collection: Collection, row: Row, watch?: WriteWatch): void {
    const doc = docOf(row);
    watch?.takes(documentKey(collection, doc._id));
    watch?.replaces(collection, doc._id, row.body);
    for (const index of collection.indexes) this.leave(index, indexEntries(doc, index.fields).keys, row.seq);
    this.sql.run(`DELETE FROM ${collection.table} WHERE seq = ?`, row.seq);
  }

  /** Which document holds `key` of a unique index, if any. */
  holder(collection: Collection, index: Index, key: Buffer): Row | undefined {
    const row = this.sql.all(
      `SELECT d.seq, d.body FROM ${index.table} x JOIN ${collection.table} d ON d.seq = x.seq WHERE x.k = ? LIMIT 1`,
      key,
    )[0];
    return row && { seq: numberIn(row, 'seq'), body: textIn(row, 'body') };
  }

  private enter(collection: Collection, index: Index, doc: Doc, seq: number, watch?: WriteWatch): void {
    const entries = indexEntries(doc, index.fields);
    if (index.unique) for (const key of entries.keys) this.claim(collection, index, key, seq, watch);
    this.catalog.addEntries(index, entries, seq);
  }

  private move(collection: Collection, index: Index, before: Doc, after: Doc, seq: number, watch?: WriteWatch): void {
    const old = indexEntries(before, index.fields).keys;
    const entries = indexEntries(after, index.fields);
    const gone = without(old, entries.keys);
    const added = without(entries.keys, old);
    if (index.unique) for (const key of added) this.claim(collection, index, key, seq, watch);
    this.leave(index, gone, seq);
    this.catalog.addEntries(index, { keys: added, arrayPaths: entries.arrayPaths }, seq);
  }

  private leave(index: Index, keys: readonly Buffer[], seq: number): void {
    for (const key of keys) this.sql.run(`DELETE FROM ${index.table} WHERE k = ? AND seq = ?`, key, seq);
  }

  private claim(collection: Collection, index: Index, key: Buffer, seq: number, watch?: WriteWatch): void {
    watch?.takes(uniqueKey(index, key));
    const holder = this.holder(collection, index, key);
    if (holder && holder.seq !== seq) throw refuse.duplicate(collection.name, index.name);
  }
}

/** False where every path of the index leads to the same plain value in both. */
function isTouched({ fields }: Index, before: Doc, after: Doc): boolean {
  return fields.some(({ parts }) => {
    const value = plainAt(before, parts);
    return value === notPlain || value !== plainAt(after, parts);
  });
}

const notPlain = Symbol('an array, a date, or a document at the end of the path');

function plainAt(doc: Doc, parts: readonly string[]): unknown {
  let value: unknown = doc;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!isDoc(value)) return notPlain;
    value = value[part];
  }
  return typeof value === 'object' && value !== null ? notPlain : value;
}

function without(keys: readonly Buffer[], others: readonly Buffer[]): Buffer[] {
  return keys.filter((key) => !others.some((other) => other.equals(key)));
}
