import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Keys, keyTrouble } from '../../cloudfunctions/shared/keys';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import { insertMany } from '../../local/cloud/engine/bulk';
import { type Doc, readBody } from '../../local/cloud/engine/ejson';
import { openStore } from '../../local/cloud/engine/open-store';
import type { Store } from '../../local/cloud/engine/store';
import { checkPath, Files } from '../../local/cloud/files/files';
import { lockFolder } from '../../local/cloud/lock';
import { markFilled } from '../../local/cloud/world';
import { secretFile } from '../../local/secret';
import { digestOf, openRecords, type Records, readManifest } from './records';

export interface Restoring {
  from: string;
  /** The data folder to be made. */
  to: string;
  /** The secret that the store was written with. */
  secret: string;
  /** Replaces what lies in the data folder. */
  over: boolean;
}

const chunk = 500;

/** Makes a data folder of a backup or of CloudBase's export. Answers how many documents of each collection. */
export async function restore({ from, to, secret, over }: Restoring): Promise<Record<string, number>> {
  if (!over && existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty: name another folder, or say --over to replace what is in it.`);
  await checkWhole(from);
  const records = await openRecords(from);
  try {
    await checkSecret(records, secret);
    const unlock = await lockFolder(to);
    try {
      return await fill(records, to, secret);
    } finally {
      unlock();
    }
  } finally {
    records.close();
  }
}

/** Compares what is there with what the backup says it holds. */
async function checkWhole(folder: string): Promise<void> {
  const manifest = readManifest(folder);
  if (!manifest) return;
  const parts = [
    ...Object.entries(manifest.collections).map(([name, { sha256 }]) => ({ name: `${name}.json`, sha256 })),
    ...manifest.files.map(({ path, sha256 }) => ({ name: join('files', ...path.split('/')), sha256 })),
  ];
  for (const { name, sha256 } of parts) {
    const file = join(folder, name);
    const state = existsSync(file) ? await digestOf(file) : 'gone';
    if (state !== sha256)
      throw new Error(`The backup is damaged: ${file} ${state === 'gone' ? 'is gone' : 'is not as it was written'}.`);
  }
}

async function checkSecret(records: Records, secret: string): Promise<void> {
  if (!records.names.includes('settings')) throw new Error('Nothing was restored: there is no settings.json.');
  for await (const body of records.bodies('settings')) {
    const { keys }: { keys?: Keys } = JSON.parse(body);
    const trouble = keys && keyTrouble(keys, vaultWith(secret));
    if (trouble) throw new Error(`Nothing was restored: ${trouble}.`);
  }
}

async function fill(records: Records, to: string, secret: string): Promise<Record<string, number>> {
  for (const name of readdirSync(to))
    if (name !== 'cloud.pid') rmSync(join(to, name), { recursive: true, force: true });
  mkdirSync(join(to, 'files'), { recursive: true });
  const store = openStore(to, collections);
  try {
    const counts: Record<string, number> = {};
    for (const name of records.names) counts[name] = await fillCollection(store, records, name);
    await fillFiles(new Files(store.sql, store.group, join(to, 'files'), ''), store, records);
    await store.group.run(() => markFilled(store));
    writeFileSync(secretFile(to), secret, { mode: 0o600 });
    return counts;
  } finally {
    store.close();
  }
}

async function fillCollection(store: Store, records: Records, name: string): Promise<number> {
  let count = 0;
  let docs: Doc[] = [];
  const put = async () => {
    const batch = docs;
    docs = [];
    count += batch.length;
    await store.group.run(() => {
      const collection = store.catalog.find(name) ?? store.catalog.create(name);
      insertMany(store.sql, store.catalog, collection, batch);
    });
  };
  for await (const body of records.bodies(name)) {
    docs.push(readBody(body));
    if (docs.length === chunk) await put();
  }
  await put();
  return count;
}

async function fillFiles(files: Files, store: Store, records: Records): Promise<void> {
  for (const { path, location, creator } of records.files ?? []) {
    checkPath(path);
    const { name, size } = await files.keep(async (part) => {
      await copyFile(location, part);
      return (await stat(part)).size;
    });
    await store.group.run(() => files.writeRow(path, name, size, creator));
  }
}
