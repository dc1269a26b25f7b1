import { services } from '../domains/catalogue';
import type { Day } from '../kernel/day';

/** The ways in which an officer looks at her open cases. */
export const queueFilters = ['overdue', 'dueToday', 'fresh', 'waiting'] as const;
export type QueueFilter = (typeof queueFilters)[number];

/** A filter as bounds on the key that orders a queue, or as the states that count. */
export interface QueueBounds {
  from?: string;
  before?: string;
  states?: readonly string[];
}

const statesWhere = (test: (service: (typeof services)[number], state: string) => boolean) =>
  services.flatMap((service) => Object.keys(service.flow.states).filter((state) => test(service, state)));

/** The states of a closed case that was seen through, and of one that came to nothing. */
export const doneStates = statesWhere(({ flow }, state) => flow.states[state]?.tone === 'done');
export const endedStates = statesWhere(({ flow }, state) => flow.states[state]?.tone === 'ended');
export const openStates = statesWhere(({ flow }, state) => flow.states[state]?.open === true);

/** The states in which the applicant owes what is no paper, and whoever helped her in may give it. */
export const owingStates = statesWhere(({ flow }, state) => flow.states[state]?.owes !== undefined);

/** The states in which a head must decide. */
export const headStates = statesWhere(({ flow }, state) => flow.states[state]?.waitsForHead === true);

/** What a filter means on a day. `|` stands between day and id in the key, `}` comes right after it. */
export function boundsOf(filter: QueueFilter, today: Day): QueueBounds {
  switch (filter) {
    case 'overdue':
      return { before: `${today}|` };
    case 'dueToday':
      return { from: `${today}|`, before: `${today}}` };
    case 'fresh':
      return { states: statesWhere(({ flow }, state) => state === flow.start) };
    case 'waiting':
      return { states: statesWhere(({ flow }, state) => flow.states[state]?.waitsForOwner === true) };
  }
}
