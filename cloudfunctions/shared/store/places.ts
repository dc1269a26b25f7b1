import * as v from 'valibot';
import type { Case } from '../../../core/case/case';
import type { Change } from '../../../core/case/move';
import { holdsPlace, placeStates } from '../../../core/domains/scholarship/place';
import { type Season, seasonOf } from '../../../core/season';
import { type StoredSettings, Union } from '../../../core/union/union';
import { areSettingsIntact } from '../trust';
import { updateCase, written } from './cases';
import { command, database, isDuplicate } from './database';
import { countBy } from './query';
import { settingsWritten } from './settings';
import { together } from './transaction';

const counters = () => database.collection('counters');
const idOf = (season: string) => `places:${season}`;

/**
 * How many places of a season are held: by how many cases, counted as they change. `changes` goes up with every change, so
 * that a recount knows whether somebody was at it. A counter from before has no `changes` but the names of its `holders`.
 */
const Counter = v.object({ taken: v.number(), changes: v.number(), holders: v.optional(v.never()) });

/** What came of storing a step: `full` where the season has no place left, `twin` where the unique key is another's. */
export type Stored = 'stored' | 'stale' | 'full' | 'twin';

/**
 * Applies a change to the version it was decided on. Where it takes or frees a place of the season, case and counter change in one
 * transaction, so that no crash and no race parts them.
 */
export async function storeStep(before: Case, change: Change): Promise<Stored> {
  try {
    if (before.season === null || !movesPlace(before, change)) {
      return (await updateCase(before, change)) ? 'stored' : 'stale';
    }
    const stored = await withCounter(before.season, () => moveTogether(before, change));
    if (stored !== 'full') return stored;
    // Nobody is told that a season is full on the counter's word alone.
    await recountPlaces(before.season);
    return await withCounter(before.season, () => moveTogether(before, change));
  } catch (error) {
    if (isDuplicate(error)) return 'twin';
    throw error;
  }
}

const Stored = v.looseObject({
  stamp: v.optional(v.string()),
  keys: v.object({
    kinds: v.optional(v.record(v.string(), v.object({ from: v.string(), all: v.nullable(v.string()) })), {}),
  }),
});

/** The settings as a transaction reads them: somebody may have changed them in the store since the call began. */
function settingsIn(read: unknown) {
  const { stamp, keys, ...rest } = v.parse(Stored, read);
  const settings: StoredSettings = { ...rest, ...(stamp !== undefined && { stamp }) };
  return { settings, union: v.parse(Union, read), isSettled: areSettingsIntact(settings, keys) };
}

function movesPlace(before: Case, { set }: Change): boolean {
  return set.holdsPlace !== undefined && set.holdsPlace !== holdsPlace(before);
}

async function moveTogether(before: Case, change: Change): Promise<Stored | 'uncounted'> {
  const season = before.season ?? '';
  const by = change.set.holdsPlace ? 1 : -1;
  return together(async (transaction) => {
    const counter = v.safeParse(Counter, await transaction.read('counters', idOf(season)));
    const found = v.safeParse(v.object({ version: v.number() }), await transaction.read('cases', before._id));
    if (!counter.success) return 'uncounted';
    if (!found.success || found.output.version !== before.version) return 'stale';
    const { union, isSettled } = settingsIn(await transaction.read('settings', 'union'));
    if (by > 0 && !isSettled) return 'stale';
    if (by > 0 && counter.output.taken >= (seasonOf(union.seasons, season)?.places ?? 0)) return 'full';
    // The counter first: of those who meet, all but one then turn back at once.
    await transaction.update('counters', idOf(season), { taken: command.inc(by), changes: command.inc(1) });
    await transaction.update('cases', before._id, written(before, change));
    return 'stored';
  });
}

/**
 * Stores the union's seasons over the version they were changed from, as long as the one of `year` has no fewer places than are
 * taken. Answers how many those are where it has, `stale` when somebody else was faster.
 */
export async function saveSeason(
  before: StoredSettings,
  seasons: Season[],
  { year, places }: Pick<Season, 'year' | 'places'>,
  submitId: string,
): Promise<'stored' | 'stale' | { taken: number }> {
  const season = String(year);
  return withCounter(season, () =>
    together(async (transaction) => {
      const counter = v.safeParse(Counter, await transaction.read('counters', idOf(season)));
      if (!counter.success) return 'uncounted';
      const { settings, union, isSettled } = settingsIn(await transaction.read('settings', 'union'));
      if (!isSettled || union.version !== before.version) return 'stale';
      if (places < counter.output.taken) return { taken: counter.output.taken };
      // Whoever takes a place at this moment writes the counter too: one of the two begins anew.
      await transaction.update('counters', idOf(season), { changes: command.inc(1) });
      await transaction.update('settings', 'union', settingsWritten(settings, { seasons }, submitId));
      return 'stored';
    }),
  );
}

/** Does what needs the counter; where there is none yet, or one of the old kind, the cases are counted first. */
async function withCounter<T>(season: string, work: () => Promise<T | 'uncounted'>): Promise<T> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const done = await work();
    if (done !== 'uncounted') return done;
    await recountPlaces(season);
  }
  throw new Error(`the places of ${season} cannot be counted`);
}

/** So often the cases are counted anew while others take places at the same moment. */
const mostTurns = 20;

/**
 * Sets the counter to what the cases say. Only where no place changed while they were counted; then those who changed one were at
 * it, and it is asked again by whoever needs it.
 */
async function recountPlaces(season: string): Promise<void> {
  const { data } = await counters().doc(idOf(season)).get();
  const [before] = data;
  const taken = await heldPlaces(season);
  if (!before) return addCounter({ _id: idOf(season), taken, changes: 0 });
  // What somebody made of it in the store counts as nothing.
  const changes = Number.isSafeInteger(before.changes) ? before.changes : 0;
  const unchanged = { _id: idOf(season), changes: before.changes ?? command.exists(false) };
  await counters()
    .where(unchanged)
    .update({ taken, changes: changes + 1, holders: command.remove() });
}

async function addCounter(counter: object): Promise<void> {
  try {
    await counters().add(counter);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** The same as questions to be asked along with others. */
export const placesHeld = (season: string) => ({
  held: countBy('cases', { season, holdsPlace: true }, 'season'),
  heldUnsaid: countBy('cases', { season, holdsPlace: null, status: { $in: placeStates } }, 'season'),
});

/** How many cases of a season hold a place: by their own word, or by their state where they are from before it. */
async function heldPlaces(season: string): Promise<number> {
  const cases = database.collection('cases');
  const unsaid = { season, holdsPlace: command.exists(false), status: command.in([...placeStates]) };
  const [said, told] = await Promise.all([
    cases.where({ season, holdsPlace: true }).count(),
    cases.where(unsaid).count(),
  ]);
  return said.total + told.total;
}
