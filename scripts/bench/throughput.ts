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

/** Submissions and steps a second over the door, beside what the SDK alone could do at the same moment. */
export async function measureThroughput(): Promise<Figure[]> {
  const data = dataFolder();
  await fillWithCases(data.path, 0);
  const hearth = await startHearth(data.path);
  const door = new Door(hearth.url);
  const ceiling = await startCeiling(hearth.url, secretIn(data.path));
  try {
    await atOnce(100, together, (at) => submit(door, `warm-${at}`));
    const seen: Round[] = [];
    await oneRound(door, ceiling, -1);
    for (let round = 0; round < rounds; round += 1) seen.push(await oneRound(door, ceiling, round));
    return [...figures('submit', seen), ...figures('move', seen)];
  } finally {
    ceiling.stop();
    door.close();
    await hearth.stop();
    data.remove();
  }
}

type Measured = { ours: number; sdk: number };
type Round = { submit: Measured; move: Measured };

async function oneRound(door: Door, ceiling: Ceiling, round: number): Promise<Round> {
  const caseIds: string[] = [];
  const submitted = await atOnce(count, together, async (at) => {
    caseIds[at] = await submit(door, `worker-${round}-${at}`);
  });
  const sdkSubmit = await ceiling.perSecond({ operation: 'submit', count, together });
  const moved = await atOnce(count, together, (at) => accept(door, caseIds[at] ?? '', at));
  const sdkMove = await ceiling.perSecond({ operation: 'move', count, together });
  return {
    submit: { ours: submitted.perSecond, sdk: sdkSubmit },
    move: { ours: moved.perSecond, sdk: sdkMove },
  };
}

function figures(operation: 'submit' | 'move', rounds: readonly Round[]): Figure[] {
  const ours = median(rounds.map((round) => round[operation].ours));
  const sdk = median(rounds.map((round) => round[operation].sdk));
  const share = median(rounds.map((round) => round[operation].ours / round[operation].sdk));
  return [
    { what: `${operation}, ${together} at once`, seen: rounded(ours), unit: '/s' },
    {
      what: `  of what the SDK alone can do (${Math.round(sdk)} /s)`,
      seen: rounded(share * 100),
      unit: '%',
      atLeast: 60,
    },
  ];
}
