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
