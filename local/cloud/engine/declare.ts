import type { CollectionSchema, IndexSchema } from '../../../cloudfunctions/shared/store/schema';
import { StartError } from '../errors';
import type { Catalog, Collection, Index } from './catalog';
import { numberIn, type Sql, textIn } from './driver';
import { readBody } from './ejson';
import { indexEntries } from './keys';

const BATCH = 1000;
const MOST_INDEXES = 20;

/** Makes the declared collections and indexes exist, exactly: new ones are built, undeclared indexes dropped. */
export function declareCollections(sql: Sql, catalog: Catalog, schema: readonly CollectionSchema[]): void {
  for (const declared of schema) {
    if (declared.indexes.length > MOST_INDEXES) {
      throw new StartError(
        `The collection ${declared.name} has more than ${MOST_INDEXES} indexes: production allows no more.`,
      );
    }
    const collection = catalog.find(declared.name) ?? catalog.create(declared.name);
    const wanted = declared.indexes.map(normalised);
    for (const known of collection.indexes) {
      if (!wanted.some((index) => same(index, definitionOf(known)))) catalog.dropIndex(collection, known);
    }
    for (const index of wanted) {
      if (!collection.indexes.some(({ name }) => name === index.name)) build(sql, catalog, collection, index);
    }
  }
}

function build(sql: Sql, catalog: Catalog, collection: Collection, definition: IndexSchema): void {
  const index = catalog.addIndex(collection, definition);
  for (let last = 0, more = true; more; ) {
    const rows = sql.all(`SELECT seq, body FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ${BATCH}`, last);
    for (const row of rows) {
      last = numberIn(row, 'seq');
      catalog.addEntries(index, indexEntries(readBody(textIn(row, 'body')), index.fields), last);
    }
    more = rows.length === BATCH;
  }
  if (index.unique && sql.all(`SELECT 1 FROM ${index.table} GROUP BY k HAVING count(*) > 1 LIMIT 1`).length > 0) {
    throw new StartError(
      `The unique index ${collection.name}.${index.name} cannot be built: documents share a value. Start with an empty data folder.`,
    );
  }
}

function normalised(index: IndexSchema): IndexSchema {
  return { name: index.name, unique: index.unique === true, fields: index.fields };
}

function definitionOf(index: Index): IndexSchema {
  const fields = index.fields.map(({ path, direction }) => [path, direction] as const);
  return { name: index.name, unique: index.unique, fields };
}

function same(one: IndexSchema, other: IndexSchema): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
