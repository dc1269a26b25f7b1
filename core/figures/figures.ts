import type { Day } from '../kernel/day';

/**
 * The figures of a desk. Each is a number of cases: of those that came in during the year and lie at the desk now; only
 * `carried` is of those that came in earlier and are open still. `opened` is `done`, `ended` and `underway` together.
 */
export const deskFigures = [
  'opened',
  'done',
  'underway',
  'overdue',
  'ended',
  'carried',
  'agreed',
  'received',
  'rated',
] as const;
export type DeskFigure = (typeof deskFigures)[number];

/** What a case is about: its service, and where the service parts its cases, which of them (`appeal.pay`). */
export interface TopicFigure {
  topic: string;
  label: string;
  count: number;
}

/** A desk in figures, of the cases that came in during a year, as they stand today. */
export interface DeskFigures {
  /** How many cases there are of each. */
  counts: Readonly<Record<DeskFigure, number>>;
  /** What was agreed on and what was paid; the two are never added up. */
  agreedFen: number;
  receivedFen: number;
  /** The sum of the ratings, each from 1 to 5. */
  stars: number;
  /** What came in, by topic, the most first. */
  topics: readonly TopicFigure[];
}

/** A season in figures, each of cases or in fen; `students` are distinct, over every season (跟踪资助). */
export interface SeasonFigures {
  states: readonly { status: string; label: string; count: number; amountFen: number }[];
  /** Paid in this season, for the first time and in a later year. */
  paid: { fresh: number; continuing: number; amountFen: number };
  everPaid: {
    students: number;
    instalments: number;
    amountFen: number;
    /** What of it was entered of years before the product, the last of them `until`; null where nothing was. */
    entered: { students: number; instalments: number; amountFen: number; until: string } | null;
  };
  /** Places taken by those who were checked and did not fall away, of the season's places. */
  taken: number;
  /** What is granted to those who hold a place, in fen: of the season's budget, where it has one. */
  grantedFen: number;
  /** The last day of a notice that would begin today. */
  noticeUntil: Day;
}
