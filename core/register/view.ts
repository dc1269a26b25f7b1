import type { Day, Instant } from '../kernel/day';
import type { Point } from '../kernel/map-point';
import { isBarred } from '../record/apart';
import { buttonsFor } from '../record/buttons';
import type { Stored } from '../record/definition';
import type { Party, StateLook } from '../record/flow';
import type { Shown } from '../record/record';
import { shownOf } from '../record/shown-before';
import { daysTold } from '../record/timeline';
import type { Actor } from '../union/access';
import { deskLevel, deskName, type Union } from '../union/union';
import { partiesAt } from './access';
import { attest, mayAttest, shownAnew } from './attest';
import { type LetterName, lettersOf } from './letters';
import { derived, standing } from './move';
import type { RegisterRecord } from './record';
import { again, type Duty, type Knowing, type Register } from './register';

/** One record as a row of its list: the cells of its columns in their order. */
export interface RecordRow {
  id: string;
  headline: string;
  cells: readonly string[];
  state: Pick<StateLook, 'label' | 'tone'>;
  desk: string;
  /** Who keeps it; null while nobody does. */
  keeper: string | null;
  /** What falls due, the next first. */
  duties: readonly Duty[];
  /** When it reached each stage of its way; empty where its register has none. */
  reached: readonly (Day | null)[];
}

/** One page of a list; `next` asks for the following one, null when there is none. */
export interface RecordPage {
  rows: readonly RecordRow[];
  next: string | null;
}

/** One record on a map. */
export interface PointOf extends Point, Pick<RecordRow, 'id' | 'headline' | 'state' | 'desk'> {}

/** The records on a map; `unplaced` have no place, and `more` lie behind them that were not asked for. */
export interface Points {
  points: readonly PointOf[];
  unplaced: number;
  more: boolean;
}

/** The options of one filter, each with how many records there are: one more than `mostCounted` where there are more. */
export interface Section {
  filter: string;
  label: string;
  options: readonly { value: string; label: string; count: number }[];
}

/** Something that happened to a record. */
interface EntryOf {
  at: Instant;
  who: string;
  action: string;
  said: string;
  shown: readonly Shown[];
}

/** A whole record as one reader may see it. */
export interface RecordView extends RecordRow {
  kind: string;
  number: string;
  version: number;
  status: string;
  openedAt: Instant;
  /** The days that steps were told, by question, the latest of each: later ones may be bound to them. */
  days: Readonly<Record<string, Day>>;
  shown: readonly Shown[];
  /** What stands in the form before the reader fills it in anew; nothing for whoever may not. */
  proposed: Stored;
  /** What compares at a glance. */
  glance: readonly { label: string; value: string }[];
  /** Whom to call about it; null where it names nobody. */
  contact: { name: string; phone: string } | null;
  timeline: readonly EntryOf[];
  /** The letters that can be had of it now. */
  letters: readonly LetterName[];
  /** What the reader can do now, by the names of the steps, the expected one first. */
  steps: readonly string[];
  /** As whom she can. */
  parties: readonly Party[];
  /** True where somebody changed it in the store: nothing is done with it until an auditor has looked. */
  broken: boolean;
}

/** What of a record its list reads from the store; its timeline has no end. */
export const rowFields = [
  '_id',
  'kind',
  'headline',
  'cells',
  'status',
  'desk',
  'officer',
  'duties',
  'reached',
  'listKey',
  'dueKey',
] as const;
export type RowFound = Pick<RegisterRecord, (typeof rowFields)[number]>;

/** What of a record its map reads from the store. */
export const pointFields = ['_id', 'headline', 'status', 'desk', 'point'] as const;

/** A record as a point of the map; undefined where nobody knows its place. */
export function pointOf(
  { flow }: Pick<Register, 'flow'>,
  { _id: id, headline, status, desk, point }: Pick<RegisterRecord, (typeof pointFields)[number]>,
  union: Union,
): PointOf | undefined {
  if (!point) return undefined;
  return { id, headline, state: stateOf(flow, status), desk: deskName(union, desk), ...point };
}

/** How a state looks; one that the flow does not know any more is told by its name. */
export function stateOf({ states }: Register['flow'], status: string): RecordRow['state'] {
  const look = states[status];
  return { label: look?.label ?? status, tone: look?.tone ?? 'waiting' };
}

/** A record as a row. */
export function rowOf(register: Register, found: RowFound, union: Union): RecordRow {
  return {
    id: found._id,
    headline: found.headline,
    cells: found.cells,
    state: stateOf(register.flow, found.status),
    desk: deskName(union, found.desk),
    keeper: found.officer?.name ?? null,
    duties: found.duties,
    reached: found.reached ?? [],
  };
}

/** What stands in the form before a record is filled in anew: all but what is said of one time alone. */
function proposedAnew(register: Register, found: RegisterRecord): Stored {
  const proposed = Object.entries(standing(register, found));
  return Object.fromEntries(proposed.filter(([name]) => !register.ofOneTime.includes(name)));
}

/** A whole record for a reader who may see it. */
export function recordFor(
  register: Register,
  found: RegisterRecord,
  { actor, isIntact, ...around }: Knowing & { actor: Actor; isIntact: boolean },
): RecordView {
  const parties = partiesAt(actor, register, found);
  const barred = Object.entries(register.flow.steps).flatMap(([action, step]) =>
    isBarred(actor, found, step) ? [action] : [],
  );
  const level = deskLevel(around.union, found.desk) ?? null;
  const now = { status: found.status, parties, timeline: found.timeline, toCall: null, barred, level };
  const steps = buttonsFor(register.flow, now).map(({ action }) => action);
  return {
    ...rowOf(register, isIntact ? found : { ...found, ...derived(register, found, around) }, around.union),
    kind: found.kind,
    number: found.number,
    version: found.version,
    status: found.status,
    openedAt: found.openedAt,
    days: daysTold(found.timeline),
    shown: isIntact ? shownOf(found, register) : shownAnew(register, found, around),
    proposed: isIntact && steps.includes(again) ? proposedAnew(register, found) : {},
    glance: register.glance?.(found, around) ?? [],
    contact: register.contact?.(found) ?? null,
    timeline: found.timeline.map(({ at, by, action, said, shown }) => ({ at, who: by.name, action, said, shown })),
    letters: isIntact ? lettersOf(register, found, around) : [],
    steps: isIntact ? steps : mayAttest(actor, found) ? [attest] : [],
    parties,
    broken: !isIntact,
  };
}
