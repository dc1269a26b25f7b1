import { randomBytes } from 'node:crypto';
import { CloudError, refuse } from '../errors';
import type { Catalog, Collection } from './catalog';
import { type Doc, readBody } from './ejson';
import { Blocked, type GroupCommit } from './group-commit';
import type { History } from './history';
import { indexEntries } from './keys';
import { bodyOf, documentKey, type Rows, uniqueKey, type WriteWatch } from './rows';
import { changed, checkChange, type Modified, type ModifyOptions, withId } from './writes';

interface Parts {
  catalog: Catalog;
  rows: Rows;
  group: GroupCommit;
  history: History;
  /** How long a transaction may stay open (ms). */
  limitMs: number;
}

interface PendingWrite {
  collection: Collection;
  id: unknown;
  /** null: removed. */
  body: string | null;
}

interface Open {
  id: string;
  snapshot: number;
  writes: Map<string, PendingWrite>;
  locks: Set<string>;
  timer: NodeJS.Timeout;
}

/**
 * Transactions as production has them: reads see the store as it was at the start, the first writer of a document wins
 * and a second fails at once, nothing is seen before the commit, a transaction left open for too long is rolled back.
 */
export class Transactions {
  private readonly open = new Map<string, Open>();
  private readonly holders = new Map<string, Open>();

  constructor(private readonly parts: Parts) {}

  begin(): string {
    const id = randomBytes(16).toString('hex');
    const timer = setTimeout(() => this.abort(id), this.parts.limitMs).unref();
    this.open.set(id, { id, snapshot: this.parts.history.open(), writes: new Map(), locks: new Set(), timer });
    return id;
  }

  read(id: string, collectionName: string, documentId: unknown): string | null {
    const transaction = this.get(id);
    return this.bodyIn(transaction, this.parts.catalog.get(collectionName), documentId);
  }

  insert(id: string, collectionName: string, docs: readonly Doc[]): unknown[] {
    return this.within(id, (transaction) => {
      const collection = this.parts.catalog.get(collectionName);
      return docs.map(withId).map((doc) => {
        this.lock(transaction, documentKey(collection, doc._id));
        if (this.bodyIn(transaction, collection, doc._id) !== null) throw refuse.duplicate(collection.name, '_id_');
        this.write(transaction, collection, doc);
        return doc._id;
      });
    });
  }

  modify(id: string, collectionName: string, query: Doc, change: Doc, options: ModifyOptions): Modified {
    return this.within(id, (transaction) => {
      const collection = this.parts.catalog.get(collectionName);
      checkChange(change, options.merge);
      this.lock(transaction, documentKey(collection, query._id));
      const body = this.bodyIn(transaction, collection, query._id);
      if (body === null && !options.upsert) return { updated: 0 };
      const current = body ?? bodyOf(withId({ _id: query._id }));
      const after = this.write(transaction, collection, changed({ body: current }, query, change, options.merge));
      if (body === null) return { updated: 0, upsertId: query._id };
      return { updated: after === body ? 0 : 1, body: after };
    });
  }

  remove(id: string, collectionName: string, documentId: unknown): number {
    return this.within(id, (transaction) => {
      const collection = this.parts.catalog.get(collectionName);
      const key = documentKey(collection, documentId);
      this.lock(transaction, key);
      if (this.bodyIn(transaction, collection, documentId) === null) return 0;
      transaction.writes.set(key, { collection, id: documentId, body: null });
      return 1;
    });
  }

  async commit(id: string): Promise<void> {
    const transaction = this.get(id);
    this.open.delete(id);
    clearTimeout(transaction.timer);
    try {
      if (transaction.writes.size > 0)
        await this.parts.group.run(() => storeWrites(this.parts, [...transaction.writes.values()]));
    } finally {
      this.end(transaction);
    }
  }

  abort(id: string): void {
    const transaction = this.get(id);
    this.open.delete(id);
    this.end(transaction);
  }

  /** Throws `Blocked` when an open transaction holds what a plain write is about to take. */
  holdsUp(key: string): void {
    if (this.holders.has(key)) throw new Blocked();
  }

  close(): void {
    for (const id of [...this.open.keys()]) this.abort(id);
  }

  private get(id: string): Open {
    const transaction = this.open.get(id);
    if (transaction) return transaction;
    throw refuse.transaction(
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist, it must be committed or aborted within 30s.',
    );
  }

  /** Any refusal inside a transaction ends it, as in production. */
  private within<T>(id: string, work: (transaction: Open) => T): T {
    const transaction = this.get(id);
    try {
      return work(transaction);
    } catch (error) {
      if (error instanceof CloudError) this.abort(id);
      throw error;
    }
  }

  private bodyIn(transaction: Open, collection: Collection, id: unknown): string | null {
    const key = documentKey(collection, id);
    const own = transaction.writes.get(key);
    if (own) return own.body;
    const earlier = this.parts.history.at(key, transaction.snapshot);
    return earlier === undefined ? (this.parts.rows.byId(collection, id)?.body ?? null) : earlier;
  }

  private lock(transaction: Open, key: string): void {
    const holder = this.holders.get(key);
    const taken = holder !== undefined && holder !== transaction;
    if (taken || this.parts.history.changedSince(key, transaction.snapshot)) throw refuse.conflict();
    this.holders.set(key, transaction);
    transaction.locks.add(key);
  }

  private write(transaction: Open, collection: Collection, doc: Doc): string {
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const key of indexEntries(doc, index.fields).keys) {
        this.lock(transaction, uniqueKey(index, key));
        const holder = this.parts.rows.holder(collection, index, key);
        if (holder && !this.lets(transaction, collection, readBody(holder.body)._id, doc._id)) {
          throw refuse.duplicate(collection.name, index.name);
        }
      }
    }
    const body = bodyOf(doc);
    transaction.writes.set(documentKey(collection, doc._id), { collection, id: doc._id, body });
    return body;
  }

  /** The holder of a unique key is the document itself, or one this transaction changes or removes. */
  private lets(transaction: Open, collection: Collection, holderId: unknown, id: unknown): boolean {
    return holderId === id || transaction.writes.has(documentKey(collection, holderId));
  }

  private end(transaction: Open): void {
    clearTimeout(transaction.timer);
    for (const key of transaction.locks) this.holders.delete(key);
    this.parts.history.close();
    this.parts.group.resume();
  }
}

/** Writes what a transaction has gathered; runs inside the group's own transaction. */
function storeWrites({ catalog, rows, history }: Parts, writes: readonly PendingWrite[]): void {
  const watch: WriteWatch = {
    takes: () => undefined,
    replaces: (collection, id, body) => history.note(documentKey(collection, id), body),
  };
  // Removals first: they may free the unique keys that the others take.
  for (const { collection, id } of writes.filter(({ body }) => body === null)) {
    const row = rows.byId(collection, id);
    if (row) rows.remove(catalog.get(collection.name), row, watch);
  }
  for (const { collection, id, body } of writes) {
    if (body === null) continue;
    const current = catalog.get(collection.name);
    const row = rows.byId(current, id);
    if (row) rows.replace(current, row, readBody(body), watch);
    else rows.insert(current, readBody(body), watch);
  }
}
