import type { Day } from '../kernel/day';

/** In what something is counted; different nouns are never added up. */
export type Unit = '件' | '人' | '星' | '家';

/** Where the records lie that rows are made of. */
export type Booked = 'cases' | 'openings' | 'registers';

/** The part under which what was entered of years before the product is told apart. */
export const enteredPart = 'entered';

/**
 * One thing that happened and can be counted, as it lies in the ledger. Never changed afterwards: what turns out otherwise is
 * reversed by a row of its own day. A pure function of its record, so that the ledger can be rebuilt and compared.
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
  /** `on|_id`: one key that orders the records behind a figure. */
  key: string;
  /** The desk that did it; empty where no desk of the union did, since it is from before the product. */
  desk: string;
  /** The year of the round to which its record belongs; null where it belongs to none. */
  round: string | null;
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
  of: { collection: Booked; id: string };
  /** The row that it takes back; null for all others. */
  reverses: string | null;
}

/** Something that stands after a step, as its service says it; the mechanism makes rows of what is new or another one. */
export interface Fact extends Pick<Row, 'quantity' | 'unit'> {
  amountFen?: number;
  /** Where it did not happen on the day of the step. */
  on?: Day;
  /** The part in which it counts, where that is not the one of its record. */
  part?: string;
  /** The desk for which it counts, where that is not the one at which its record lay. */
  desk?: string;
}

/** What a step says of some facts, by name; null where one stands no more. What it does not name stands as it stood. */
export type Facts = { readonly [fact: string]: Fact | null };

/** A step of a record, as far as it can be counted. */
export interface Told {
  version: number;
  /** The day on which it happened, the one on which it was written down, and the one on which it takes back what stood before. */
  on: Day;
  bookedOn: Day;
  reversesOn?: Day;
  desk: string;
  facts: Facts;
}

/** What all rows of a record have in common. */
export type Whose = Pick<Row, 'kind' | 'person' | 'part' | 'round' | 'of'>;

/**
 * The rows that the steps of a record make, in order. A later step adds rows and changes none. What a step says to have happened
 * before a fact last changed counts from that day on: nothing is taken back before it was there, and nothing stands twice.
 */
export function rowsIn(whose: Whose, steps: readonly Told[]): Row[] {
  const standing = new Map<string, Row>();
  const changedOn = new Map<string, Day>();
  return steps.flatMap((told) => {
    const rows: Row[] = [];
    const write = ({ on, ...row }: Written) => {
      const _id = `${whose.of.id}:${told.version}:${rows.length}`;
      const written: Row = { _id, on, key: `${on}|${_id}`, year: on.slice(0, 4), bookedOn: told.bookedOn, ...row };
      rows.push(written);
      return written;
    };
    for (const [fact, now] of Object.entries(told.facts)) {
      const step = notBefore(changedOn.get(fact), told);
      const before = standing.get(fact);
      if (before && now && isSame(before, now)) continue;
      if (before) write(reversed(before, step));
      standing.delete(fact);
      changedOn.set(fact, step.on);
      if (now) standing.set(fact, write({ ...whose, ...rowOf(fact, now, step), ...partOf(now) }));
    }
    return rows;
  });
}

/** A step as far as it changes a fact that changed last on a day. */
const notBefore = (day: Day | undefined, step: Told): Told =>
  day !== undefined && day > step.on ? { ...step, on: day } : step;

/** A row but for what follows from its place and its day. */
type Written = Omit<Row, '_id' | 'key' | 'year' | 'bookedOn'>;

const isSame = (row: Row, { quantity, amountFen, on, part, desk }: Fact) =>
  row.quantity === quantity &&
  row.amountFen === (amountFen ?? null) &&
  (on === undefined || row.on === on) &&
  (part === undefined || row.part === part) &&
  (desk === undefined || row.desk === desk);

function rowOf(fact: string, { quantity, unit, amountFen, on, desk }: Fact, step: Told): Omit<Written, keyof Whose> {
  return {
    fact,
    on: on ?? step.on,
    desk: desk ?? step.desk,
    count: 1,
    quantity,
    unit,
    amountFen: amountFen ?? null,
    reverses: null,
  };
}

const partOf = ({ part }: Fact) => (part === undefined ? {} : { part });

/** What takes a row back, on the day on which that came out: at the desk that had done it, so that its figure loses it. */
function reversed(row: Row, { on, reversesOn = on }: Told): Written {
  const { _id, key: _key, year: _year, bookedOn: _bookedOn, ...rest } = row;
  const amountFen = row.amountFen === null ? null : -row.amountFen;
  return { ...rest, on: reversesOn, count: -1, quantity: -row.quantity, amountFen, reverses: _id };
}
