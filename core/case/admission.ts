import type { Day } from '../kernel/day';
import { ok, type Result } from '../kernel/result';
import type { Union } from '../union';
import type { Case, Shown } from './case';

/** What is known when a form comes in, beside the form itself. */
export interface Situation {
  union: Union;
  today: Day;
  caseId: string;
  /** Blind index of the person it is about; null where the service asks for no identity number. */
  personKey: string | null;
  /** Every case of that person, of whatever season. */
  earlier: readonly Case[];
}

/** As what a form is let in. */
export type Admission = Pick<Case, 'season' | 'turn' | 'onceKey' | 'record'>;

/** Where a service sets no conditions: one case of its own. */
export function freely({ caseId }: Situation): Result<Admission> {
  return ok({ season: null, turn: 1, onceKey: caseId, record: [] as readonly Shown[] });
}
