import type { Case } from '../../../core/case/case';
import { applied, type Change } from '../../../core/case/move';
import { bearsItsStamp, revealMark, stamped } from '../../../core/case/stamp';
import type { Reminded, Reminder } from '../../../core/case/warning';
import { type Day, dayOf, type Instant, startOf } from '../../../core/kernel/day';
import type { Reveal, Seen } from '../../../core/record/record';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';

const cases = () => database.collection('cases');

/** Stores a new case; false when its `_id` (a repeat) or its `onceKey` (the same person and season) is taken. */
export async function insertCase(found: Case): Promise<boolean> {
  try {
    await cases().add(stamped(found, vault));
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Applies a change to the version it was decided on; false when somebody else was faster. Places are `storeStep`'s. */
export async function updateCase(before: Case, change: Change): Promise<boolean> {
  const { updated } = await cases().where({ _id: before._id, version: before.version }).update(written(before, change));
  return updated === 1;
}

/** A case as the store will hold it after a change: with the stamp of its new state. */
export function caseAfter(before: Case, change: Change): Case {
  return stamped(applied(before, change), vault);
}

/**
 * What a change writes into its case, as the SDK takes it, the stamp included: the one way in which a step is stored.
 * Throws for a case that somebody changed in the store: a new stamp would hide it.
 */
export function written(before: Case, change: Change): object {
  if (before.stamp !== undefined && !bearsItsStamp(before, vault)) throw new Error(`${before.number} was changed`);
  return writing(before, change);
}

function writing(before: Case, change: Change): object {
  const { set, entry, outgoing } = change;
  const { stamp } = caseAfter(before, change);
  const due = outgoing.length > 0 ? { outgoing: command.push([...outgoing]), outgoingSince: set.updatedAt } : {};
  return { ...whole({ ...set, stamp }), ...due, timeline: command.push([entry]) };
}

/** Stores that an auditor has looked into a changed case, over the very stamp that did not fit; false when it changed again. */
export async function storeAttested(before: Case, change: Change): Promise<boolean> {
  const { _id, version, stamp = command.exists(false) } = before;
  const { updated } = await cases().where({ _id, version, stamp }).update(writing(before, change));
  return updated === 1;
}

/** Each field replaced as a whole: left to itself, the database would merge an object into what stood there. */
function whole(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, command.set(value)]));
}

/** Which cases follow one in the order of their ids, and whether they bear a stamp; at most 1000. */
export async function stampsAfter(caseId: string): Promise<Pick<Case, '_id' | 'stamp'>[]> {
  const { data } = await cases()
    .where({ _id: command.gt(caseId) })
    .orderBy('_id', 'asc')
    .limit(1000)
    .field({ _id: true, stamp: true })
    .get();
  return data;
}

/** Stamps a case from before there were stamps, unless it has moved on meanwhile. */
export async function stampAsItIs(found: Case): Promise<void> {
  const { stamp } = stamped(found, vault);
  await cases()
    .where({ _id: found._id, version: found.version, stamp: command.exists(false) })
    .update({ stamp });
}

/** The case that holds a unique key, which somebody else wanted; undefined when it has let go of it meanwhile. */
export async function caseHolding(onceKey: string): Promise<Case | undefined> {
  const { data } = await cases().where({ onceKey }).limit(1).get();
  return data[0];
}

/**
 * Notes on each of some cases that somebody looked at sealed numbers: once a day for each person and number, so that a case
 * does not grow with every tap; once more where it became another number at `since`. The versions stay: looking changes
 * nothing for others.
 */
export async function noteReveal(caseIds: readonly string[], reveal: Reveal, since: Instant = ''): Promise<void> {
  const { by, field, at } = reveal;
  const [caseId, ...others] = caseIds;
  const noted = caseId !== undefined && others.length === 0 ? { ...reveal, caseId } : reveal;
  const stamp = revealMark.stampOf(noted, vault);
  const day = startOf(dayOf(at));
  const today = command.elemMatch({ by, field, at: command.gte(since > day ? since : day) });
  await cases()
    .where({ _id: command.in([...caseIds]), reveals: command.not(today) })
    .update({ reveals: command.push([{ ...noted, stamp }]) });
}

export async function openCasesOf(officerId: string, limit: number): Promise<Case[]> {
  const read = await ask({ cases: find('cases', { 'officer.id': officerId, open: true }, { limit }) });
  return read?.cases ?? [];
}

/** How many open cases an officer has. */
export async function countOpenCasesOf(officerId: string): Promise<number> {
  const { total } = await cases().where({ 'officer.id': officerId, open: true }).count();
  return total;
}

/** What a reminder needs of a case, and what it is written under. */
export const remindedFields = [
  '_id',
  'version',
  'kind',
  'status',
  'desk',
  'officer',
  'owner',
  'headline',
  'number',
  'deadline',
  'warned',
  'warnOn',
  // To what is added here nothing can be where something else lies: it is put right where it is read.
  'outgoing',
] as const satisfies readonly (keyof Reminded | 'version' | 'desk' | 'warnOn' | 'outgoing')[];

/**
 * Notes that a reminder was given. It has been due since the day began, so that what came up since then, such as news
 * for an applicant, is sent before it. False when another run was faster or the case has moved on.
 */
export async function noteReminder(
  before: Pick<Case, '_id' | 'version' | 'warnOn'>,
  { set, outgoing }: Reminder,
  today: Day,
): Promise<boolean> {
  const since = command.max(startOf(today));
  const due = outgoing.length > 0 ? { outgoing: command.push([...outgoing]), outgoingSince: since } : {};
  const { updated } = await cases()
    .where({ _id: before._id, version: before.version, warnOn: before.warnOn })
    .update({ ...whole(set), ...due });
  return updated === 1;
}

/** Notes who has read a case. The version stays: reading changes nothing for others. */
export async function noteReading(caseId: string, handle: string, seen: Seen): Promise<void> {
  await cases()
    .doc(caseId)
    .update({ [`seen.${handle}`]: command.set(seen) });
}

/** So many cases are brought up from lost desks at once. */
const mostStranded = 80;

/** Open cases that lie at none of some desks, behind so many of them. */
export async function strandedCases(
  desks: readonly string[],
  skip: number,
): Promise<Pick<Case, '_id' | 'desk' | 'kind'>[]> {
  const { data } = await cases()
    .where({ desk: command.nin([...desks]), open: true })
    .orderBy('desk', 'asc')
    .orderBy('open', 'asc')
    .orderBy('dueKey', 'asc')
    .skip(skip)
    .limit(mostStranded)
    .field({ desk: true, kind: true })
    .get();
  return data;
}

export async function readCase(caseId: string): Promise<Case | undefined> {
  const read = await ask({ cases: find('cases', { _id: caseId }, { limit: 1 }) });
  return read?.cases[0];
}
