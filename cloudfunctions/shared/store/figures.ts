import type { Catalogue } from '../../../core/case/catalogue';
import { doneStates, endedStates, openStates } from '../../../core/case/queue';
import type { DeskFigure } from '../../../core/figures/figures';
import type { Day } from '../../../core/kernel/day';
import type { Documents, Where } from './query';

type OfCases = Where<Documents['cases']>;

/** Whose cases, and of which year. */
export interface Counted {
  desk: string;
  year: string;
}

/** The cases that a figure counts: the same conditions for the number and for the rows behind it. */
export function casesOf(figure: DeskFigure, { desk, year }: Counted, today: Day): OfCases {
  const ofYear = { desk, year };
  const conditions: Record<DeskFigure, OfCases> = {
    opened: ofYear,
    done: { ...ofYear, status: { $in: doneStates } },
    underway: { ...ofYear, status: { $in: openStates } },
    overdue: { ...ofYear, open: true, dueKey: { $lt: `${today}|` } },
    ended: { ...ofYear, status: { $in: endedStates } },
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
