import type { Day } from '../kernel/day';

/** In what something is counted; different nouns are never added up. */
export type Unit = '件' | '人' | '星';

/**
 * One thing that happened and can be counted, as it lies in the ledger. Never changed afterwards: what turns out otherwise is
 * reversed by a row of its own day. A pure function of its record (`rowsOf`), so that the ledger can be rebuilt and compared.
 */
export interface Row {
  /** `<record>:<version>:<n>`: the n-th row of the step that made the version. */
  _id: string;
  /** What it is, e.g. `opened`, `done`, `paid`; and of which service or register. */
  fact: string;
  kind: string;
  /** The day on which it happened, and the one on which it was written down. */
  on: Day;
  bookedOn: Day;
  /** The year of `on`. */
  year: string;
  /** The desk that did it. */
  desk: string;
  /** 1, or -1 of a row that reverses. */
  count: 1 | -1;
  /** How much in its unit, and in fen where it is money; negative of a row that reverses. */
  quantity: number;
  unit: Unit;
  amountFen: number | null;
  /** Blind index of the person it is about; null where the record knows none. */
  person: string | null;
  /** The part of its service to which it belongs; null where the service has none. */
  part: string | null;
  of: { collection: 'cases'; id: string };
  /** The row that it takes back; null for all others. */
  reverses: string | null;
}

/** Something that stands after a step, as its service says it; the mechanism makes rows of what is new or another one. */
export interface Fact extends Pick<Row, 'quantity' | 'unit'> {
  amountFen?: number;
  /** Where it did not happen on the day of the step. */
  on?: Day;
}

/** What a step says of some facts, by name; null where one stands no more. What it does not name stands as it stood. */
export type Facts = { readonly [fact: string]: Fact | null };
