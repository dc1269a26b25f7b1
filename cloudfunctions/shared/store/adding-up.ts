import * as v from 'valibot';
import {
  added,
  byScope,
  gainOf,
  type Minute,
  minuteOf,
  minutesAfter,
  nothing,
  type Sums,
  type Totals,
} from '../../../core/figures/totals';
import type { Instant } from '../../../core/kernel/day';
import { fewAtATime } from '../files/storage';
import { command, database, isDuplicate } from './database';
import { ask } from './gather';
import { find } from './query';
import { type Addend, addends, isTotals, markId } from './totals';

/** Within so many minutes every call has written its rows, whatever the clocks of the instances say. */
const settledAfter = 2;
/** Where nothing happened, the totals are said to reach further once in so many minutes. */
const restedFor = 5;
/** So many rows are added up at once, and read at once; more only where they were written within one minute. */
const slice = 1000;
/** So many people's rows are read at once. */
const peopleAtOnce = 100;

const totals = () => database.collection('totals');

/** How far the totals reach, and how far a run brings them; `goal` is null while none does. */
const MarkSchema = v.object({ upTo: v.string(), goal: v.nullable(v.string()) });
type Mark = v.InferOutput<typeof MarkSchema>;

/**
 * Adds the next rows to the totals of their scopes; false where there is nothing to add yet. A run that dies is gone on with by the next
 * one towards the same goal: each total takes the rows up to it once, over the very state from which it was reckoned.
 */
export async function addUp(at: Instant): Promise<boolean> {
  const mark = await readMark();
  const settled = minutesAfter(minuteOf(at), -settledAfter);
  const goal = mark.goal ?? (await goalFrom(mark.upTo, settled));
  if (goal === undefined) {
    if (mark.upTo < minutesAfter(settled, -restedFor)) await moveMark(mark, { upTo: settled, goal: null });
    return false;
  }
  if (mark.goal === null && !(await moveMark(mark, { upTo: mark.upTo, goal }))) return false;
  await bringTo(goal, mark.upTo);
  await moveMark({ upTo: mark.upTo, goal }, { upTo: goal, goal: null });
  return true;
}

/** The minute before which rows are added next: some thousand rows on, and whole minutes; undefined where there are none. */
async function goalFrom(upTo: Minute, settled: Minute): Promise<Minute | undefined> {
  const where = { noted: { $gte: upTo, $lt: settled } };
  const read = await ask({ first: addends(where, 0, 1), last: addends(where, slice, 1) });
  const [first, last] = [read?.first[0]?.noted, read?.last[0]?.noted];
  if (first === undefined || last === undefined) return first && settled;
  return last > first ? last : minutesAfter(last, 1);
}

async function bringTo(goal: Minute, since: Minute): Promise<void> {
  const rows = byScope(await everyRow({ noted: { $gte: since, $lt: goal } }));
  const people = byScope(await rowsOfPeople(rows, goal));
  const ids = [...rows.keys()];
  const kept = new Map<string, Totals>();
  for (let from = 0; from < ids.length; from += slice) {
    const some = ids.slice(from, from + slice);
    const read = await ask({ totals: find('totals', { _id: { $in: some } }, { limit: some.length }) });
    for (const one of read?.totals ?? []) kept.set(one._id, one);
  }
  // What somebody left there is no sum: it is known from the rows alone.
  if (![...kept.values()].every(isTotals)) {
    await begin();
    return;
  }
  await fewAtATime(ids, async (id) => {
    const before = kept.get(id);
    if (before && before.upTo >= goal) return;
    const gain = gainOf(rows.get(id) ?? [], people.get(id) ?? [], since);
    await keep(id, before, added(before ?? nothing, gain), goal);
  });
}

/** Every row that the people among some rows ever had, up to the goal. */
async function rowsOfPeople(rows: ReadonlyMap<string, readonly Addend[]>, goal: Minute): Promise<Addend[]> {
  const people = new Set([...rows.values()].flat().flatMap(({ person }) => person ?? []));
  const found: Addend[] = [];
  for (let from = 0; from < people.size; from += peopleAtOnce) {
    const some = [...people].slice(from, from + peopleAtOnce);
    found.push(...(await everyRow({ person: { $in: some }, noted: { $lt: goal } })));
  }
  return found;
}

async function everyRow(where: Parameters<typeof addends>[0]): Promise<Addend[]> {
  const all: Addend[] = [];
  for (;;) {
    const read = await ask({ rows: addends(where, all.length, slice) });
    const rows = read?.rows ?? [];
    all.push(...rows);
    if (rows.length < slice) return all;
  }
}

/** Stores what a scope came to, over the state from which it was reckoned; another run may have been faster. */
async function keep(_id: string, before: Totals | undefined, { cells, heads }: Sums, upTo: Minute): Promise<void> {
  if (!before) return insert({ _id, upTo, cells, heads });
  await totals()
    .where({ _id, upTo: before.upTo })
    .update({ upTo, cells: command.set([...cells]), heads: command.set([...heads]) });
}

async function insert(one: Totals & Partial<Mark>): Promise<void> {
  try {
    await totals().add({ ...one });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** How far the totals reach. Where nothing says so they are begun anew. */
async function readMark(): Promise<Mark> {
  const { data } = await totals().doc(markId).get();
  const mark = v.safeParse(MarkSchema, data[0]);
  return mark.success ? mark.output : begin();
}

/** Throws all totals away: everything is added up again, from the first row on. */
async function begin(): Promise<Mark> {
  await totals()
    .where({ _id: command.neq('') })
    .remove();
  const mark = { upTo: '', goal: null };
  await insert({ _id: markId, ...mark, cells: [], heads: [] });
  return mark;
}

/** Moves on how far they reach; false where another run was faster. */
async function moveMark(before: Mark, after: Mark): Promise<boolean> {
  const { updated } = await totals()
    .where({ _id: markId, ...before })
    .update({ upTo: after.upTo, goal: command.set(after.goal) });
  return updated === 1;
}
