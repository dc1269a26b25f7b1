import type { Collection, Index } from './catalog';
import { type Bound, type Condition, type Conditions, fixedValue } from './conditions';
import { encodeKey, inverted, type KeyField, successor, typeBounds } from './keys';

export type Sort = readonly (readonly [path: string, direction: 1 | -1])[];

/** Keys from `low` on and below `high` (null: to the end). The first `prefix` bytes are the same for all of them. */
export interface KeyRange {
  low: Buffer;
  high: Buffer | null;
  prefix: number;
}

/** How the rows of a query are found: by the ranges of one index, or by reading all. */
export interface Plan {
  index: Index | null;
  ranges: KeyRange[];
  /** Rows come in the order asked for. */
  sorted: boolean;
  reverse: boolean;
  /** Every row found is a match: the conditions need no further test. */
  decides: boolean;
}

const MOST_RANGES = 5000;
const WHOLE: KeyRange = { low: Buffer.alloc(0), high: null, prefix: 0 };

/** The plan that looks best from the conditions alone. */
export function planFor(collection: Collection, conditions: Conditions, sort: Sort): Plan {
  return plansFor(collection, conditions, sort)[0].plan;
}

/** Every way in which the rows can be found, what looks best first; reading all of them is among these. */
export function plansFor(
  collection: Collection,
  conditions: Conditions,
  sort: Sort,
): readonly [Candidate, ...Candidate[]] {
  const everything: Candidate = {
    plan: {
      index: null,
      ranges: [],
      sorted: sort.length === 0,
      reverse: false,
      decides: conditions.complete && conditions.byPath.size === 0,
    },
    score: 0,
  };
  // Nothing finds documents faster than their ids, as long as there are not too many.
  const ids = conditions.byPath.get('_id')?.points;
  const indexes = ids && ids.length <= MOST_RANGES ? [] : collection.indexes;
  const useful = [collection.primary, ...indexes].flatMap((index) => candidateFor(index, conditions, sort) ?? []);
  const [best = everything, ...others] = useful.sort((one, other) => other.score - one.score);
  return [best, ...others, everything];
}

/** How one index finds the rows that meet the conditions; undefined when it is of no use for them. */
export function planWith(index: Index, conditions: Conditions): Plan | undefined {
  return candidateFor(index, conditions, [])?.plan;
}

/** A plan, and how well it promises to find what is asked for. */
export interface Candidate {
  plan: Plan;
  score: number;
}

function candidateFor(index: Index, conditions: Conditions, sort: Sort): Candidate | undefined {
  const fixed = fixedFields(index, conditions);
  const next = index.fields[fixed.count];
  const bounds = next && conditions.byPath.get(next.path);
  const ranged = next !== undefined && bounds !== undefined && !bounds.points;
  // What the index itself fixes to one value need not be sorted by; of an array it fixes one element among others.
  const held = index.fields.slice(0, fixed.count).flatMap(({ path }) => (index.arrayPaths.has(path) ? [] : [path]));
  const wanted = sort.filter(([path]) => !(held.includes(path) && fixedValue(conditions, path)));
  const order = wanted.some(([path]) => index.arrayPaths.has(path))
    ? undefined
    : orderOf(index.fields.slice(fixed.count), wanted);
  const useful = fixed.count > 0 || ranged || (sort.length > 0 && order !== undefined);
  if (!useful) return undefined;
  const ranges = ranged
    ? fixed.prefixes.flatMap((prefix) => rangesWithin(prefix, next, bounds, index.arrayPaths.has(next.path)))
    : fixed.prefixes.map(below);
  const usedPaths = fixed.count + (ranged ? 1 : 0);
  const bySort = sort.length > 0 && order !== undefined;
  return {
    plan: {
      index,
      ranges,
      sorted: sort.length === 0 || order !== undefined,
      reverse: order === -1,
      decides:
        conditions.complete && usedPaths === conditions.byPath.size && holdsEachOnce(index, conditions, fixed.count),
    },
    score:
      fixed.count * 10 -
      // Yes or no parts the documents into two halves: whatever else is fixed finds fewer.
      fixedByYesOrNo(index, conditions, fixed.count) +
      (ranged ? 5 : 0) +
      (bySort ? 4 : 0) +
      (index.unique && fixed.count === index.fields.length ? 100 : 0),
  };
}

/**
 * True where each match has one entry among those found and nothing else has: of every array one element is asked for. An empty
 * array has an entry that says null, and is no match for it.
 */
function holdsEachOnce({ fields, arrayPaths }: Index, conditions: Conditions, fixed: number): boolean {
  return fields.every(({ path }, at) => {
    if (!arrayPaths.has(path)) return true;
    const [point = null] = fixedValue(conditions, path) ?? [];
    return at < fixed && point !== null;
  });
}

function fixedByYesOrNo(index: Index, conditions: Conditions, fixed: number): number {
  const isYesOrNo = ({ path }: KeyField) =>
    conditions.byPath.get(path)?.points?.every((point) => typeof point === 'boolean') === true;
  return index.fields.slice(0, fixed).filter(isYesOrNo).length;
}

/** The leading fields of the index that are fixed to points, and the key prefixes these points give. */
function fixedFields(index: Index, conditions: Conditions): { count: number; prefixes: Buffer[] } {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let count = 0;
  for (const field of index.fields) {
    const points = conditions.byPath.get(field.path)?.points;
    if (!points || prefixes.length * points.length > MOST_RANGES) break;
    const parts = distinctSorted(points.map((point) => encodeKey(point, field.direction)));
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
    count++;
  }
  return { count, prefixes };
}

/** 1 when the fields give the sort order read forward, -1 when read backward. */
function orderOf(fields: readonly KeyField[], sort: Sort): 1 | -1 | undefined {
  if (sort.length === 0) return 1;
  const follows = (turn: 1 | -1) =>
    sort.every(([path, direction], at) => fields[at]?.path === path && fields[at]?.direction === direction * turn);
  if (follows(1)) return 1;
  return follows(-1) ? -1 : undefined;
}

function below(prefix: Buffer): KeyRange {
  return prefix.length === 0 ? WHOLE : { low: prefix, high: successor(prefix), prefix: prefix.length };
}

function rangesWithin(prefix: Buffer, field: KeyField, bounds: Condition, isArray: boolean): KeyRange[] {
  // In an array one element may meet the lower bound and another the upper: only one of them narrows the keys.
  const upper = isArray && bounds.lower ? undefined : bounds.upper;
  const type = typeBounds((bounds.lower ?? bounds.upper)?.value);
  let low = bounds.lower ? lowKey(bounds.lower) : type.low;
  let high: Buffer | null = upper ? highKey(upper) : type.high;
  if (low === null) return [];
  if (field.direction === -1) {
    const end = successor(inverted(low));
    const start = high && inverted(high);
    [low, high] = [start ?? Buffer.alloc(0), end];
    // Bounds are half open; turned round, the excluded key and all that begins with it come first.
    if (start) low = successor(start) ?? start;
  }
  if (high && Buffer.compare(low, high) >= 0) return [];
  const whole = below(prefix);
  return [
    {
      low: Buffer.concat([prefix, low]),
      high: high ? Buffer.concat([prefix, high]) : whole.high,
      prefix: prefix.length,
    },
  ];
}

function lowKey(bound: Bound): Buffer | null {
  const key = encodeKey(bound.value);
  return bound.inclusive ? key : successor(key);
}

function highKey(bound: Bound): Buffer | null {
  const key = encodeKey(bound.value);
  return bound.inclusive ? successor(key) : key;
}

function distinctSorted(keys: Buffer[]): Buffer[] {
  const sorted = [...keys].sort(Buffer.compare);
  return sorted.filter((key, at) => at === 0 || !key.equals(sorted[at - 1] ?? Buffer.alloc(0)));
}
