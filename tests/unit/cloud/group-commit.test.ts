import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as aTurn } from 'node:timers/promises';
import { openStore } from '../../../local/cloud/engine/open-store';
import type { Store } from '../../../local/cloud/engine/store';

const folder = mkdtempSync(join(tmpdir(), 'group-commit-'));
let store: Store;
beforeAll(() => {
  store = openStore(folder, [{ name: 'notes', indexes: [] }]);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** Three writes, each in a turn of the event loop of its own; how often the disk had to sync meanwhile. */
async function threeWrites(siblings: number) {
  store.group.siblings = () => siblings;
  const run = jest.spyOn(store.sql, 'run');
  const commits = () => run.mock.calls.filter(([text]) => text === 'COMMIT').length;
  const written: Promise<unknown>[] = [];
  for (const text of ['a', 'b', 'c']) {
    written.push(store.writes.insert('notes', [{ text }]));
    await aTurn();
    await aTurn();
  }
  return { written, commits };
}

it('a write is on disk as soon as it can be while few are at work', async () => {
  const { written, commits } = await threeWrites(7);
  await Promise.all(written);
  expect(commits()).toBe(3);
});

it('writes share one sync while many are at work, and none is acknowledged before it', async () => {
  const { written, commits } = await threeWrites(8);
  let acknowledged = 0;
  for (const each of written)
    each.then(() => {
      acknowledged += 1;
    });
  await aTurn();
  expect([commits(), acknowledged]).toEqual([0, 0]);
  jest.advanceTimersByTime(4);
  await Promise.all(written);
  expect([commits(), store.queries.count('notes', {})]).toEqual([1, 6]);
});
