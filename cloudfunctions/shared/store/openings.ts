import type { Case } from '../../../core/case/case';
import { canonical } from '../../../core/kernel/canonical';
import type { Instant } from '../../../core/kernel/day';
import { mostRosters, type Opening, openingIds, openingText, type Roster, rosterMark } from '../../../core/opening';
import { vault } from '../vault';
import { raiseAlarm } from './alarms';
import { command, database, isDuplicate } from './database';
import { find, totalBy } from './query';

const openings = () => database.collection('openings');
const rosters = () => database.collection('rosters');

/**
 * A student's years before the product that count, whoever entered them: those that stand. One that somebody changed in the
 * store counts as well, whatever it says there, since an edit must not pay for one year more; the auditors are told of it.
 */
export async function openingsOf(personKey: string, thisYear: number, at: Instant): Promise<Opening[]> {
  const { data } = await openings()
    .where({ _id: command.in(openingIds(personKey, thisYear)) })
    .limit(20)
    .get();
  const read = data.map(readable);
  const broken = read.filter((opening) => !isIntact(opening));
  await Promise.all(broken.map((opening) => reportOpening(opening, at)));
  return read
    .filter((opening) => opening.standing || broken.includes(opening))
    .sort((a, b) => (a.year < b.year ? -1 : 1));
}

/** An opening whose history somebody took away is one without any, and fits no stamp. */
const readable = (opening: Opening): Opening =>
  Array.isArray(opening.history) ? opening : { ...opening, history: [] };

/** True when nobody changed in the store what was entered of a student's earlier year. */
export const isIntact = (opening: Opening) => vault.isStamp(openingText(opening), opening.stamp ?? '');

export function reportOpening(opening: Opening, at: Instant): Promise<void> {
  const about = `往年资助里${opening.year}年的一笔记录(${opening.source})与存档不一致，可能有人直接改过数据库。这一年仍按已资助计算，请对照原始材料核实。`;
  return raiseAlarm(canonical(opening), { kind: 'brokenOpening', at, about, caseId: null, by: null });
}

/** What lies under some ids, taken back or not. */
export async function openingsAt(ids: readonly string[]): Promise<Opening[]> {
  const { data } = await openings()
    .where({ _id: command.in([...ids]) })
    .limit(1000)
    .get();
  return data.map(readable);
}

/** Everything that came in with a list, taken back or not; a list has no more. */
export async function openingsIn(roster: string): Promise<Opening[]> {
  const { data } = await openings().where({ roster }).limit(1000).get();
  return data.map(readable);
}

/** The cases by which some students were paid in a season here, whole. */
export async function paidIn(season: string, personKeys: readonly string[]): Promise<Case[]> {
  const { data } = await database
    .collection('cases')
    .where({ personKey: command.in([...personKeys]), season, 'grant.paidOn': command.gt('') })
    .limit(1000)
    .get();
  return data;
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
  if (before && !isIntact(before)) return false;
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
