import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectionSchema } from '../../../cloudfunctions/shared/store/schema';
import { messageOf, StartError } from '../errors';
import { declareCollections } from './declare';
import { Store, type StoreTimes } from './store';

const MAGIC = 'SQLite format 3\0';
/** Up to this size every page is checked at the start (about a second); above it only what the start reads. */
const CHECKED_BYTES = 256 * 1024 * 1024;

/** Opens the database of a data folder and brings its indexes in line with the schema. A damaged one is left as it is. */
export function openStore(dataDir: string, collections: readonly CollectionSchema[], times?: StoreTimes): Store {
  const file = join(dataDir, 'cloud.db');
  const damaged = (why: string) =>
    new StartError(
      `The data in ${file} is damaged (${why}) and was left untouched: restore a copy of the folder, or start with another one.`,
    );
  if (existsSync(file) && statSync(file).size > 0 && !hasMagic(file)) throw damaged('it is no database');
  let store: Store | undefined;
  try {
    store = new Store(file, times);
    const problem = firstProblem(store, file);
    if (problem) throw damaged(problem);
    declare(store, collections);
    return store;
  } catch (error) {
    closeQuietly(store);
    throw error instanceof StartError ? error : damaged(messageOf(error));
  }
}

function hasMagic(file: string): boolean {
  const head = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, head);
  closeSync(descriptor);
  return head.toString('latin1') === MAGIC;
}

function firstProblem(store: Store, file: string): string | undefined {
  if (statSync(file).size > CHECKED_BYTES) return undefined;
  const row = store.sql.all('PRAGMA quick_check(1)')[0];
  const answer = String(Object.values(row ?? {})[0] ?? '');
  return answer === 'ok' ? undefined : answer;
}

function declare(store: Store, collections: readonly CollectionSchema[]): void {
  store.sql.exec('BEGIN IMMEDIATE');
  declareCollections(store.sql, store.catalog, collections);
  store.catalog.saveMarks();
  store.sql.exec('COMMIT');
  store.catalog.marksSaved();
}

function closeQuietly(store: Store | undefined): void {
  try {
    store?.sql.close();
  } catch {
    // What is wrong with it has been told already.
  }
}
