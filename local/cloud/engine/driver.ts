import { rmSync } from 'node:fs';
import { Database, type Statement } from 'node-sqlite3-wasm';

export type SqlValue = number | string | Uint8Array | null;
export type SqlRow = Record<string, unknown>;

/** The whole of what the store asks of SQLite, so that another build of it can take this one's place. */
export interface Sql {
  exec(sql: string): void;
  /** Returns the row id of an insert. */
  run(sql: string, ...values: SqlValue[]): number;
  all(sql: string, ...values: SqlValue[]): SqlRow[];
  close(): void;
}

const CACHE_KIB = 64 * 1024;

/** Opens `file` for this process alone: write-ahead log, every commit synced. The caller holds the folder's lock. */
export function openSql(file: string): Sql {
  // The library's own lock is a folder that outlives a killed process; ours (lock.ts) does not.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  const database = new Database(file);
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const use = <T>(sql: string, work: (statement: Statement) => T): T => {
    const statement = prepare(sql);
    try {
      return work(statement);
    } catch (error) {
      // A statement that failed keeps its error and would refuse its next use.
      prepared.delete(sql);
      finalize(statement);
      throw error;
    }
  };
  database.exec('PRAGMA locking_mode=EXCLUSIVE');
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('PRAGMA synchronous=FULL');
  database.exec(`PRAGMA cache_size=-${CACHE_KIB}`);
  database.exec('PRAGMA temp_store=MEMORY');
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, ...values) => Number(use(sql, (statement) => statement.run(values)).lastInsertRowid),
    // Never `get`: it leaves the cursor open, and a commit under an open cursor fails.
    all: (sql, ...values) => use(sql, (statement) => statement.all(values)),
    close: () => {
      for (const statement of prepared.values()) finalize(statement);
      database.close();
    },
  };
}

function finalize(statement: Statement): void {
  try {
    statement.finalize();
  } catch {
    // SQLite repeats here the error of its last use; it is freed all the same.
  }
}

export function numberIn(row: SqlRow | undefined, column: string): number {
  return Number(row?.[column] ?? 0);
}

export function textIn(row: SqlRow, column: string): string {
  return String(row[column] ?? '');
}

export function bytesIn(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : new Uint8Array();
}
