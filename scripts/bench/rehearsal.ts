import { dataFolder, startHearth } from '../../tests/support/hearth';
import { atOnce, Door } from './door';
import { type Figure, median, quantile, rounded } from './figure';
import { colleagueAt, fillWithCases } from './fill';
import { accept, submit } from './operations';

const together = 30;
const count = 300;
/** One case of each, which is what one hands in. */
const ownerOf = (at: number) => `worker-${at}`;
/** What one worker has had before, so that her own list has full pages. */
const before = 60;

/** Bytes of each list's reply, and every operation as in the production edition: 10 ms a database call, 30 connections. */
export async function measureRehearsal(): Promise<Figure[]> {
  const data = dataFolder();
  await fillWithCases(data.path, before);
  const hearth = await startHearth(data.path, '--latency', '10', '--connections', '30');
  const door = new Door(hearth.url);
  try {
    const caseIds: string[] = [];
    await atOnce(together, together, (at) => submit(door, `warm-${at}`));
    const submitted = await atOnce(count, together, async (at) => {
      caseIds[at] = await submit(door, ownerOf(at));
    });
    const idOf = (at: number) => caseIds[at] ?? '';
    const moved = await atOnce(count, together, (at) => accept(door, idOf(at), at));
    const reads = readings(door, idOf);
    const figures = [...timed('submit', submitted), ...timed('move', moved)];
    for (const [what, read] of Object.entries(reads)) figures.push(...timed(what, await atOnce(count, together, read)));
    for (const [what, read] of Object.entries(reads)) {
      figures.push({ what: `bytes of a reply: ${what}`, seen: Buffer.byteLength(await read(0)), unit: 'B' });
    }
    return figures;
  } finally {
    door.close();
    await hearth.stop();
    data.remove();
  }
}

/** Every reading operation that answers a list or a whole case, each with full pages behind it. */
function readings(door: Door, idOf: (at: number) => string): Record<string, (at: number) => Promise<string>> {
  return {
    'first screen': (at) => door.call(ownerOf(at), 'home.open', {}),
    'own list': () => door.call('worker-wang', 'case.mine', {}),
    'desk list': (at) => door.call(colleagueAt(at), 'case.queue', { queue: 'desk', desk: 'rights' }),
    'one case': (at) => door.call(ownerOf(at), 'case.open', { caseId: idOf(at) }),
    'today at a desk': (at) => door.call(colleagueAt(at), 'desk.today', {}),
    colleagues: (at) => door.call(colleagueAt(at), 'staff.colleagues', {}),
    rules: (at) => door.call(colleagueAt(at), 'rules.open', {}),
  };
}

function timed(what: string, { perSecond, times }: { perSecond: number; times: readonly number[] }): Figure[] {
  const spread = `${rounded(median(times))} ms, 95 of 100 within ${rounded(quantile(times, 0.95))} ms`;
  return [{ what: `rehearsal: ${what} (${spread})`, seen: rounded(perSecond), unit: '/s' }];
}
