import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crashRound, startVictim } from '../contract/cloud/crash-round';
import { connect, startTestCloud, stopLeftovers } from '../support/local-cloud';

const ROUNDS = 10;
const ROOT = resolve(__dirname, '../..');

describe('a cloud that is killed while it writes', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
  afterAll(async () => {
    await stopLeftovers();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(`loses no acknowledged write and damages nothing, ${ROUNDS} times in a row`, async () => {
    let cloud = await startVictim(dataDir);
    for (let round = 0; round < ROUNDS; round++) {
      const { report, survivor } = await crashRound(cloud, round, 20 + ((round * 37) % 150));
      cloud = survivor;
      expect(report).toMatchObject({ lost: 0, broken: 0 });
    }
    await cloud.stop();
  }, 120_000);
});

describe('a cloud that is killed while it is filled', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fill-'));
  afterAll(async () => {
    await stopLeftovers();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is filled from the beginning at the next start, and only once', async () => {
    const dies = ['scripts/run.mjs', 'tests/contract/cloud/dies-while-filling.ts', dataDir];
    expect(spawnSync(process.execPath, dies, { cwd: ROOT }).signal).toBe('SIGKILL');
    const small = {
      dataDir,
      collections: [{ name: 'rows', indexes: [] }],
      world: { documents: { rows: [{ _id: 'small' }] } },
    };
    for (const _start of ['first', 'second']) {
      const cloud = await startTestCloud(small);
      expect((await connect(cloud.url).database().collection('rows').get()).data).toEqual([{ _id: 'small' }]);
      await cloud.stop();
    }
  });
});
