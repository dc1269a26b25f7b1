import { addDays, addYears, type Day, dayOf, type Instant, isDay, sayDay } from './day';
import type { Around, Told } from './doubt';

/**
 * A day that is only known where it is asked: counted from today, from the day a case came in, from another answer, from the
 * day of the step that it follows, or from a day that the page itself knows.
 */
export interface DayBound {
  of: 'today' | 'opened' | 'answer' | 'step' | 'date';
  date?: Day;
  /** The question whose answer counts: of the same form, else of an earlier step of the case. */
  answer?: string;
  /** The step whose last day counts, or what `answer` was told before, where that is later. */
  step?: string;
  /** Steps whose last day counts as well, but where a question beside it says that what happened was before them. */
  since?: { steps: readonly string[]; unless: { answer: string; is: string } };
  days?: number;
  years?: number;
  /** What is said when it is not kept to, where that can be said better than by naming the day. */
  said?: string;
}

/** The day that a bound means here; undefined while it is not known, e.g. when the other question was left open. */
export function boundDay(
  { of, date, answer = '', step = '', since, days = 0, years = 0 }: DayBound,
  around: Timing,
  told: Told,
): Day | undefined {
  const { today, opened, earlier = {}, taken = {} } = around;
  const later = since && told[since.unless.answer] !== since.unless.is ? since.steps : [];
  const starts = {
    today: () => today,
    date: () => date,
    opened: () => opened,
    answer: () => told[answer] ?? earlier[answer],
    step: () => latest(earlier[answer], ...[step, ...later].map((each) => taken[each])) ?? opened,
  };
  const start = starts[of]();
  return typeof start === 'string' && isDay(start) ? addDays(addYears(start, years), days) : undefined;
}

function latest(...days: readonly unknown[]): Day | undefined {
  const known = days.filter((day): day is Day => typeof day === 'string' && isDay(day));
  return known.sort().pop();
}

/** What days are counted from. */
export type Timing = Pick<Around, 'today' | 'opened' | 'earlier' | 'taken'>;

/** The last day of each step, by the entries of a timeline. */
export function daysTaken(timeline: readonly { at: Instant; action: string }[]): Readonly<Record<string, Day>> {
  return Object.fromEntries(timeline.map(({ at, action }) => [action, dayOf(at)]));
}

interface Bounds {
  from?: DayBound;
  to?: DayBound;
}

/** The sentence about a day outside its bounds; undefined inside, and where they are not known. */
export function outOfBounds(day: Day, { from, to }: Bounds, around: Timing, told: Told): string | undefined {
  const first = from && boundDay(from, around, told);
  if (from && first && day < first) return from.said ?? tooEarly(from, first, around.today);
  const last = to && boundDay(to, around, told);
  return to && last && day > last ? (to.said ?? tooLate(to, last, around.today)) : undefined;
}

const isToday = ({ of, days = 0, years = 0 }: DayBound) => of === 'today' && days === 0 && years === 0;

function tooEarly(bound: DayBound, first: Day, today: Day): string {
  if (isToday(bound)) return '这一天已经过去，请选今天或以后的日子。';
  return `这一天太早了，最早可以选 ${sayDay(first, today)}。`;
}

function tooLate(bound: DayBound, last: Day, today: Day): string {
  if (isToday(bound)) return '还没有到这一天，请选今天或以前的日子。';
  return `这一天太晚了，最晚可以选 ${sayDay(last, today)}。`;
}
