import { command, database, isDuplicate } from './database';
import type { Counter } from './query';

const counters = () => database.collection('counters');

/** Cases remembered of a series; a repeat comes long before so many others. */
const remembered = 100;

/**
 * The number of a series that belongs to a case: the next one, or the one that it was given before. `takenBy` where
 * another case has the next one under the same claim: of two with one claim only one can come to be, so whoever is
 * second shall look first what became of the other. Number and case are noted by one conditional update, so that no two
 * cases ever have the same one, and none is lost to a repeat or a lost answer. A crash after this leaves a hole only if
 * the case never comes. One round trip; three for the very first number of a series, two for a repeat.
 */
export async function numberFor(series: string, claim: string, caseId: string): Promise<number | { takenBy: string }> {
  const given = command.push({ each: [{ claim, caseId }], slice: -remembered });
  const { updated, doc } = await counters()
    .where({ _id: series, 'given.claim': command.neq(claim), 'given.caseId': command.neq(caseId) })
    .updateAndReturn({ last: command.inc(1), given });
  if (updated === 1) return doc.last;
  const { data } = await counters().doc(series).get();
  const [found]: Counter[] = data;
  if (!found) await begin(series);
  return (found && ownOrTaken(found, claim, caseId)) ?? numberFor(series, claim, caseId);
}

/** Notes of the first edition are texts: they belong to nobody any more, and count all the same. */
function ownOrTaken({ last = 0, given = [] }: Counter, claim: string, caseId: string) {
  const notes = given.map((note) => (typeof note === 'string' ? undefined : note));
  const own = notes.findIndex((note) => note?.caseId === caseId);
  if (own >= 0) return last - (given.length - 1 - own);
  const other = notes.find((note) => note?.claim === claim);
  return other && { takenBy: other.caseId };
}

async function begin(series: string): Promise<void> {
  try {
    await counters().add({ _id: series, last: 0, given: [] });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
