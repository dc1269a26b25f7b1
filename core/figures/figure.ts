import type { Actor } from '../union/access';
import { overseesAll, worksAt } from '../union/access';
import type { CityDesk } from '../union/union';

/** Of which desk (null: the whole union) and year a figure is read. A figure of a round is of that year's, one of all years of none. */
export interface FigureScope {
  desk: string | null;
  year: string;
}

/** Who may read a figure, and who may open the records behind it. */
export interface Readers {
  reads(actor: Actor, scope: FigureScope): boolean;
  opens(actor: Actor, scope: FigureScope): boolean;
}

/**
 * Sums over the ledger: of what happened in a year at a desk, in a round of its service, or ever; or what stood at the end of a year,
 * since what came and what went are counted against each other.
 */
export interface OfLedger {
  of: 'ledger';
  /** Of one service; of every service where it does not say. */
  kind?: string;
  fact: string;
  part?: string;
  /** How often, how much in its unit, how much money in fen, or how many different people. */
  measure: 'count' | 'quantity' | 'money' | 'people';
  over: 'year' | 'round' | 'ever' | 'stock';
  /** True where it is told topic by topic too: by service, and by the parts into which one divides its cases. */
  byTopic?: true;
}

/** Counts cases as they stand now, up to `mostCounted`: those that are open at a desk, or those of a round. */
export interface OfCases {
  of: 'cases';
  kind?: string;
  over: 'now' | 'round';
  /** In some states alone; open ones where it does not say. */
  states?: readonly string[];
  /** Past their day. */
  overdue?: true;
  /** Paid for the first time, or in a later year. */
  turn?: 'first' | 'later';
}

/** One figure divided by another; nothing where that is nothing. */
interface Ratio {
  of: 'ratio';
  numerator: string;
  denominator: string;
  /** By what it is multiplied (100 for a percentage), and how many decimals it has. */
  times: number;
  decimals: number;
}

/** A figure, defined once: what it is called, what is counted in words, and how. */
export interface Figure {
  label: string;
  unit: '件' | '人' | '人次' | '元' | '星' | '家' | '%';
  words: string;
  readers: Readers;
  /** What its parts are called, where they are none of a service. */
  parts?: Readonly<Record<string, string>>;
  counts: OfLedger | OfCases | Ratio;
}

export type FigureTable = Readonly<Record<string, Figure>>;

/** So many cases are counted one by one; where there are more it is said that there are. */
export const mostCounted = 1000;

/** What a figure came to. */
export interface FigureValue extends Pick<Figure, 'label' | 'unit' | 'words'> {
  id: string;
  /** In its unit, money in fen; null of a ratio whose denominator is nothing. */
  value: number | null;
  /** True where there are more than could be counted. */
  atLeast: boolean;
  /** The most first; empty where it is not told topic by topic. */
  topics: readonly TopicValue[];
  /** The figures that a ratio divides. */
  ratio: { numerator: string; denominator: string } | null;
}

/** What a case is about: its service, and where the service parts its cases, which of them (`appeal.pay`). */
export interface TopicValue {
  topic: string;
  label: string;
  value: number;
}

const worksThere = (actor: Actor, { desk }: FigureScope) =>
  overseesAll(actor) || (desk !== null && worksAt(actor, desk));

/** What happened at a desk is for the people who work there, and for those who oversee the whole union. */
export const ofDesk: Readers = { reads: worksThere, opens: worksThere };

/** The same of what a department of the city union keeps for all of it. */
export function keptBy(home: CityDesk): Readers {
  const isTheirs = (actor: Actor, scope: FigureScope) => worksAt(actor, home) || worksThere(actor, scope);
  return { reads: isTheirs, opens: isTheirs };
}

const worksAtOne = (actor: Actor, scope: FigureScope) => scope.desk !== null && worksThere(actor, scope);

/** What lies at a desk now, for the same people: cases are counted desk by desk. */
export const ofOneDesk: Readers = { reads: worksAtOne, opens: worksAtOne };
