import type { Alarm } from '../../../core/alarm';
import type { Case } from '../../../core/case/case';
import type { Objection } from '../../../core/case/objection';
import type { Noted, Totals } from '../../../core/figures/totals';
import type { Opening, Roster } from '../../../core/opening';
import type { Taking } from '../../../core/papers/taking';
import type { RegisterRecord } from '../../../core/register/record';
import type { Round } from '../../../core/round/round';
import type { Invitation, Person } from '../../../core/union/people';
import type { RefusedMessage } from '../../../core/union/refused';
import type { Union } from '../../../core/union/union';
import type { Keys } from '../keys';
import type { Filing } from './filings';

/** A form that somebody has begun; `draft` is the phone's own text, null once she has handed it in or begun anew. */
interface Draft {
  _id: string;
  draft: string | null;
  savedAt: string;
  /** What was written last, a save or a drop; absent in drafts of the first edition. */
  version?: string;
  /** The calls that began a form here, or dropped one: a repeat of one changes nothing. Absent in drafts from before that was noted. */
  changes?: readonly string[];
}

/** A counted series of numbers, how many places of a season are held, or whose posts as an administrator are ending. */
export interface Counter {
  _id: string;
  last?: number;
  taken?: number;
  changes?: number;
  ending?: readonly string[];
  /** Which cases have the last numbers of a series, and under which claim; texts of before that was noted. */
  given?: readonly (string | { claim: string; caseId: string })[];
  /** Behind which id a collection is looked through further, and how often it was looked through to its end, up to twice. */
  place?: string;
  rounds?: number;
  /** Up to which change of a case all that cases did is known to be booked. */
  upTo?: string;
  /** Of all series one alone: the last message that WeChat refused because of how things are set up. */
  refused?: RefusedMessage;
}

/** What one person did lately; `at` is when last (ms). */
interface Allowances {
  _id: string;
  at: number;
}

/** What lies in each collection. */
export interface Documents {
  settings: Union & { _id: string; keys?: Keys; stamp?: string; seasons?: readonly { year: number }[] };
  people: Person;
  cases: Case;
  invitations: Invitation;
  drafts: Draft;
  counters: Counter;
  objections: Objection;
  alarms: Alarm;
  filings: Filing;
  takings: Taking;
  limits: Allowances;
  openings: Opening;
  rosters: Roster;
  rounds: Round;
  ledger: Noted;
  totals: Totals;
  registers: RegisterRecord;
}

type Plain = string | number | boolean | null;
type Bound = string | number;
type Condition =
  | Plain
  | { $gt?: Bound; $gte?: Bound; $lt?: Bound; $lte?: Bound }
  | { $in: readonly string[] }
  | { $all: readonly string[] }
  | { $nin: readonly boolean[] };
/** Conditions on a collection's own fields, or on paths inside them. */
export type Where<T> = { readonly [K in Path<T>]?: Condition } & { readonly $or?: readonly Where<T>[] };
type Inside<T> = `${Extract<keyof T, string>}.${string}`;
type Path<T> = keyof T | Inside<T>;
type Stage = Record<string, unknown>;

/** One question to one collection; `rows` exists for the compiler only. */
export interface Query<T> {
  from: keyof Documents;
  pipeline: readonly Stage[];
  rows?: T;
}

/** Questions with some more that are numbered, as many as it takes. */
export const alsoAsked = <Q extends object, N extends object>(questions: Q, numbered: N): Q & N => ({
  ...questions,
  ...numbered,
});

interface Shape<T, F extends keyof T> {
  sort?: { [K in Path<T>]?: 1 | -1 };
  skip?: number;
  limit?: number;
  fields?: readonly (F | Inside<T>)[];
}

/** Documents of a collection that meet every condition; the first 1000 unless told otherwise. */
export function find<C extends keyof Documents, F extends keyof Documents[C] = keyof Documents[C]>(
  from: C,
  where: Where<Documents[C]>,
  shape: Shape<Documents[C], F> = {},
): Query<Pick<Documents[C], F>> {
  const pipeline: Stage[] = [{ $match: complete(where) }];
  if (shape.sort) pipeline.push({ $sort: shape.sort });
  if (shape.skip) pipeline.push({ $skip: shape.skip });
  pipeline.push({ $limit: shape.limit ?? 1000 });
  if (shape.fields) pipeline.push({ $project: Object.fromEntries(shape.fields.map((field) => [field, 1])) });
  return { from, pipeline };
}

/** A list, and an empty one where somebody left something else: an expression over it would fail for all rows. */
export const listIn = (path: `$${string}`) => ({ $cond: [{ $isArray: path }, path, []] });

/** Some fields of a case, and of its timeline, which has no end, only who somebody was in what she did herself. */
export function withOwnDeeds(fields: readonly (keyof Case | Inside<Case>)[], id: string): Stage {
  const own = { $filter: { input: listIn('$timeline'), as: 'entry', cond: { $eq: ['$$entry.by.id', id] } } };
  const timeline = { $map: { input: own, as: 'entry', in: { by: '$$entry.by', action: '$$entry.action' } } };
  return { $project: { ...Object.fromEntries(fields.map((field) => [field, 1])), timeline } };
}

/** How many documents that meet the conditions there are for each value of a field; every one is counted. */
export function countBy<C extends keyof Documents>(
  from: C,
  where: Where<Documents[C]>,
  path: string,
): Query<{ _id: string | null; count: number }> {
  const group = { $group: { _id: `$${path}`, count: { $sum: 1 } } };
  return { from, pipeline: [{ $match: complete(where) }, group] };
}

/** A total for one value of a field: how many documents, and the sum of an amount. */
export interface Total {
  _id: string | null;
  count: number;
  sum: number;
}

/** How many documents the groups hold together. */
export function counted(groups: readonly { count: number }[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}

/** The amounts of the groups together. */
export function summed(groups: readonly { sum: number }[]): number {
  return groups.reduce((total, { sum }) => total + sum, 0);
}

/** A total for each value of a field, over every document that meets the conditions. */
export function totalBy<C extends keyof Documents>(
  from: C,
  where: Where<Documents[C]>,
  path: string,
  amount: string,
): Query<Total> {
  const group = { $group: { _id: `$${path}`, count: { $sum: 1 }, sum: { $sum: `$${amount}` } } };
  return { from, pipeline: [{ $match: complete(where) }, group] };
}

/** How many documents meet the conditions, looking at no more than one beyond `most`; no row when there are none. */
export function countUpTo<C extends keyof Documents>(
  from: C,
  where: Where<Documents[C]>,
  most: number,
): Query<{ count: number }> {
  return { from, pipeline: [{ $match: complete(where) }, { $limit: most + 1 }, { $count: 'count' }] };
}

/** How many documents meet the conditions; no row when there are none. */
export function count<C extends keyof Documents>(from: C, where: Where<Documents[C]>): Query<{ count: number }> {
  return { from, pipeline: [{ $match: complete(where) }, { $count: 'count' }] };
}

/** Refuses a condition without a value: the database would drop it silently and answer with everybody's rows. */
function complete<W extends object>(where: W): W {
  for (const [path, value] of Object.entries(where)) {
    if (value === undefined) throw new Error(`condition on ${path} has no value`);
  }
  return where;
}
