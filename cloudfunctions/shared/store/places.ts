import { command, database, isDuplicate } from './database';

const counters = () => database.collection('counters');
const places = (season: string) => `places:${season}`;

/**
 * Takes one of a season's places for a case by one conditional update: never more than there are, and never two for
 * the same case. False when none is left.
 */
export async function takePlace(season: string, caseId: string, most: number): Promise<boolean> {
  const holder = `holders.${caseId}`;
  const { updated } = await counters()
    .where({ _id: places(season), [holder]: command.neq(true), taken: command.lt(most) })
    .update({ [holder]: true, taken: command.inc(1) });
  if (updated === 1) return true;
  const { data } = await counters().doc(places(season)).get();
  const [found] = data;
  if (found) return found.holders[caseId] === true;
  try {
    await counters().add({ _id: places(season), holders: {}, taken: 0 });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return takePlace(season, caseId, most);
}

/** Gives a case's place back; nothing happens where it has none. */
export async function freePlace(season: string, caseId: string): Promise<void> {
  const holder = `holders.${caseId}`;
  await counters()
    .where({ _id: places(season), [holder]: true })
    .update({ [holder]: command.remove(), taken: command.inc(-1) });
}
