import { boundsOf, type QueueBounds, type QueueFilter, type StateTest, waitsForHead } from '../../../core/case/queue';
import { dayOf } from '../../../core/kernel/day';
import { type Actor, overseesAll, worksAt } from '../../../core/union/access';
import type { Call } from '../handler';
import type { Documents, Where } from '../store/query';
import { casesIn } from '../store/states';

/** Whose open cases are looked at. */
export interface Looking {
  queue: 'mine' | 'desk' | 'decide';
  /** Empty for the whole union, of what waits for a head alone. */
  desk: string;
}

/** False for a queue that is not hers: another desk's, or the whole union's. */
export function mayLook(actor: Actor, { queue, desk }: Looking): boolean {
  const isHers = queue === 'mine' || worksAt(actor, desk) || overseesAll(actor);
  return isHers && !(queue === 'desk' && desk === '');
}

/** The open cases that are looked at: by their officer, their desk or their state, and within what a filter lets through. */
export function lookedAt(
  { queue, desk }: Looking,
  { callerId, at, catalogue }: Pick<Call, 'callerId' | 'at' | 'catalogue'>,
  filter: QueueFilter | undefined,
  cursor?: string,
): Where<Documents['cases']> {
  const whose = queue === 'mine' ? { 'officer.id': callerId } : desk === '' ? {} : { desk };
  const { counts, ...range } = filter ? boundsOf(filter, dayOf(at)) : {};
  const tests = [...(counts ? [counts] : []), ...(queue === 'decide' ? [waitsForHead] : [])];
  const isCounted: StateTest = (...state) => tests.every((test) => test(...state));
  return {
    ...whose,
    open: true,
    ...dueWithin(range, cursor),
    ...(tests.length > 0 ? casesIn(catalogue.services, isCounted) : {}),
  };
}

function dueWithin({ from, before }: QueueBounds, cursor?: string): Where<Documents['cases']> {
  const range = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(cursor === undefined ? {} : { $gt: cursor }),
    ...(before === undefined ? {} : { $lt: before }),
  };
  return Object.keys(range).length > 0 ? { dueKey: range } : {};
}
