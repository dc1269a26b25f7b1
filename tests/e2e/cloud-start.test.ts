import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, startTestCloud, stopLeftovers } from '../support/local-cloud';

const ROWS = [{ name: 'rows', indexes: [] }];

describe('starting the cloud', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'start-'));
  });
  afterEach(async () => {
    await stopLeftovers();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const rowsOf = async (url: string): Promise<unknown> => (await connect(url).database().collection('rows').get()).data;
  const oneLine = (part: RegExp) => ({ message: expect.stringMatching(new RegExp(`^[^\\n]*${part.source}[^\\n]*$`)) });

  it('what was written is there after a restart', async () => {
    const first = await startTestCloud({ dataDir, collections: ROWS });
    await connect(first.url).database().collection('rows').add({ _id: 'kept' });
    await first.stop();
    const second = await startTestCloud({ dataDir, collections: ROWS });
    expect(await rowsOf(second.url)).toEqual([{ _id: 'kept' }]);
    await second.stop();
  });

  it('a world fills an empty store once', async () => {
    const world = (id: string) => ({ documents: { rows: [{ _id: id, at: new Date(0), none: undefined }] } });
    const first = await startTestCloud({ dataDir, collections: ROWS, world: world('first') });
    expect(await rowsOf(first.url)).toEqual([{ _id: 'first', at: new Date(0) }]);
    await first.stop();
    const second = await startTestCloud({ dataDir, collections: ROWS, world: world('second') });
    expect(await rowsOf(second.url)).toEqual([{ _id: 'first', at: new Date(0) }]);
    await second.stop();
  });

  it('new indexes are built, changed ones rebuilt, dropped ones forgotten', async () => {
    const documents = {
      rows: Array.from({ length: 50 }, (_item, n) => ({ _id: `r${n}`, n, half: n % 2, list: n === 7 ? [1, 2] : [] })),
    };
    const kinds = [
      [],
      [
        { name: 'n', fields: [['n', 1] as const] },
        { name: 'list', fields: [['list', 1] as const] },
      ],
      [
        { name: 'n', fields: [['half', 1] as const, ['n', -1] as const] },
        { name: 'list', fields: [['list', 1] as const] },
      ],
      [{ name: 'n', fields: [['half', 1] as const] }],
    ];
    for (const indexes of kinds) {
      const cloud = await startTestCloud({ dataDir, collections: [{ name: 'rows', indexes }], world: { documents } });
      const db = connect(cloud.url).database();
      const { data } = await db
        .collection('rows')
        .where({ half: 1, n: db.command.gt(40) })
        .orderBy('n', 'desc')
        .get();
      expect(data.map(({ n }: { n: number }) => n)).toEqual([49, 47, 45, 43, 41]);
      expect((await db.collection('rows').where({ list: 2 }).count()).total).toBe(1);
      await db.collection('rows').doc('r49').update({ n: 49 });
      await cloud.stop();
    }
  });

  it('a unique index that cannot hold is told, and nothing is changed', async () => {
    const documents = {
      rows: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ],
    };
    const first = await startTestCloud({ dataDir, collections: ROWS, world: { documents } });
    await first.stop();
    const unique = [{ name: 'rows', indexes: [{ name: 'n', unique: true, fields: [['n', 1] as const] }] }];
    await expect(startTestCloud({ dataDir, collections: unique })).rejects.toMatchObject(
      oneLine(/rows\.n cannot be built/),
    );
    const again = await startTestCloud({ dataDir, collections: ROWS });
    expect(await rowsOf(again.url)).toEqual(documents.rows);
    await again.stop();
  });

  it('more than 20 indexes are refused, as in production', async () => {
    const indexes = Array.from({ length: 21 }, (_item, at) => ({ name: `i${at}`, fields: [[`f${at}`, 1] as const] }));
    await expect(startTestCloud({ dataDir, collections: [{ name: 'rows', indexes }] })).rejects.toMatchObject(
      oneLine(/more than 20 indexes/),
    );
  });

  it('a port that is taken is told in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await expect(startTestCloud({ dataDir, collections: ROWS, flags: ['--port', port] })).rejects.toMatchObject(
      oneLine(/Port \d+ is taken/),
    );
    other.close();
  });

  it('a folder in use is told in one line, and its owner is not disturbed', async () => {
    const owner = await startTestCloud({ dataDir, collections: ROWS });
    await expect(startTestCloud({ dataDir, collections: ROWS })).rejects.toMatchObject(
      oneLine(/in use by process \d+/),
    );
    await connect(owner.url).database().collection('rows').add({ _id: 'still here' });
    await owner.stop();
  });

  it('a second one never gets in, whatever file is deleted and by whatever path it comes', async () => {
    const owner = await startTestCloud({ dataDir, collections: ROWS });
    const other = `${dataDir}-link`;
    symlinkSync(dataDir, other);
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
    for (const path of [dataDir, other])
      await expect(startTestCloud({ dataDir: path, collections: ROWS })).rejects.toMatchObject(
        oneLine(/in use by another process/),
      );
    rmSync(other);
    await owner.stop();
  });

  it.each([
    ['emptied', (file: string) => writeFileSync(file, '')],
    ['deleted', (file: string) => rmSync(file)],
  ])('a store that was %s beside its own files is told, not started anew', async (_what, spoil) => {
    const world = { documents: { rows: [{ _id: 'kept' }] }, files: { 'papers/a.jpg': Buffer.from('a picture') } };
    const first = await startTestCloud({ dataDir, collections: ROWS, world });
    await first.stop();
    const file = join(dataDir, 'cloud.db');
    const saved = readFileSync(file);
    const uploaded = readdirSync(join(dataDir, 'files'));
    // Without the folder's own name too: the files alone tell.
    for (const left of [[], ['cloud.id']]) {
      for (const name of left) rmSync(join(dataDir, name));
      spoil(file);
      await expect(startTestCloud({ dataDir, collections: ROWS, world })).rejects.toMatchObject(oneLine(/is missing/));
      expect(readdirSync(join(dataDir, 'files'))).toEqual(uploaded);
      writeFileSync(file, saved);
    }
    const again = await startTestCloud({ dataDir, collections: ROWS });
    expect(await rowsOf(again.url)).toEqual([{ _id: 'kept' }]);
    await again.stop();
  });

  it('the store of another folder is told, and a folder from before such names goes on', async () => {
    const strange = mkdtempSync(join(tmpdir(), 'start-'));
    for (const folder of [dataDir, strange]) {
      const cloud = await startTestCloud({ dataDir: folder, collections: ROWS });
      await connect(cloud.url).database().collection('rows').add({ _id: folder });
      await cloud.stop();
    }
    copyFileSync(join(strange, 'cloud.db'), join(dataDir, 'cloud.db'));
    await expect(startTestCloud({ dataDir, collections: ROWS })).rejects.toMatchObject(oneLine(/of another folder/));
    rmSync(join(dataDir, 'cloud.id'));
    const cloud = await startTestCloud({ dataDir, collections: ROWS });
    expect(await rowsOf(cloud.url)).toEqual([{ _id: strange }]);
    await cloud.stop();
    rmSync(strange, { recursive: true });
  });

  it('a full disk loses nothing, is told, goes on answering reads, and takes writes again', async () => {
    const full = await startTestCloud({ dataDir, collections: ROWS, mostBlocks: 3000 });
    const rows = connect(full.url).database().collection('rows');
    const text = 'x'.repeat(50_000);
    const stored: string[] = [];
    const refused: string[] = [];
    for (let at = 0; at < 60; at++) {
      const _id = `r${String(at).padStart(2, '0')}`;
      await rows.add({ _id, text }).then(
        () => stored.push(_id),
        () => refused.push(_id),
      );
    }
    expect([stored.length > 5, refused.length > 5]).toEqual([true, true]);
    const idsIn = async (url: string) =>
      (await connect(url).database().collection('rows').orderBy('_id', 'asc').limit(1000).get()).data.map(
        ({ _id }: { _id: string }) => _id,
      );
    expect(await idsIn(full.url)).toEqual(stored);
    const health = await fetch(`${full.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([503, { ok: false, storing: expect.any(String) }]);
    await full.stop();
    const roomy = await startTestCloud({ dataDir, collections: ROWS });
    await connect(roomy.url).database().collection('rows').add({ _id: 'z' });
    expect(await idsIn(roomy.url)).toEqual([...stored, 'z']);
    expect((await fetch(`${roomy.url}/healthz`)).status).toBe(200);
    await roomy.stop();
  });

  it('a folder in which nothing can be stored is told before anything is touched', async () => {
    await expect(startTestCloud({ dataDir, collections: ROWS, mostBlocks: 8 })).rejects.toMatchObject(
      oneLine(/Nothing can be stored in/),
    );
  });

  it('the lock of a process that is gone does not matter', async () => {
    writeFileSync(join(dataDir, 'cloud.pid'), '999999999');
    mkdirSync(join(dataDir, 'cloud.db.lock'));
    const cloud = await startTestCloud({ dataDir, collections: ROWS });
    expect(await rowsOf(cloud.url)).toEqual([]);
    await cloud.stop();
  });

  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'something else entirely, long enough to be looked at')],
    [
      'lost its middle',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0x5a, 4096, 12_288);
        writeFileSync(file, bytes);
      },
    ],
    ['lost its end', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5000))],
  ])('data that %s is left as it is, and told in one line', async (_sentence, damage) => {
    const documents = { rows: Array.from({ length: 500 }, (_item, n) => ({ _id: n, text: 'x'.repeat(100) })) };
    const cloud = await startTestCloud({ dataDir, collections: ROWS, world: { documents } });
    await cloud.stop();
    const file = join(dataDir, 'cloud.db');
    damage(file);
    const damaged = readFileSync(file);
    await expect(startTestCloud({ dataDir, collections: ROWS, world: { documents } })).rejects.toMatchObject(
      oneLine(/is damaged/),
    );
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });
});
