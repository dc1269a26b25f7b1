import type { Digest } from '../kernel/canonical';
import type { Day, Instant } from '../kernel/day';
import { markOver } from '../kernel/stamp';
import type { Flow, Step } from '../record/flow';
import type { Entry, Shown } from '../record/record';
import type { Actor } from '../union/access';
import type { Case } from './case';
import type { Deeds } from './standing';

/**
 * What somebody said against a published row. It lies in a collection of its own: the case never changes by it, however
 * many there are, and nobody comes across it who only reads the case.
 */
export interface Objection {
  /** Of the case, the notice and the person: each objects once to a notice. */
  _id: string;
  caseId: string;
  /** The first day of the notice that it is about. */
  notice: Day;
  by: string;
  at: Instant;
  /** Why, and who says so, in the words that she saw. */
  shown: readonly Shown[];
  submitId: string;
  bodyHash: string;
  /** True until the case stands still because of it: what the timer looks for. Whether it is settled, the timeline says. */
  open: boolean;
  /** The keyed mark of all that was said; absent in older ones. */
  stamp?: string;
  /** True where somebody changed it in the store; said where it is read as a whole, never stored. */
  broken?: true;
}
/** Whether the case stands still already decides nothing by itself, and changes without being read. */
export const objectionMark = markOver<Objection>('objections', { without: ['open'] });

/** The fields from which the rules are asked across cases. */
export const objectionFields = ['_id', 'caseId', 'notice', 'by', 'open'] as const;
export type ObjectionRow = Pick<Objection, (typeof objectionFields)[number]>;

/** So many objections to one notice are stored; who comes later is told the telephone number. */
export const mostObjections = 200;

/** One objection, for whoever looks into it. */
export interface ObjectionView {
  at: Instant;
  shown: readonly Shown[];
  settled: boolean;
  /** True where somebody changed it in the store: whoever said it is to be asked again. */
  broken: boolean;
}

/** The step of a flow that has this to do with objections. */
export function stepAbout({ steps }: Flow, what: NonNullable<Step['objections']>): [string, Step] | undefined {
  return Object.entries(steps).find(([, { objections }]) => objections === what);
}

/** The objections that nobody has looked into yet: none in a case that is closed. */
export function unsettled<O extends Pick<Objection, '_id'>>(
  { open, timeline }: Pick<Case, 'open' | 'timeline'>,
  objections: readonly O[],
): O[] {
  const settled = settledIn(timeline);
  return open ? objections.filter(({ _id }) => !settled.has(_id)) : [];
}

/** Those because of which the case stands still, that nobody has looked into, and that do not lie there any more. */
export function goneAmong(
  { timeline }: Pick<Case, 'timeline'>,
  objections: readonly Pick<Objection, '_id'>[],
): string[] {
  const there = new Set([...settledIn(timeline), ...objections.map(({ _id }) => _id)]);
  const examined = new Set(timeline.flatMap(({ examines = [] }) => examines));
  return [...examined].filter((id) => !there.has(id));
}

/** Under which id lies what somebody objects to a notice: the row says who did, whatever is written into it. */
export function objectionId(
  { caseId, notice }: Pick<Objection, 'caseId' | 'notice'>,
  by: string,
  digest: Digest,
): string {
  return digest(`objection:${caseId}:${notice}:${by}`).slice(0, 32);
}

/** The objections that were looked into and found to be wrong. */
export function settledIn(timeline: readonly Pick<Entry, 'settles'>[]): ReadonlySet<string> {
  return new Set(timeline.flatMap(({ settles = [] }) => settles));
}

/** Somebody as she stands to these cases: with those to which she has objected, in whatever way it was stored. */
export function asObjector<A extends Actor>(
  actor: A,
  objections: readonly Pick<Objection, 'caseId' | 'by'>[],
  cases: readonly (Pick<Case, '_id'> & Deeds)[] = [],
): A {
  const filed = objections.filter(({ by }) => by === actor.id).map(({ caseId }) => caseId);
  const written = cases.filter(({ timeline }) =>
    timeline.some(({ by }) => by.id === actor.id && by.party === 'public'),
  );
  const objected = [...filed, ...written.map(({ _id }) => _id)];
  return objected.length > 0 ? { ...actor, objected } : actor;
}

/** The objections as they are listed for whoever looks into them: what is to be looked into first, in their order. */
export function objectionViews(found: Case, objections: readonly Objection[]): ObjectionView[] {
  const waiting = new Set(unsettled(found, objections).map(({ _id }) => _id));
  const views = objections.map(({ _id, at, shown, broken = false }) => ({
    at,
    shown,
    settled: !waiting.has(_id),
    broken,
  }));
  return views.sort((a, b) => Number(a.settled) - Number(b.settled) || (a.at < b.at ? -1 : 1));
}
