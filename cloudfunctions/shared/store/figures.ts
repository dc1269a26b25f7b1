import type { Catalogue } from '../../../core/case/catalogue';
import { type Phase, phaseIn } from '../../../core/case/phase';
import type { DeskFigure } from '../../../core/figures/figures';
import type { Day } from '../../../core/kernel/day';
import type { Documents, Where } from './query';
import { casesIn } from './states';

type OfCases = Where<Documents['cases']>;

/** Whose cases, of which year, and as they stand on which day. */
export interface Counted {
  desk: string;
  year: string;
  today: Day;
  catalogue: Catalogue;
}

/** The cases that a figure counts: the same conditions for the number and for the rows behind it. */
export function casesOf(figure: DeskFigure, { desk, year, today, catalogue }: Counted): OfCases {
  const ofYear = { desk, year };
  const inPhase = (phase: Phase) => casesIn(catalogue.services, (look) => phaseIn(look) === phase);
  const conditions: Record<DeskFigure, OfCases> = {
    opened: ofYear,
    done: { ...ofYear, ...inPhase('done') },
    underway: { ...ofYear, ...inPhase('open') },
    overdue: { ...ofYear, open: true, dueKey: { $lt: `${today}|` } },
    ended: { ...ofYear, ...inPhase('ended') },
    carried: { desk, open: true, year: { $lt: year } },
    agreed: { ...ofYear, 'outcome.agreedFen': { $gt: 0 } },
    received: { ...ofYear, 'outcome.receivedFen': { $gt: 0 } },
    rated: { ...ofYear, 'outcome.stars': { $gt: 0 } },
  };
  return conditions[figure];
}

/** The cases of one topic: a service, or one of the parts into which it divides its cases (`appeal.pay`). */
export function casesAbout(topic: string, catalogue: Catalogue): OfCases {
  const [kind = '', part] = topic.split('.');
  const path = topicPath(kind, catalogue);
  return { kind, ...(part === undefined || path === undefined ? {} : { [path]: part }) };
}

/** Where the cases of a service say to which part they belong; undefined where the service does not divide them. */
export function topicPath(kind: string, { serviceOf }: Catalogue): `answers.${string}` | undefined {
  const topics = serviceOf(kind)?.topics;
  return topics === undefined ? undefined : `answers.${topics}`;
}
