import type { Instant } from '../kernel/day';
import type { Row } from '../ledger/row';

/** A row as the ledger holds it: with the minute in which it was written there (`2026-11-26T08:15`), in UTC. */
export type Noted = Row & { noted: Minute };
export type Minute = string;

export const minuteOf = (at: Instant): Minute => at.slice(0, 16);

/** The minute so many minutes after one, or before it. */
export const minutesAfter = (minute: Minute, count: number): Minute =>
  minuteOf(new Date(Date.parse(`${minute}:00.000Z`) + count * 60_000).toISOString());

/** What rows of one fact and part come to. */
export interface Cell extends Pick<Row, 'kind' | 'fact' | 'part'> {
  count: number;
  quantity: number;
  amountFen: number;
}

/** How many different people are behind a fact: in one of its parts, or whatever the part (`part` null). */
export interface Heads extends Pick<Row, 'kind' | 'fact' | 'part'> {
  people: number;
}

export interface Sums {
  cells: readonly Cell[];
  heads: readonly Heads[];
}

/**
 * What all rows of a scope come to that were written before a minute. Days gone by gain rows as well, where something is told late:
 * therefore totals go by when a row was written, and say how far they reach.
 */
export interface Totals extends Sums {
  _id: string;
  upTo: Minute;
}

/** For what totals are kept: a desk or the whole union (null), in a year or ever; or a round of a service. */
export type Scope =
  | { desk: string | null; year: string | null; round?: undefined }
  | { desk?: undefined; year?: undefined; round: { kind: string; year: string } };

export const scopeId = ({ desk, year, round }: Scope) =>
  round ? `round|${round.kind}|${round.year}` : `${desk ?? '*'}|${year ?? 'ever'}`;

/** True for a row that counts in a scope. */
export const countsIn = (row: Parameters<typeof scopesOf>[0], scope: Scope): boolean =>
  scopesOf(row).some((one) => scopeId(one) === scopeId(scope));

/** What the rows of a scope have in common. */
export const rowsWhere = ({ desk, year, round }: Scope): Partial<Pick<Row, 'desk' | 'year' | 'kind' | 'round'>> =>
  round
    ? { kind: round.kind, round: round.year }
    : { ...(desk === null ? {} : { desk }), ...(year === null ? {} : { year }) };

/** The part of a row that totals need. */
export type Summed = Pick<
  Row,
  'kind' | 'fact' | 'part' | 'desk' | 'year' | 'round' | 'quantity' | 'amountFen' | 'person'
> & { count: number };

/** Every scope in which a row counts. */
export function scopesOf({ desk, year, kind, round }: Pick<Row, 'desk' | 'year' | 'kind' | 'round'>): Scope[] {
  const desks = desk === '' ? [null] : [desk, null];
  return [
    ...desks.flatMap((one) => [year, null].map((of) => ({ desk: one, year: of }))),
    ...(round === null ? [] : [{ round: { kind, year: round } }]),
  ];
}

/** Some rows by the scopes in which they count. */
export function byScope<R extends Summed>(rows: readonly R[]): Map<string, R[]> {
  const among = new Map<string, R[]>();
  for (const row of rows) {
    for (const id of scopesOf(row).map(scopeId)) {
      const those = among.get(id);
      if (those) those.push(row);
      else among.set(id, [row]);
    }
  }
  return among;
}

/** What the rows of one scope come to. */
export const sumsOf = (rows: readonly Summed[]): Sums => ({ cells: cellsOf(rows), heads: headsOf(rows) });

/**
 * What a scope gains by rows written since a minute: all of those, and of each person among them every row that she ever had in the
 * scope, since she counts once.
 */
export const gainOf = (
  rows: readonly Omit<Summed, 'person'>[],
  ofPeople: readonly (Summed & { noted: Minute })[],
  since: Minute,
): Sums => ({
  cells: cellsOf(rows),
  heads: added(
    { cells: [], heads: headsOf(ofPeople) },
    { cells: [], heads: headsOf(ofPeople.filter(({ noted }) => noted < since)) },
    -1,
  ).heads,
});

const cellsOf = (rows: readonly Omit<Summed, 'person'>[]): Cell[] =>
  mergedCells(
    rows.map(({ kind, fact, part, count, quantity, amountFen }) => {
      return { kind, fact, part, count, quantity, amountFen: amountFen ?? 0 };
    }),
  );

/** People are counted once each, where more stands for her than was taken back. */
function headsOf(rows: readonly Summed[]): Heads[] {
  const standing = new Map<string, { of: Omit<Heads, 'people'>; count: number }>();
  for (const { kind, fact, part, person, count } of rows) {
    if (person === null) continue;
    for (const one of new Set([part, null])) {
      const key = JSON.stringify([kind, fact, one, person]);
      const before = standing.get(key)?.count ?? 0;
      standing.set(key, { of: { kind, fact, part: one }, count: before + count });
    }
  }
  const there = [...standing.values()].filter(({ count }) => count > 0);
  return mergedHeads(there.map(({ of }) => ({ ...of, people: 1 })));
}

/** What two sums come to together; `times` -1 takes the second one away. */
export function added(one: Sums, other: Sums, times: 1 | -1 = 1): Sums {
  const cells = other.cells.map((cell) => ({
    ...cell,
    count: times * cell.count,
    quantity: times * cell.quantity,
    amountFen: times * cell.amountFen,
  }));
  const heads = other.heads.map((each) => ({ ...each, people: times * each.people }));
  return { cells: mergedCells([...one.cells, ...cells]), heads: mergedHeads([...one.heads, ...heads]) };
}

export const nothing: Sums = { cells: [], heads: [] };

const keyOf = ({ kind, fact, part }: Omit<Heads, 'people'>) => JSON.stringify([kind, fact, part]);

/** One cell for each fact and part, in the order of their names, so that equal sums are equal texts. */
function mergedCells(all: readonly Cell[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const cell of all) {
    const before = cells.get(keyOf(cell));
    cells.set(keyOf(cell), before ? plus(before, cell) : cell);
  }
  return inOrder(cells).filter(({ count, quantity, amountFen }) => count !== 0 || quantity !== 0 || amountFen !== 0);
}

const plus = (one: Cell, other: Cell): Cell => ({
  ...one,
  count: one.count + other.count,
  quantity: one.quantity + other.quantity,
  amountFen: one.amountFen + other.amountFen,
});

function mergedHeads(all: readonly Heads[]): Heads[] {
  const heads = new Map<string, Heads>();
  for (const each of all) {
    const before = heads.get(keyOf(each))?.people ?? 0;
    heads.set(keyOf(each), { ...each, people: before + each.people });
  }
  return inOrder(heads).filter(({ people }) => people !== 0);
}

const inOrder = <T>(by: ReadonlyMap<string, T>): T[] =>
  [...by].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
