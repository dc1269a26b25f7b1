import type { Day } from '../kernel/day';
import { ok, type Result } from '../kernel/result';
import type { Shown } from '../record/record';
import type { Round } from '../round/round';
import type { Union } from '../union/union';
import type { Case } from './case';

/** What is known when a form comes in, beside the form itself. */
export interface Situation {
  union: Union;
  /** What was announced for the service, year by year; empty where it has no seasons. */
  rounds: readonly Round[];
  today: Day;
  caseId: string;
  /** Under whom it will stand. */
  ownerId: string;
  /** Blind index of the person it is about; null where the service asks for no identity number. */
  personKey: string | null;
  /** What was paid for that person, of whatever season and to whomever; and her cases that are open, whoever handed them in. */
  paid: readonly Known[];
  open: readonly Known[];
}

/** What admission looks at of the cases that are there already. */
export const knownFields = ['_id', 'number', 'season', 'owner', 'grant', 'openedAt', 'turn'] as const;
export type Known = Pick<Case, (typeof knownFields)[number]>;

/** As what a form is let in. */
export type Admission = Pick<Case, 'season' | 'turn' | 'onceKey' | 'record'>;

/**
 * How many cases of one service a worker may have open at once. More than anybody has to tell; she withdraws what is
 * settled, or calls. Those who are helped in stand each for herself, and are not bound by it.
 */
export const mostOpen = 20;

/** Where a service sets no conditions: one case of its own. */
export function freely({ caseId }: Situation): Result<Admission> {
  return ok({ season: null, turn: 1, onceKey: caseId, record: [] as readonly Shown[] });
}
