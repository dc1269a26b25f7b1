import type { Day } from '../kernel/day';
import type { Flow, StateLook } from '../record/flow';
import type { Catalogue } from './catalogue';

/** The ways in which an officer looks at her open cases. */
export const queueFilters = ['overdue', 'dueToday', 'fresh', 'waiting'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** Which states of a service count. */
export type StateTest = (look: StateLook, state: string, flow: Pick<Flow, 'start'>) => boolean;

/** Some states of one service; another service may call another state by the same name. */
export interface StatesOfKind {
  kind: string;
  states: readonly string[];
}

/** A filter as bounds on the key that orders a queue, or as the states that count. */
export interface QueueBounds {
  from?: string;
  before?: string;
  counts?: StateTest;
}

/** The states that count, of every service that has one. */
export function statesWhere(services: Catalogue['services'], counts: StateTest): StatesOfKind[] {
  const of = services.map(({ kind, flow }) => ({
    kind,
    states: Object.entries(flow.states).flatMap(([state, look]) => (counts(look, state, flow) ? [state] : [])),
  }));
  return of.filter(({ states }) => states.length > 0);
}

/** Those in which the applicant owes what is no paper, and whoever helped her in may give it. */
export const isOwing: StateTest = ({ owes }) => owes !== undefined;

/** Those in which a head must decide. */
export const waitsForHead: StateTest = (look) => look.waitsForHead === true;

/** What a filter means on a day. `|` stands between day and id in the key, `}` comes right after it. */
export function boundsOf(filter: QueueFilter, today: Day): QueueBounds {
  switch (filter) {
    case 'overdue':
      return { before: `${today}|` };
    case 'dueToday':
      return { from: `${today}|`, before: `${today}}` };
    case 'fresh':
      return { counts: (_look, state, { start }) => state === start };
    case 'waiting':
      return { counts: ({ waitsForOwner }) => waitsForOwner === true };
  }
}
