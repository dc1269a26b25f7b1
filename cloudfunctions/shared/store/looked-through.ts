import { command, database, isDuplicate } from './database';
import { type Counter, type Documents, find } from './query';

/** What is looked through, record by record in the order of their ids, round and round. */
const places = ['cases', 'openings', 'registers'] as const;
export type LookedThrough = (typeof places)[number];

const counters = () => database.collection('counters');
const idOf = (collection: LookedThrough) => `lookedThrough:${collection}`;

/** How far it is: behind which id the next records lie, the empty text at the beginning of a round; and what says so. */
export interface Place {
  behind: string;
  note: Counter | undefined;
}

/** After two rounds everything was looked at once at least, wherever the first one began. */
const enoughRounds = 2;
const roundsIn = (note: Counter | undefined) => (typeof note?.rounds === 'number' ? note.rounds : 0);

/** Whether all that is looked through was, so that the ledger holds what is from before there was one: as a question. */
export const lookedThrough = () =>
  find('counters', { _id: { $in: places.map(idOf) } }, { fields: ['_id', 'rounds'], limit: places.length });

export const isAllLookedAt = (notes: readonly Counter[]): boolean =>
  places.every((place) => notes.some((note) => note._id === idOf(place) && roundsIn(note) === enoughRounds));

const placeOf = (note: Counter | undefined): Place => ({
  behind: typeof note?.place === 'string' ? note.place : '',
  note,
});

export async function placeIn(collection: LookedThrough): Promise<Place> {
  const { data } = await counters().doc(idOf(collection)).get();
  return placeOf(data[0]);
}

/** The ids of the next records; ids alone, however large what lies under them. */
export async function idsBehind(collection: LookedThrough, behind: string, most: number): Promise<string[]> {
  const { data } = await database
    .collection(collection)
    .where({ _id: command.gt(behind) })
    .orderBy('_id', 'asc')
    .limit(most)
    .field({ _id: true })
    .get();
  return data.map(({ _id }: Documents[LookedThrough]) => _id);
}

/**
 * Moves the place on; undefined where another run was faster. It is moved before the records are read, so that nothing that
 * somebody put there stops every run at the same place.
 */
export async function movePlace(collection: LookedThrough, { note }: Place, place: string): Promise<Place | undefined> {
  const rounds = Math.min(roundsIn(note) + (place === '' ? 1 : 0), enoughRounds);
  const after = { _id: idOf(collection), place, rounds };
  // Nothing is written where one page is all there is.
  if (note?.place === place && roundsIn(note) === rounds) return placeOf(note);
  const isMoved = note ? await writeOver(note, after) : await begin(after);
  return isMoved ? placeOf(after) : undefined;
}

async function writeOver(
  { _id, place: before }: Counter,
  { place, rounds }: Required<Pick<Counter, 'place' | 'rounds'>>,
): Promise<boolean> {
  // What is no text was put there by somebody, and gives way.
  const asRead = typeof before === 'string' ? { place: before } : {};
  const { updated } = await counters()
    .where({ _id, ...asRead })
    .update({ place: command.set(place), rounds: command.set(rounds) });
  return updated === 1;
}

async function begin(note: Counter): Promise<boolean> {
  try {
    await counters().add(note);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
