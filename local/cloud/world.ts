import { writeFile } from 'node:fs/promises';
import { insertMany } from './engine/bulk';
import type { Doc } from './engine/ejson';
import type { Store } from './engine/store';
import { withId } from './engine/writes';
import type { Files } from './files/files';
import { checkPath } from './files/files';

/** What an empty store is filled with: documents by collection, files by cloud path. */
export interface World {
  documents: Record<string, readonly Record<string, unknown>[]>;
  files?: Record<string, Uint8Array>;
}

const MARKER = 'filled';

/** A store that was filled once, or holds documents, is not filled again. */
export function isEmpty({ sql, catalog }: Store): boolean {
  if (sql.all('SELECT 1 FROM meta WHERE key = ?', MARKER).length > 0) return false;
  return catalog.all().every(({ table }) => sql.all(`SELECT 1 FROM ${table} LIMIT 1`).length === 0);
}

/** Writes a world and the marker in one transaction: a crash on the way leaves an empty store. */
export async function fillStore(store: Store, files: Files, world: World): Promise<void> {
  const stored: { path: string; name: string; size: number }[] = [];
  for (const [path, bytes] of Object.entries(world.files ?? {})) {
    checkPath(path);
    const { name, size } = await files.keep(async (part) => {
      await writeFile(part, bytes);
      return bytes.byteLength;
    });
    stored.push({ path, name, size });
  }
  await store.group.run(() => {
    for (const [name, docs] of Object.entries(world.documents)) {
      const collection = store.catalog.find(name) ?? store.catalog.create(name);
      const complete = docs.map((doc) => withId(plainCopy(doc)));
      insertMany(store.sql, store.catalog, collection, complete);
    }
    for (const { path, name, size } of stored) files.writeRow(path, name, size, '');
    markFilled(store);
  });
}

/** Notes in a store that it was filled; inside a transaction of the caller. */
export function markFilled({ sql }: Store): void {
  sql.run('INSERT INTO meta VALUES(?, ?)', MARKER, new Date().toISOString());
}

/** A world's code may hand over fields that are undefined; a document has none. */
function plainCopy(doc: Doc): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined));
}
