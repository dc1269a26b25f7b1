import { secretIn } from '../../local/secret';
import { dataFolder, startHearth } from '../../tests/support/hearth';
import { type Ceiling, startCeiling } from './ceiling';
import { atOnce, Door } from './door';
import { type Figure, median, rounded } from './figure';
import { fillWithCases } from './fill';
import { accept, submit } from './operations';

/** As many as the smallest edition has connections. */
const together = 30;
/** Short rounds in turns, so that whatever else the machine does falls on both alike. */
const count = 120;
const rounds = 25;

type Operation = 'submit' | 'move';
/** The least of the SDK's own speed (%) that is left: docs/decisions/0019. */
const goals = { submit: 50, move: 60 };
type Measured = { ours: number; sdk: number };

/** Submissions and steps a second over the door, beside what the SDK alone could do at the same moment. */
export async function measureThroughput(): Promise<Figure[]> {
  return [...figures('submit', await measure('submit', 0)), ...figures('move', await measure('move'))];
}

/** One operation in a store of its own, `beside` so many colleagues of the desk. */
async function measure(operation: Operation, beside?: number): Promise<Measured[]> {
  const data = dataFolder();
  await fillWithCases(data.path, 0, beside);
  const hearth = await startHearth(data.path);
  const door = new Door(hearth.url);
  const ceiling = await startCeiling(hearth.url, secretIn(data.path));
  try {
    await atOnce(100, together, (at) => submit(door, `warm-${at}`));
    const seen: Measured[] = [];
    for (let round = -1; round < rounds; round += 1) seen.push(await oneRound(operation, round, door, ceiling));
    return seen.slice(1);
  } finally {
    ceiling.stop();
    door.close();
    await hearth.stop();
    data.remove();
  }
}

async function oneRound(operation: Operation, round: number, door: Door, ceiling: Ceiling): Promise<Measured> {
  const caseIds: string[] = [];
  const submitted = await atOnce(count, together, async (at) => {
    caseIds[at] = await submit(door, `worker-${round}-${at}`);
  });
  const done =
    operation === 'submit' ? submitted : await atOnce(count, together, (at) => accept(door, caseIds[at] ?? '', at));
  return { ours: done.perSecond, sdk: await ceiling.perSecond({ operation, count, together }) };
}

function figures(operation: Operation, rounds: readonly Measured[]): Figure[] {
  const ours = median(rounds.map((round) => round.ours));
  const sdk = median(rounds.map((round) => round.sdk));
  const share = median(rounds.map((round) => round.ours / round.sdk));
  return [
    { what: `${operation}, ${together} at once`, seen: rounded(ours), unit: '/s' },
    {
      what: `  of what the SDK alone can do (${Math.round(sdk)} /s)`,
      seen: rounded(share * 100),
      unit: '%',
      atLeast: goals[operation],
    },
  ];
}
