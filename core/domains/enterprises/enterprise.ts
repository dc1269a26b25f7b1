import * as v from 'valibot';
import { type Day, dayOf } from '../../kernel/day';
import { answersAt } from '../../record/amend';
import type { Entry } from '../../record/record';
import { again, type Told } from '../../register/register';
import { type Assignment, assign, assigning, release } from './assignments';
import { type Census, census } from './census';
import { type FoundingStep, founding, happenedOn } from './founding';
import { isState, type State } from './founding-states';
import type { Reason } from './no-union';
import { type Visit, visit } from './visits';

/** That an enterprise came into a state, and on which day it did, whenever that was written down. */
export interface StageEvent {
  on: Day;
  to: State;
}

/** An enterprise with everything that was written down about it, each kind in the order in which it was. */
export interface Enterprise {
  _id: string;
  /** What was found at each census, the first one first. */
  surveys: readonly Census[];
  events: readonly StageEvent[];
  visits: readonly Visit[];
  assignments: readonly Assignment[];
}

/** An enterprise as it stood at the end of a day. */
export interface Standing {
  _id: string;
  census: Census;
  state: State;
  /** True while it counts among those that ought to found a union. */
  due: boolean;
  /** True where it counted among them once and was taken out since. */
  takenOut: boolean;
  /** Why it has no union, by what was heard last. */
  reason: Reason | undefined;
}

const moves = (step: string): step is FoundingStep =>
  Object.entries(founding.steps).some(([name, { to }]) => name === step && to !== 'same');

/** What of a timeline brought an enterprise into another state, by the day on which it happened. */
export function eventsOf(timeline: readonly Pick<Entry, 'at' | 'action' | 'to' | 'input'>[]): StageEvent[] {
  return timeline.flatMap(({ at, action, to, input }) => {
    if (!moves(action) || !isState(to)) return [];
    return [{ on: happenedAt({ at, action, input }), to }];
  });
}

/** Steps that say anew what is known of it. */
const surveying: readonly string[] = ['open', again, 'watch'];
/** Steps whose form is that of a visit. */
const visits: readonly string[] = ['visit', 'mobilise'];
/** States in which nobody has to be responsible any more. */
const settled: readonly State[] = ['approved', 'registered', 'equipped', 'left'];

type Recorded = Pick<Told, '_id' | 'answers' | 'timeline'>;

/** What was read of records already, by the entry after which: a record that is at hand is asked many things. */
const known = new WeakMap<Recorded, Map<number, Enterprise>>();

/** An enterprise as its record tells it, after the entry at a place or after the last one. */
export function enterpriseOf(record: Recorded, at = record.timeline.length - 1): Enterprise {
  const read = known.get(record) ?? new Map<number, Enterprise>();
  known.set(record, read);
  const found = read.get(at) ?? readOf(record, at);
  read.set(at, found);
  return found;
}

function readOf(record: Recorded, at: number): Enterprise {
  const entries = record.timeline.slice(0, at + 1);
  const surveys = entries.flatMap(({ action }, place) => {
    if (!surveying.includes(action)) return [];
    const read = v.safeParse(census, answersAt(record, place));
    return read.success ? [read.output] : [];
  });
  const told = entries.flatMap(({ action, input }) => {
    const read = visits.includes(action) ? v.safeParse(visit, input) : undefined;
    return read?.success ? [read.output] : [];
  });
  return { _id: record._id, surveys, events: eventsOf(entries), visits: told, assignments: assignmentsOf(entries) };
}

function assignmentsOf(entries: readonly Pick<Entry, 'at' | 'action' | 'to' | 'input'>[]): readonly Assignment[] {
  return entries.reduce<readonly Assignment[]>((history, entry) => {
    if (entry.action === 'assign') {
      const next = v.safeParse(assigning, entry.input);
      const assigned = next.success ? assign(history, next.output) : undefined;
      return assigned?.ok ? assigned.value : history;
    }
    const isSettled = settled.some((state) => state === entry.to);
    return isSettled ? release(history, happenedAt(entry)) : history;
  }, []);
}

/** On which day a step says that it happened; the day on which it was written down where it does not say. */
export function happenedAt({ at, action, input }: Pick<Entry, 'at' | 'action' | 'input'>): Day {
  const said = Object.entries(happenedOn).find(([step]) => step === action)?.[1];
  const day = input[said ?? (action === again ? 'surveyedOn' : '')];
  return typeof day === 'string' ? day : dayOf(at);
}

/**
 * How an enterprise stood at the end of a day, by what had happened until then; undefined while nobody had seen it. What happens
 * later, and what is found at a later census, changes nothing of it.
 */
export function standingOn({ _id, surveys, events, visits }: Enterprise, cutOff: Day): Standing | undefined {
  const census = last(surveys.filter(({ surveyedOn }) => surveyedOn <= cutOff));
  if (!census) return undefined;
  const happened = events.filter(({ on }) => on <= cutOff);
  const state = last(happened)?.to ?? founding.start;
  const heard = visits.filter(({ visitedOn }) => visitedOn >= census.surveyedOn && visitedOn <= cutOff);
  const reason = last(heard.flatMap((visit) => visit.reason ?? [])) ?? census.mainReason;
  return { _id, census, state, ...dueAfter(happened), reason };
}

type Counting = Pick<Standing, 'due' | 'takenOut'>;

/** Recognised as due it stays so, whatever comes of it, until it is taken out or leaves. */
function dueAfter(events: readonly StageEvent[]): Counting {
  return events.reduce<Counting>(
    (before, { to }) => {
      if (to === 'due') return { due: true, takenOut: false };
      if (to === 'recorded' || to === 'left') return { due: false, takenOut: before.due || before.takenOut };
      return before;
    },
    { due: false, takenOut: false },
  );
}

const last = <T>(all: readonly T[]): T | undefined => all[all.length - 1];
