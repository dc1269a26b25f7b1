import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './engine/store';
import type { Files } from './files/files';

/** The file in a data folder that says where its running cloud is addressed. */
export const addressFile = (dataDir: string) => join(dataDir, 'cloud.url');

/** Where a data folder keeps copies of itself that somebody has asked for. */
export const snapshotsIn = (dataDir: string) => join(dataDir, 'snapshots');

/**
 * Copies a data folder as it is at this moment, and answers where the copy lies: whoever asked for it takes it away. All of
 * it happens in one turn of the event loop, between two commits, so that no write can fall into the middle.
 */
export function takeSnapshot(dataDir: string, store: Store, files: Files): string {
  const folder = join(snapshotsIn(dataDir), randomBytes(8).toString('hex'));
  mkdirSync(join(folder, 'files'), { recursive: true });
  // Everything into the one file that is copied.
  store.sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(join(dataDir, 'cloud.db'), join(folder, 'cloud.db'));
  files.linkInto(join(folder, 'files'));
  return folder;
}
