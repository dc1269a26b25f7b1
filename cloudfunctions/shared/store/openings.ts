import { mostRosters, type Opening, openingIds, openingText, type Roster, rosterMark } from '../../../core/opening';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';
import { type Distinct, distinctBy, find, type Query, type Total, totalBy } from './query';

const openings = () => database.collection('openings');
const rosters = () => database.collection('rosters');

/** A student's years before the product that stand, whoever entered them. */
export async function openingsOf(personKey: string, thisYear: number): Promise<Opening[]> {
  const { data } = await openings()
    .where({ _id: command.in(openingIds(personKey, thisYear)), standing: true })
    .limit(20)
    .get();
  return data.sort((a: Opening, b: Opening) => (a.year < b.year ? -1 : 1));
}

/** What lies under some ids, taken back or not. */
export async function openingsAt(ids: readonly string[]): Promise<Opening[]> {
  const { data } = await openings()
    .where({ _id: command.in([...ids]) })
    .limit(1000)
    .get();
  return data;
}

/** Everything that came in with a list, taken back or not; a list has no more. */
export async function openingsIn(roster: string): Promise<Opening[]> {
  const { data } = await openings().where({ roster }).limit(1000).get();
  return data;
}

/** Which of some students were paid in a season here. */
export async function paidIn(season: string, personKeys: readonly string[]): Promise<Set<string>> {
  const { data } = await database
    .collection('cases')
    .where({ personKey: command.in([...personKeys]), season, 'grant.paidOn': command.gt('') })
    .limit(1000)
    .field({ personKey: true })
    .get();
  return new Set(data.map(({ personKey }: { personKey: string }) => personKey));
}

/** Notes a list before its students; a repeat notes it once. */
export async function noteRoster(roster: Roster): Promise<void> {
  try {
    await rosters().add({ ...roster, stamp: rosterMark.stampOf(roster, vault) });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/**
 * Stores an opening over the version it was decided on; false where somebody else was faster, and over one that somebody
 * changed in the store: a new stamp would hide it.
 */
export async function storeOpening(before: Opening | undefined, after: Opening): Promise<boolean> {
  if (before && !vault.isStamp(openingText(before), before.stamp ?? '')) return false;
  const { _id, ...fields } = { ...after, stamp: vault.stamp(openingText(after)) };
  if (!before) {
    try {
      await openings().add({ _id, ...fields });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  const whole = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, command.set(value)]));
  const { updated } = await openings().where({ _id, version: before.version }).update(whole);
  return updated === 1;
}

/** Every list, the newest first, and what stands and stands no more of each. */
export const rosterTotals = () => ({
  rosters: find('rosters', {}, { sort: { at: -1 }, limit: mostRosters }),
  standing: totalBy('openings', { standing: true }, 'roster', 'amountFen'),
  takenBack: totalBy('openings', { standing: false }, 'roster', 'amountFen'),
});

/** What was paid before the product: distinct students, and how many of them were paid here as well. */
export const openingFigures = (
  kind: string,
): { before: Query<Distinct>; both: Query<{ count: number }>; years: Query<Total> } => ({
  before: distinctBy('openings', { standing: true }, 'personKey', 'amountFen'),
  both: {
    from: 'openings',
    pipeline: [
      { $match: { standing: true } },
      { $group: { _id: '$personKey' } },
      {
        $lookup: {
          from: 'cases',
          let: { key: '$_id' },
          pipeline: [
            { $match: { kind, status: 'paid', $expr: { $eq: ['$personKey', '$$key'] } } },
            { $limit: 1 },
            { $project: { _id: 1 } },
          ],
          as: 'paid',
        },
      },
      { $match: { paid: { $ne: [] } } },
      { $count: 'count' },
    ],
  },
  years: totalBy('openings', { standing: true }, 'year', 'amountFen'),
});
