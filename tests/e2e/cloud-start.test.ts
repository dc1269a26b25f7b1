import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
