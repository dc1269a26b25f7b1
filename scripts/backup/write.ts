import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { digestOf, type Manifest, manifestFile, type Records } from './records';

/**
 * Writes everything into a new folder: each collection as JSON Lines, the files under their paths, and a manifest by which a
 * restore tells whether all of it is there. The folder appears when it is whole; the secret is not in it.
 */
export async function writeBackup(records: Records, to: string, made: string): Promise<Manifest> {
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`${to} is not empty: name a new folder.`);
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const manifest: Manifest = { made, collections: {}, files: [] };
  for (const name of records.names) manifest.collections[name] = await writeCollection(records, name, part);
  const files: Manifest['files'][number][] = [];
  for (const { path, location, creator } of records.files ?? []) {
    const copy = join(part, 'files', ...path.split('/'));
    mkdirSync(dirname(copy), { recursive: true });
    await copyFile(location, copy);
    files.push({ path, creator, sha256: await digestOf(copy) });
  }
  writeFileSync(manifestFile(part), JSON.stringify({ ...manifest, files }, undefined, 2));
  rmSync(to, { recursive: true, force: true });
  renameSync(part, to);
  return { ...manifest, files };
}

async function writeCollection(records: Records, name: string, folder: string) {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const body of records.bodies(name)) {
      count += 1;
      yield `${body}\n`;
    }
  }
  const file = join(folder, `${name}.json`);
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return { count, sha256: await digestOf(file) };
}
