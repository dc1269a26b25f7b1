import { type Day, dayOf } from '../../kernel/day';
import type { Entry } from '../../record/record';
import type { Assignment } from './assignments';
import type { Census } from './census';
import { type FoundingStep, founding, happenedOn } from './founding';
import { isState, type State } from './founding-states';
import type { Reason } from './no-union';
import type { Visit } from './visits';

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
    const said = input[happenedOn[action] ?? ''];
    return [{ on: typeof said === 'string' ? said : dayOf(at), to }];
  });
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
