import type { Case } from '../../../core/case/case';
import type { Instant } from '../../../core/kernel/day';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';

const counters = () => database.collection('counters');
const noteId = 'booked:cases';

/** Up to which change of a case it was looked whether all that cases did is booked; undefined where nothing says so yet. */
export async function bookedUpTo(): Promise<Instant | undefined> {
  const { data } = await counters().doc(noteId).get();
  const upTo: unknown = data[0]?.upTo;
  return typeof upTo === 'string' ? upTo : undefined;
}

/** Notes how far it was looked. */
export async function noteBooked(upTo: Instant): Promise<void> {
  const { updated } = await counters()
    .where({ _id: noteId })
    .update({ upTo: command.set(upTo) });
  if (updated === 1) return;
  try {
    await counters().add({ _id: noteId, upTo });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** Whole cases that changed between two moments, the first of them included, in the order of their changes. */
export async function changedBetween(from: Instant, until: Instant, most: number): Promise<Case[]> {
  const where = { updatedAt: { $gte: from, $lt: until } };
  const read = await ask({ cases: find('cases', where, { sort: { updatedAt: 1 }, limit: most }) });
  return read?.cases ?? [];
}
