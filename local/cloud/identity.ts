import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textIn } from './engine/driver';
import type { Store } from './engine/store';
import { messageOf, StartError } from './errors';

const nameFile = (dataDir: string) => join(dataDir, 'cloud.id');

/** Refuses to begin anew in a folder whose store was emptied or taken away: what belongs to it lies there still. */
export function checkStoreIsThere(dataDir: string): void {
  const store = join(dataDir, 'cloud.db');
  if ((statSync(store, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const files = join(dataDir, 'files');
  const left = existsSync(nameFile(dataDir)) || (existsSync(files) && readdirSync(files).length > 0);
  if (left) throw gone(dataDir, existsSync(store) ? 'cloud.db is empty' : 'cloud.db is gone');
}

/**
 * A store and its folder know each other by a name that is made once. Refuses a store that is another one than the
 * folder's, an emptied one among them; a folder from before such names gets one.
 */
export function checkStoreBelongs(dataDir: string, { sql }: Store): void {
  const file = nameFile(dataDir);
  const row = sql.all("SELECT value FROM meta WHERE key = 'id'")[0];
  const own = row && textIn(row, 'value');
  const expected = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (expected !== undefined && expected !== own) throw gone(dataDir, 'cloud.db is empty or of another folder');
  if (expected !== undefined) return;
  const id = own ?? randomBytes(16).toString('hex');
  if (own === undefined) sql.run("INSERT INTO meta VALUES('id', ?)", id);
  writeFileSync(file, `${id}\n`);
}

/** Refuses to start where nothing can be stored. */
export function checkFolderTakesData(dataDir: string): void {
  const probe = join(dataDir, 'cloud.probe');
  try {
    // As much as the start itself may have to write.
    writeFileSync(probe, Buffer.alloc(256 * 1024));
    writeFileSync(probe, '');
  } catch (error) {
    throw new StartError(
      `Nothing can be stored in ${dataDir} (${messageOf(error)}): free some space or see to its permissions, then start again. What is there is untouched.`,
    );
  }
}

function gone(dataDir: string, why: string): StartError {
  return new StartError(
    `The store of ${dataDir} is missing although its other files are there (${why}): put a backup of the folder in its place, or begin anew with --reset, which deletes the rest.`,
  );
}
