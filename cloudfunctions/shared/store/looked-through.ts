import { command, database, isDuplicate } from './database';
import type { Counter, Documents } from './query';

/** What is looked through, record by record in the order of their ids, round and round. */
export type LookedThrough = 'cases' | 'openings';

const counters = () => database.collection('counters');
const idOf = (collection: LookedThrough) => `lookedThrough:${collection}`;

/** How far it is: behind which id the next records lie, the empty text at the beginning of a round; and what says so. */
export interface Place {
  behind: string;
  note: Counter | undefined;
}

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
  const after = { _id: idOf(collection), place };
  // Nothing is written where one page is all there is.
  if (note?.place === place) return placeOf(note);
  const isMoved = note ? await writeOver(note, place) : await begin(after);
  return isMoved ? placeOf(after) : undefined;
}

async function writeOver({ _id, place: before }: Counter, place: string): Promise<boolean> {
  // What is no text was put there by somebody, and gives way.
  const asRead = typeof before === 'string' ? { place: before } : {};
  const { updated } = await counters()
    .where({ _id, ...asRead })
    .update({ place: command.set(place) });
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
