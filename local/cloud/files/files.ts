import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { copyFileSync, createWriteStream, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { numberIn, type Sql, textIn } from '../engine/driver';
import type { GroupCommit } from '../engine/group-commit';
import { CloudError, refuse } from '../errors';

export interface StoredFile {
  path: string;
  /** Where the bytes lie. */
  location: string;
  size: number;
  /** The openid of the person who uploaded it from a phone; empty for a function. */
  creator: string;
}

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
const TABLE = `CREATE TABLE IF NOT EXISTS files(
  path TEXT PRIMARY KEY, stored TEXT NOT NULL, size INTEGER NOT NULL, creator TEXT NOT NULL)`;
const LONGEST_PATH = 500;
const ID_PREFIX = 'cloud://local-env.local/';

/** Cloud storage: bytes in a folder under random names, their paths and uploaders in the database. */
export class Files {
  constructor(
    private readonly sql: Sql,
    private readonly group: GroupCommit,
    private readonly folder: string,
    private readonly secret: string,
  ) {
    sql.exec(TABLE);
    mkdirSync(folder, { recursive: true });
    this.sweep();
  }

  find(path: string): StoredFile | undefined {
    const row = this.sql.all('SELECT path, stored, size, creator FROM files WHERE path = ?', path)[0];
    if (!row) return undefined;
    const location = join(this.folder, textIn(row, 'stored'));
    return { path: textIn(row, 'path'), location, size: numberIn(row, 'size'), creator: textIn(row, 'creator') };
  }

  /** Every file there is, by path. */
  all(): StoredFile[] {
    return this.sql.all('SELECT path FROM files ORDER BY path').flatMap((row) => this.find(textIn(row, 'path')) ?? []);
  }

  /** Gives every file a second name in another folder: its bytes never change, so they need not be copied. */
  linkInto(folder: string): void {
    for (const { location } of this.all()) {
      const other = join(folder, basename(location));
      try {
        linkSync(location, other);
      } catch {
        // Not every disk can do it.
        copyFileSync(location, other);
      }
    }
  }

  /** Stores the bytes durably, then the path; a file that had the path is replaced. Refuses more than 50 MB. */
  async save(path: string, bytes: Readable, creator: string): Promise<void> {
    checkPath(path);
    const stored = await this.keep((part) => writeLimited(bytes, part));
    const size = stored.size;
    await this.enter(path, stored.name, size, creator);
  }

  async remove(path: string): Promise<boolean> {
    const file = this.find(path);
    if (!file) return false;
    await this.group.run(() => this.sql.run('DELETE FROM files WHERE path = ?', path));
    await rm(file.location, { force: true });
    return true;
  }

  async copy(from: string, to: string): Promise<void> {
    checkPath(to);
    const file = this.find(from);
    if (!file) throw new CloudError('STORAGE_FILE_NONEXIST', 'storage file not exist');
    const stored = await this.keep(async (part) => {
      await copyFile(file.location, part);
      return file.size;
    });
    await this.enter(to, stored.name, stored.size, file.creator);
  }

  /** Puts a file in place before its row exists; the row is the caller's to write in its own transaction. */
  async keep(write: (part: string) => Promise<number>): Promise<{ name: string; size: number }> {
    const name = randomBytes(16).toString('hex');
    const part = join(this.folder, `${name}.part`);
    try {
      const size = await write(part);
      await sync(part);
      await rename(part, join(this.folder, name));
      await sync(this.folder);
      return { name, size };
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Inside a transaction of the caller. */
  writeRow(path: string, stored: string, size: number, creator: string): void {
    this.sql.run('INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?)', path, stored, size, creator);
  }

  sign(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('hex');
  }

  signed(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private async enter(path: string, stored: string, size: number, creator: string): Promise<void> {
    const before = this.find(path);
    await this.group.run(() => this.writeRow(path, stored, size, creator));
    if (before) await rm(before.location, { force: true });
  }

  /** Removes what a crash left half uploaded. */
  private sweep(): void {
    const known = new Set(this.sql.all('SELECT stored FROM files').map((row) => textIn(row, 'stored')));
    for (const name of readdirSync(this.folder)) if (!known.has(name)) rmSync(join(this.folder, name), { force: true });
  }
}

export function fileId(path: string): string {
  return `${ID_PREFIX}${path}`;
}

/** The cloud path of a file id; undefined when it is no file id. */
export function pathOfId(id: string): string | undefined {
  return id.startsWith(ID_PREFIX) ? id.slice(ID_PREFIX.length) : undefined;
}

/** Refuses a path that is empty, absolute, too long, leaves its folder or holds control characters. */
export function checkPath(path: string): void {
  const parts = path.split('/');
  const wellFormed =
    path.length > 0 &&
    path.length <= LONGEST_PATH &&
    !/[\p{Cc}\\]/u.test(path) &&
    !/^[a-zA-Z]:/.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!wellFormed) throw refuse.parameter('the cloud path is invalid');
}

async function writeLimited(bytes: Readable, part: string): Promise<number> {
  let size = 0;
  await pipeline(
    bytes,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        size += chunk.length;
        if (size > MAX_FILE_BYTES) throw refuse.parameter('the file is larger than 50 MB');
        yield chunk;
      }
    },
    createWriteStream(part),
  );
  return size;
}

async function sync(path: string): Promise<void> {
  // A folder cannot be opened for syncing on Windows, where renaming is durable by itself.
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
