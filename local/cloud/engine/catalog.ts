import type { IndexSchema } from '../../../cloudfunctions/shared/store/schema';
import { CloudError, refuse } from '../errors';
import { numberIn, type Sql, textIn } from './driver';
import { type IndexEntries, type KeyField, keyField } from './keys';

export interface Index {
  name: string;
  unique: boolean;
  fields: readonly KeyField[];
  /** Table of (k, seq); of the index on `_id` the collection's own table. */
  table: string;
  /** The indexed paths on which some document has an array. */
  arrayPaths: ReadonlySet<string>;
}

export interface Collection {
  name: string;
  table: string;
  /** The index on `_id`, which is a column of the table itself. */
  primary: Index;
  indexes: Index[];
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
  CREATE TABLE IF NOT EXISTS indexes(
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, definition TEXT NOT NULL, multikey INTEGER NOT NULL);
`;
const COLLECTION_NAME = /^[a-zA-Z0-9][\w-]{0,63}$/;

/** Which collections and indexes exist, and in which tables they lie. */
export class Catalog {
  private readonly byName = new Map<string, Collection>();
  private readonly unsavedMarks = new Set<Index>();

  constructor(private readonly sql: Sql) {
    sql.exec(TABLES);
    this.reload();
  }

  /** Reads anew what is stored: at the start, and after a commit failed. */
  reload(): void {
    this.byName.clear();
    this.unsavedMarks.clear();
    const rows = this.sql.all('SELECT id, name FROM collections');
    for (const row of rows) this.load(numberIn(row, 'id'), textIn(row, 'name'));
  }

  find(name: string): Collection | undefined {
    return this.byName.get(name);
  }

  all(): Collection[] {
    return [...this.byName.values()];
  }

  get(name: string): Collection {
    const collection = this.byName.get(name);
    if (!collection) throw refuse.noCollection(name);
    return collection;
  }

  create(name: string): Collection {
    if (!COLLECTION_NAME.test(name)) throw refuse.parameter(`collection name is invalid: ${name}`);
    if (this.byName.has(name)) {
      throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Db or Table already exist: ${name}.`);
    }
    const id = this.sql.run('INSERT INTO collections(name) VALUES(?)', name);
    this.sql.exec(`CREATE TABLE c${id}(seq INTEGER PRIMARY KEY, id BLOB UNIQUE NOT NULL, body TEXT NOT NULL)`);
    return this.load(id, name);
  }

  /** Adds the entries of one document to one index. Uniqueness is the caller's to check. */
  addEntries(index: Index, entries: IndexEntries, seq: number): void {
    this.mark(index, entries.arrayPaths);
    for (const key of entries.keys) this.sql.run(`INSERT INTO ${index.table} VALUES(?, ?)`, key, seq);
  }

  /** Notes that a document has an array on these paths of the index. */
  mark(index: Index, arrayPaths: readonly string[]): void {
    if (arrayPaths.every((path) => index.arrayPaths.has(path))) return;
    index.arrayPaths = new Set([...index.arrayPaths, ...arrayPaths]);
    this.unsavedMarks.add(index);
  }

  /**
   * Writes the marks made since the last call: to be called before each commit. A mark survives the rollback of the
   * document that caused it, which is harmless; a mark lost would make later answers wrong.
   */
  saveMarks(): void {
    for (const index of this.unsavedMarks) {
      this.sql.run('UPDATE indexes SET multikey = ? WHERE id = ?', markOf(index), Number(index.table.slice(1)));
    }
  }

  marksSaved(): void {
    this.unsavedMarks.clear();
  }

  /** Enters a new index, still without entries. */
  addIndex(collection: Collection, definition: IndexSchema): Index {
    const owner = Number(collection.table.slice(1));
    const text = JSON.stringify(definition);
    const id = this.sql.run('INSERT INTO indexes(collection, definition, multikey) VALUES(?, ?, 0)', owner, text);
    const index = indexOf(definition, id, 0);
    this.sql.exec(
      `CREATE TABLE ${index.table}(k BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(k, seq)) WITHOUT ROWID`,
    );
    collection.indexes.push(index);
    return index;
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sql.exec(`DROP TABLE ${index.table}`);
    this.sql.run('DELETE FROM indexes WHERE id = ?', Number(index.table.slice(1)));
    collection.indexes = collection.indexes.filter((known) => known !== index);
  }

  private load(id: number, name: string): Collection {
    const rows = this.sql.all('SELECT id, definition, multikey FROM indexes WHERE collection = ? ORDER BY id', id);
    const table = `c${id}`;
    const collection: Collection = {
      name,
      table,
      primary: { name: '_id_', unique: true, fields: [keyField('_id', 1)], table, arrayPaths: new Set() },
      indexes: rows.map((row) => {
        const definition: IndexSchema = JSON.parse(textIn(row, 'definition'));
        return indexOf(definition, numberIn(row, 'id'), numberIn(row, 'multikey'));
      }),
    };
    this.byName.set(name, collection);
    return collection;
  }
}

function indexOf(definition: IndexSchema, id: number, mark: number): Index {
  const fields = definition.fields.map(([path, direction]) => keyField(path, direction));
  const paths = fields.map(({ path }) => path).filter((_, at) => mark === anywhere || (mark & bitAt(at)) !== 0);
  return {
    name: definition.name,
    unique: definition.unique === true,
    fields,
    table: `x${id}`,
    arrayPaths: new Set(paths),
  };
}

/** As a mark is stored: a bit for each path of the index that has arrays. Stores of before say only that there are some. */
const anywhere = 1;
const bitAt = (at: number) => 2 << at;
const markOf = ({ fields, arrayPaths }: Index) =>
  fields.reduce((mark, { path }, at) => (arrayPaths.has(path) ? mark | bitAt(at) : mark), 0);
