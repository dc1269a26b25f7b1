import { randomBytes } from 'node:crypto';
import { refuse } from '../errors';
import type { Catalog, Collection } from './catalog';
import { conditionsOf, fixedValue } from './conditions';
import type { Doc } from './ejson';
import { Blocked, type GroupCommit } from './group-commit';
import type { Queries } from './query';
import { docOf, type Row, type Rows, type WriteWatch } from './rows';
import { applyUpdate, checkStorable, checkUpdate } from './update';

export interface ModifyOptions {
  multi: boolean;
  upsert: boolean;
  /** `change` holds update operators; otherwise it takes the place of the document. */
  merge: boolean;
}

export interface Modified {
  updated: number;
  /** The id of the document an upsert created. */
  upsertId?: unknown;
  /** The first document touched, as it is afterwards. */
  body?: string;
}

interface Parts {
  catalog: Catalog;
  rows: Rows;
  queries: Queries;
  group: GroupCommit;
  watch: WriteWatch;
}

/** Writes outside transactions. Each document's is atomic, and acknowledged only when it is on disk. */
export class Writes {
  constructor(private readonly parts: Parts) {}

  createCollection(name: string): Promise<void> {
    return this.parts.group.run(() => {
      this.parts.catalog.create(name);
    });
  }

  /** Several in their order, as MongoDB does: the first that is refused ends it, and those before it stay. */
  async insert(name: string, docs: readonly Doc[]): Promise<unknown[]> {
    const { catalog, rows, group, watch } = this.parts;
    let refused = false;
    const inserted = docs.map(withId).map((doc) =>
      group.run(() => {
        if (refused) return undefined;
        try {
          rows.insert(catalog.get(name), doc, watch);
        } catch (error) {
          refused ||= !(error instanceof Blocked);
          throw error;
        }
        return doc._id;
      }),
    );
    const failed = (await Promise.allSettled(inserted)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return Promise.all(inserted);
  }

  async modify(name: string, query: Doc, change: Doc, options: ModifyOptions): Promise<Modified> {
    const { catalog, rows, queries, group, watch } = this.parts;
    checkChange(change, options.merge);
    return group.run(() => {
      const collection = catalog.get(name);
      const found = queries.find(name, query, options.multi ? {} : { limit: 1 });
      const first = found[0];
      if (!first) return options.upsert ? this.insertMissing(collection, query, change, options.merge) : { updated: 0 };
      let updated = 0;
      let body: string | undefined;
      for (const row of found) {
        const doc = changed(row, query, change, options.merge);
        const now = rows.replace(collection, row, doc, watch);
        if (now !== row.body) updated++;
        body ??= now;
      }
      return body === undefined ? { updated } : { updated, body };
    });
  }

  async remove(name: string, query: Doc, multi: boolean): Promise<number> {
    const { catalog, rows, queries, group, watch } = this.parts;
    return group.run(() => {
      const collection = catalog.get(name);
      const found = queries.find(name, query, multi ? {} : { limit: 1 });
      for (const row of found) rows.remove(collection, row, watch);
      return found.length;
    });
  }

  private insertMissing(collection: Collection, query: Doc, change: Doc, merge: boolean): Modified {
    const id = fixedValue(conditionsOf(query), '_id')?.[0];
    const doc = withId(id === undefined ? {} : { _id: id });
    const full = changedDoc(doc, query, change, merge);
    this.parts.rows.insert(collection, full, this.parts.watch);
    return { updated: 0, upsertId: full._id };
  }
}

/** The document with an `_id`: its own or a new one of 32 hexadecimal digits, as CloudBase makes them. */
export function withId(doc: Doc): Doc {
  checkStorable(doc);
  if (doc._id === undefined || doc._id === null) return { _id: randomBytes(16).toString('hex'), ...withoutId(doc) };
  if (typeof doc._id !== 'string' && typeof doc._id !== 'number') {
    throw refuse.parameter('_id must be a string or a number');
  }
  return doc;
}

export function checkChange(change: Doc, merge: boolean): void {
  if (merge) checkUpdate(change);
  else checkStorable(change);
}

/** The document of `row` after `change`. */
export function changed(row: Pick<Row, 'body' | 'doc'>, query: Doc, change: Doc, merge: boolean): Doc {
  return changedDoc(docOf(row), query, change, merge);
}

function changedDoc(doc: Doc, query: Doc, change: Doc, merge: boolean): Doc {
  if (!merge) return { _id: doc._id, ...withoutId(change) };
  applyUpdate(doc, change, query);
  return doc;
}

function withoutId({ _id, ...rest }: Doc): Doc {
  return rest;
}
