import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { textIn } from '../../local/cloud/engine/driver';
import { isDoc, readBody } from '../../local/cloud/engine/ejson';
import { openStore } from '../../local/cloud/engine/open-store';
import { messageOf, StartError } from '../../local/cloud/errors';
import { Files } from '../../local/cloud/files/files';
import { lockFolder } from '../../local/cloud/lock';
import { addressFile } from '../../local/cloud/snapshot';

/** A file of the cloud's storage; `creator` is the openid of who uploaded it, empty where nobody is known. */
export interface FileRecord {
  path: string;
  location: string;
  creator: string;
}

/** Everything of one union, wherever it lies. */
export interface Records {
  names: readonly string[];
  /** The documents of a collection, each as JSON (relaxed EJSON). */
  bodies(name: string): AsyncIterable<string> | Iterable<string>;
  /** Undefined where files are no part of it: CloudBase exports collections alone. */
  files: readonly FileRecord[] | undefined;
  close(): void;
}

/** What a backup says of itself (manifest.json); CloudBase's own exports have none. */
export interface Manifest {
  made: string;
  collections: Record<string, { count: number; sha256: string }>;
  files: readonly { path: string; creator: string; sha256: string }[];
}

export const manifestFile = (folder: string) => join(folder, 'manifest.json');

/** Opens a data folder, running or not, or a folder of exported collections. */
export async function openRecords(folder: string): Promise<Records> {
  if (existsSync(join(folder, 'cloud.db'))) return openData(folder);
  const names = existsSync(folder)
    ? readdirSync(folder).flatMap((name) => /^([a-z]\w*)\.json$/i.exec(name)?.[1] ?? [])
    : [];
  const known = names.filter((name) => collections.some((collection) => collection.name === name));
  if (known.length > 0) return openExport(folder, known);
  throw new Error(
    `${folder} holds neither a store (cloud.db) nor exported collections (cases.json, settings.json, …).`,
  );
}

/** A folder that nobody uses is read where it lies; one in use makes a copy of itself, which is taken away afterwards. */
async function openData(folder: string): Promise<Records> {
  const unlock = await lockFolder(folder).catch((error: unknown) => {
    if (error instanceof StartError && existsSync(addressFile(folder))) return undefined;
    throw error;
  });
  if (unlock) return readStore(folder, unlock);
  const copy = await askForCopy(readFileSync(addressFile(folder), 'utf8'));
  return readStore(copy, () => rmSync(copy, { recursive: true, force: true }));
}

async function askForCopy(url: string): Promise<string> {
  const headers = { authorization: 'Credential=local/' };
  const reply = await fetch(`${url}/local/snapshot`, { method: 'POST', headers });
  const answer: { folder?: string; error?: string } = await reply.json();
  if (!answer.folder) throw new Error(`The running cloud at ${url} made no copy: ${answer.error ?? reply.status}.`);
  return answer.folder;
}

function readStore(folder: string, done: () => void): Records {
  const store = openStore(folder, collections);
  const files = new Files(store.sql, store.group, join(folder, 'files'), '');
  return {
    names: store.catalog.all().map(({ name }) => name),
    *bodies(name) {
      const { table } = store.catalog.get(name);
      for (let last = 0; ; ) {
        const rows = store.sql.all(`SELECT seq, body FROM ${table} WHERE seq > ? ORDER BY seq LIMIT 200`, last);
        if (rows.length === 0) return;
        for (const row of rows) yield textIn(row, 'body');
        last = Number(rows.at(-1)?.seq);
      }
    },
    files: files.all(),
    close() {
      store.close();
      done();
    },
  };
}

/** JSON Lines, a document each, as CloudBase's console exports a collection: docs.cloudbase.net/database/manage. */
function openExport(folder: string, names: readonly string[]): Records {
  return {
    names,
    bodies: (name) => linesOf(join(folder, `${name}.json`)),
    files: filesOf(folder),
    close() {},
  };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let at = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    at += 1;
    // Windows programs put a mark in front of UTF-8.
    const text = at === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() !== '') yield checkedDocument(text, `${file}:${at}`);
  }
}

function checkedDocument(text: string, place: string): string {
  try {
    const doc = readBody(text);
    if (isDoc(doc) && doc._id !== undefined) return text;
  } catch (error) {
    throw new Error(`${place} is not JSON: ${messageOf(error)}`);
  }
  throw new Error(`${place} is no document with an _id: a collection must be exported as JSON, not as CSV.`);
}

/** The manifest of a backup; undefined where the folder is an export of CloudBase. */
export function readManifest(folder: string): Manifest | undefined {
  const file = manifestFile(folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function filesOf(folder: string): FileRecord[] | undefined {
  return readManifest(folder)?.files.map(({ path, creator }) => ({
    path,
    creator,
    location: join(folder, 'files', ...path.split('/')),
  }));
}

/** SHA-256 of a file, as hexadecimal. */
export async function digestOf(location: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(location)) hash.update(part);
  return hash.digest('hex');
}
