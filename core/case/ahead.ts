import { isOpenFrom, nextDeadline } from '../record/move';
import type { Deadline } from '../record/record';
import type { Actor } from '../union/access';
import type { Case } from './case';
import type { Circumstances } from './open';
import { partyOf } from './stand-in';

/** The clock that would run after a step. */
export interface Ahead {
  action: string;
  deadline: Deadline;
}

/**
 * What each step that this reader may take now would make of the clock, so that she sees the promise before she gives
 * it. Working days are the server's knowledge, so it is worked out there. Steps after which none runs are left out.
 */
export function aheadOf(
  found: Case,
  reader: Actor,
  around: Pick<Circumstances, 'at' | 'union' | 'catalogue' | 'isWorkingDay'>,
): Ahead[] {
  const service = around.catalogue.serviceOf(found.kind);
  if (!service) return [];
  return Object.entries(service.flow.steps).flatMap(([action, step]) => {
    if (!isOpenFrom(step, found, around.union) || !partyOf(reader, found, step, around.catalogue)) return [];
    const deadline = nextDeadline(service, found, step, around);
    return deadline ? [{ action, deadline }] : [];
  });
}
