import * as v from 'valibot';
import type { Case } from '../../../core/case/case';
import { claimedBy } from '../../../core/case/claim';
import type { Change } from '../../../core/case/move';
import type { Service } from '../../../core/case/service';
import { type Round, roundMark } from '../../../core/round/round';
import { vault } from '../vault';
import { updateCase, written } from './cases';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find, type Query, type Total, totalBy } from './query';
import { insertRound, roundWritten } from './rounds';
import { together } from './transaction';

const counters = () => database.collection('counters');
const idOf = (round: string) => `places:${round}`;

/**
 * How many places of a round are held and how much of its budget is granted to them, in fen: counted as cases change.
 * `changes` goes up with every change, so that a recount knows whether somebody was at it. One that is not there, or is of an
 * older kind, is counted from the cases.
 */
const Counter = v.object({ taken: v.number(), granted: v.number(), changes: v.number() });

/**
 * What came of storing a step: `full` where the round has no place left, `spent` where its budget does not reach, `twin` where the
 * unique key is another's.
 */
export type Stored = 'stored' | 'stale' | 'full' | 'spent' | 'twin';

/** A service as far as its cases claim anything of a round. */
export type Claiming = Pick<Service, 'kind' | 'placeStates'>;

/**
 * Applies a change to the version it was decided on. Where it takes or frees a place of its round, or changes what is granted to
 * one, case and counter change in one transaction, so that no crash and no race parts them.
 */
export async function storeStep(
  before: Case,
  change: Change,
  service: Claiming,
  round: Round | undefined,
): Promise<Stored> {
  const more = claimedBy(before, change.set, service);
  try {
    if (!round || (more.places === 0 && more.amountFen === 0)) {
      return (await updateCase(before, change)) ? 'stored' : 'stale';
    }
    const claim = () => withCounter(round, service, () => claimTogether(before, change, round, more));
    const stored = await claim();
    if (stored !== 'full' && stored !== 'spent') return stored;
    // Nobody is told that nothing is left on the counter's word alone.
    await recount(round, service);
    return await claim();
  } catch (error) {
    if (isDuplicate(error)) return 'twin';
    throw error;
  }
}

async function claimTogether(
  before: Case,
  change: Change,
  { _id }: Round,
  more: ReturnType<typeof claimedBy>,
): Promise<Stored | 'uncounted'> {
  return together(async (transaction) => {
    const counter = v.safeParse(Counter, await transaction.read('counters', idOf(_id)));
    const found = v.safeParse(v.object({ version: v.number() }), await transaction.read('cases', before._id));
    if (!counter.success) return 'uncounted';
    if (!found.success || found.output.version !== before.version) return 'stale';
    const takes = more.places > 0 || more.amountFen > 0;
    const round = takes ? intact(await transaction.read('rounds', _id)) : undefined;
    if (takes && !round) return 'stale';
    const { taken, granted } = counter.output;
    if (round && more.places > 0 && taken >= round.places) return 'full';
    if (round && more.amountFen > 0 && granted + more.amountFen > (round.budgetFen ?? Number.POSITIVE_INFINITY))
      return 'spent';
    // The counter first: of those who meet, all but one then turn back at once.
    await transaction.update('counters', idOf(_id), {
      taken: command.inc(more.places),
      granted: command.inc(more.amountFen),
      changes: command.inc(1),
    });
    await transaction.update('cases', before._id, written(before, change));
    return 'stored';
  });
}

/** A round as a transaction reads it: somebody may have changed it in the store since the call began. */
function intact(read: unknown): Round | undefined {
  const round = v.safeParse(Limits, read);
  return round.success && roundMark.isAsStored(round.output, { stamper: vault, allStamped: true })
    ? round.output
    : undefined;
}

const Limits = v.custom<Round>((read) =>
  v.is(v.looseObject({ places: v.number(), budgetFen: v.nullable(v.number()), version: v.number() }), read),
);

/**
 * Stores a round over the version it was changed from, as long as it has no fewer places than are taken, and no less money than is
 * granted. Answers how much that is where it has, `stale` when somebody else was faster.
 */
export async function saveRound(
  before: Round | undefined,
  after: Round,
  service: Claiming,
  submitId: string,
): Promise<'stored' | 'stale' | Pick<v.InferOutput<typeof Counter>, 'taken' | 'granted'>> {
  if (!before) return (await insertRound({ ...after, version: 1, changes: [submitId] })) ? 'stored' : 'stale';
  return withCounter(before, service, () =>
    together(async (transaction) => {
      const counter = v.safeParse(Counter, await transaction.read('counters', idOf(before._id)));
      if (!counter.success) return 'uncounted';
      const now = intact(await transaction.read('rounds', before._id));
      if (now?.version !== Math.max(before.version, 1)) return 'stale';
      const { taken, granted } = counter.output;
      if (after.places < taken || (after.budgetFen ?? granted) < granted) return { taken, granted };
      // Whoever claims something at this moment writes the counter too: one of the two begins anew.
      await transaction.update('counters', idOf(before._id), { changes: command.inc(1) });
      await transaction.update('rounds', before._id, roundWritten(now, after, submitId));
      return 'stored';
    }),
  );
}

/**
 * Does what needs the round and its counter; where there is no counter yet, or one of an older kind, the cases are counted first. A
 * round that still lies among the settings is moved out of them before.
 */
async function withCounter<T>(round: Round, service: Claiming, work: () => Promise<T | 'uncounted'>): Promise<T> {
  if (round.version === 0) await insertRound({ ...round, version: 1 });
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const done = await work();
    if (done !== 'uncounted') return done;
    await recount(round, service);
  }
  throw new Error(`the places of ${round._id} cannot be counted`);
}

/** So often the cases are counted anew while others claim something at the same moment. */
const mostTurns = 20;

/**
 * Sets the counter to what the cases say. Only where nothing was claimed while they were counted; then those who claimed it were
 * at it, and it is asked again by whoever needs it.
 */
async function recount({ _id, year }: Round, service: Claiming): Promise<void> {
  const { data } = await counters().doc(idOf(_id)).get();
  const [before] = data;
  const found = await ask(heldIn(String(year), service));
  const held = [...(found?.held ?? []), ...(found?.heldUnsaid ?? [])];
  const taken = held.reduce((sum, { count }) => sum + count, 0);
  const granted = held.reduce((sum, total) => sum + total.sum, 0);
  if (!before) return addCounter({ _id: idOf(_id), taken, granted, changes: 0 });
  // What somebody made of it in the store counts as nothing.
  const changes = Number.isSafeInteger(before.changes) ? before.changes : 0;
  const unchanged = { _id: idOf(_id), changes: before.changes ?? command.exists(false) };
  await counters()
    .where(unchanged)
    .update({ taken, granted, changes: changes + 1 });
}

async function addCounter(counter: object): Promise<void> {
  try {
    await counters().add(counter);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** How much of a round is claimed, as a question: the counter that every claim moves. */
export const claimsOf = (year: string, { kind }: Claiming) =>
  find('counters', { _id: idOf(`${kind}:${year}`) }, { limit: 1 });

/** What it says; where there is none yet, or one of an older kind, the cases are counted first. Nothing where there is no round. */
export async function claimsIn(
  [read]: readonly unknown[],
  round: Round | undefined,
  service: Claiming,
): Promise<{ taken: number; granted: number }> {
  const counter = v.safeParse(Counter, read);
  if (counter.success) return counter.output;
  if (!round) return { taken: 0, granted: 0 };
  return withCounter(round, service, async () => {
    const { data } = await counters().doc(idOf(round._id)).get();
    const counted = v.safeParse(Counter, data[0]);
    return counted.success ? counted.output : 'uncounted';
  });
}

/** What the cases of a round hold, as questions: by their own word, or by their state where they are from before it. */
const heldIn = (
  season: string,
  { kind, placeStates = [] }: Claiming,
): { held: Query<Total>; heldUnsaid: Query<Total> } => ({
  held: totalBy('cases', { kind, season, holdsPlace: true }, 'season', 'grant.amountFen'),
  heldUnsaid: totalBy(
    'cases',
    { kind, season, holdsPlace: null, status: { $in: placeStates } },
    'season',
    'grant.amountFen',
  ),
});
