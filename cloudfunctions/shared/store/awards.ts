import { type Known, knownFields } from '../../../core/case/admission';
import { doneStates, openStates } from '../../../core/case/queue';
import { standingFields } from '../../../core/case/renewal';
import { summaryFields } from '../../../core/case/view';
import { yearsPaid } from '../../../core/opening';
import { command, database } from './database';
import { ask } from './gather';
import { openingsOf } from './openings';
import { count, find } from './query';

/** What somebody has asked for that can be granted year after year; few, whatever else she has asked for. */
export const ownAwards = (callerId: string) =>
  find(
    'cases',
    { 'owner.id': callerId, personKey: { $gt: '' } },
    { limit: 100, fields: [...summaryFields, ...standingFields] },
  );

/** The same for somebody whom a colleague stands in for. */
export async function awardsOf(ownerId: string) {
  return (await ask({ own: ownAwards(ownerId) }))?.own ?? [];
}

/** What is known of a person by the blind index of her identity number: what was paid for her, what is open, and how much there ever was. */
export const knownOf = (personKey: string | null) => ({
  paid: find('cases', { personKey: personKey ?? '', 'grant.paidOn': { $gt: '' } }, { limit: 100, fields: knownFields }),
  open: find('cases', { personKey: personKey ?? '', open: true }, { limit: 100, fields: knownFields }),
  ever: personKey === null ? undefined : count('cases', { personKey }),
});

/** How many years a person was paid for, here and before the product, but for one case. */
export async function countPaid(personKey: string, exceptCase: string, thisYear: number): Promise<number> {
  const [{ data }, entered] = await Promise.all([
    database
      .collection('cases')
      .where({ personKey, 'grant.paidOn': command.gt(''), _id: command.neq(exceptCase) })
      .limit(100)
      .field({ season: true })
      .get(),
    openingsOf(personKey, thisYear),
  ]);
  return yearsPaid(data, entered);
}

/** Other cases of the same person and season that have not come to nothing; a few, the oldest first. */
export async function twinsOf(personKey: string, season: string, exceptCase: string): Promise<Known[]> {
  const { data } = await database
    .collection('cases')
    .where({ personKey, season, status: command.in([...openStates, ...doneStates]), _id: command.neq(exceptCase) })
    .orderBy('openedKey', 'asc')
    .limit(5)
    .get();
  return data;
}
