import { type Known, knownFields } from '../../../core/case/admission';
import type { Case } from '../../../core/case/case';
import { doneStates, openStates } from '../../../core/case/queue';
import { standingFields } from '../../../core/case/renewal';
import { summaryFields } from '../../../core/case/view';
import { dayOf, type Instant } from '../../../core/kernel/day';
import type { Opening } from '../../../core/opening';
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

/** What was paid for a person, but for one case, and what was entered of the years before the product. */
export async function paidFor(
  personKey: string,
  exceptCase: string,
  at: Instant,
): Promise<{ cases: readonly Case[]; entered: readonly Opening[] }> {
  const [{ data }, entered] = await Promise.all([
    database
      .collection('cases')
      .where({ personKey, 'grant.paidOn': command.gt(''), _id: command.neq(exceptCase) })
      .limit(100)
      .get(),
    openingsOf(personKey, Number(dayOf(at).slice(0, 4)), at),
  ]);
  return { cases: data, entered };
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
