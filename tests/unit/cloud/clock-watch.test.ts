import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClockWatch } from '../../../local/cloud/clock-watch';
import { openStore } from '../../../local/cloud/engine/open-store';

describe('the watch over the clock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const store = openStore(folder, []);
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const noon = Date.parse('2026-11-25T12:00:00Z');

  it('tells a clock that jumps back by more than two minutes, once, and nothing else', async () => {
    const told: string[] = [];
    let now = noon;
    const watch = new ClockWatch(
      store,
      (sentence) => told.push(sentence),
      () => now,
    );
    const lookAt = (ms: number) => {
      now = ms;
      watch.look();
    };
    for (const ms of [noon, noon + 60_000, noon - 60_000, noon + 3_600_000]) lookAt(ms);
    expect(told).toEqual([]);
    lookAt(noon + 3_600_000 - 2 * 60_000 - 1);
    lookAt(noon + 3_600_000 - 60_000);
    expect(told).toEqual([expect.stringContaining('it is 2026-11-25 12:57, and this store has seen 2026-11-25 13:00')]);
    await store.group.run(() => undefined);
  });

  it('remembers the time over a restart', () => {
    const told: string[] = [];
    new ClockWatch(
      store,
      (sentence) => told.push(sentence),
      () => noon - 86_400_000,
    ).look();
    expect(told).toEqual([expect.stringContaining('2026-11-24 12:00')]);
  });
});
