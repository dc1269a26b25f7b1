import { refuse } from '../errors';
import type { Catalog, Collection, Index } from './catalog';
import { numberIn, type Sql, type SqlValue } from './driver';
import type { Doc } from './ejson';
import { encodeKey, indexEntries } from './keys';
import { bodyOf } from './rows';

const ROWS_A_STATEMENT = 50;

interface Entry {
  key: Buffer;
  seq: number;
}

/**
 * Adds many documents to a collection at once, inside the caller's transaction: indexes are written in their own order
 * afterwards, which is several times faster than one document after the other.
 */
export function insertMany(sql: Sql, catalog: Catalog, collection: Collection, docs: readonly Doc[]): void {
  const first = 1 + numberIn(sql.all(`SELECT max(seq) AS last FROM ${collection.table}`)[0], 'last');
  const rows = docs.map((doc, at): SqlValue[] => [first + at, encodeKey(doc._id), bodyOf(doc)]);
  try {
    writeRows(sql, `${collection.table}(seq, id, body)`, rows);
  } catch (error) {
    throw error instanceof Error && /UNIQUE/.test(error.message) ? refuse.duplicate(collection.name, '_id_') : error;
  }
  for (const index of collection.indexes) enter(sql, catalog, collection, index, docs, first);
}

function enter(
  sql: Sql,
  catalog: Catalog,
  collection: Collection,
  index: Index,
  docs: readonly Doc[],
  first: number,
): void {
  const entries: Entry[] = [];
  docs.forEach((doc, at) => {
    const { keys, arrayPaths } = indexEntries(doc, index.fields);
    catalog.mark(index, arrayPaths);
    for (const key of keys) entries.push({ key, seq: first + at });
  });
  entries.sort((one, other) => Buffer.compare(one.key, other.key) || one.seq - other.seq);
  const table = index.table;
  writeRows(
    sql,
    table,
    entries.map(({ key, seq }) => [key, seq]),
  );
  if (index.unique && sql.all(`SELECT 1 FROM ${table} GROUP BY k HAVING count(*) > 1 LIMIT 1`).length > 0) {
    throw refuse.duplicate(collection.name, index.name);
  }
}

function writeRows(sql: Sql, target: string, rows: readonly SqlValue[][]): void {
  const width = rows[0]?.length ?? 0;
  const one = `(${Array(width).fill('?').join(', ')})`;
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = rows.slice(at, at + ROWS_A_STATEMENT);
    sql.run(`INSERT INTO ${target} VALUES ${part.map(() => one).join(', ')}`, ...part.flat());
  }
}
