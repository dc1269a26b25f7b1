import { type Doc, isDoc } from './ejson';

/** What a query says about one path in terms an index understands. Either points or bounds, never both. */
export interface Condition {
  points?: readonly unknown[];
  lower?: Bound;
  upper?: Bound;
}

export interface Bound {
  value: unknown;
  inclusive: boolean;
}

export interface Conditions {
  byPath: ReadonlyMap<string, Condition>;
  /** The conditions say all that the query says: a row that meets them needs no further test. */
  complete: boolean;
}

/**
 * Reads from a query the conditions that all its matches meet. What it cannot express only clears `complete`. Of an `$all` it takes
 * one element, the one at `element` or the last before it.
 */
export function conditionsOf(query: Doc, element = 0): Conditions {
  const byPath = new Map<string, Condition>();
  let complete = true;
  const walk = (part: Doc): void => {
    for (const [key, value] of Object.entries(part)) {
      if (key === '$and' && Array.isArray(value) && value.every(isDoc)) value.forEach(walk);
      else if (key.startsWith('$')) complete = false;
      else if (!add(byPath, key, value, element)) complete = false;
    }
  };
  walk(query);
  return { byPath, complete };
}

/** How many elements the longest `$all` of a query names, in no `$and`; one where there is none. */
export function elementsIn(query: Doc): number {
  const counts = Object.values(query).map((value) =>
    isDoc(value) && Array.isArray(value.$all) ? value.$all.length : 1,
  );
  return Math.max(1, ...counts);
}

/** The single value that `path` is fixed to, as a one-element list; undefined when it is not fixed. */
export function fixedValue(conditions: Conditions, path: string): readonly unknown[] | undefined {
  const points = conditions.byPath.get(path)?.points;
  return points?.length === 1 ? points : undefined;
}

function add(byPath: Map<string, Condition>, path: string, value: unknown, element: number): boolean {
  if (isScalar(value)) return merge(byPath, path, { points: [value] });
  if (!isDoc(value)) return false;
  let whole = true;
  for (const [operator, operand] of Object.entries(value)) {
    const condition = readOperator(operator, operand, element);
    if (!condition || !merge(byPath, path, condition)) whole = false;
    // Whatever holds all of them holds this one; the others are left to whoever looks at the documents.
    if (operator === '$all') whole = false;
  }
  return whole && Object.keys(value).length > 0;
}

function readOperator(operator: string, operand: unknown, element: number): Condition | undefined {
  if (operator === '$eq' && isScalar(operand)) return { points: [operand] };
  if (operator === '$in' && Array.isArray(operand) && operand.every(isScalar)) return { points: operand };
  if (operator === '$all' && Array.isArray(operand) && operand.length > 0 && operand.every(isScalar))
    return { points: [operand[Math.min(element, operand.length - 1)]] };
  if (!isScalar(operand) || operand === null || Number.isNaN(operand)) return undefined;
  if (operator === '$gt' || operator === '$gte') return { lower: { value: operand, inclusive: operator === '$gte' } };
  if (operator === '$lt' || operator === '$lte') return { upper: { value: operand, inclusive: operator === '$lte' } };
  return undefined;
}

/** Keeps what both say when that is expressible; else keeps the first and answers false. */
function merge(byPath: Map<string, Condition>, path: string, added: Condition): boolean {
  const known = byPath.get(path);
  if (!known) {
    byPath.set(path, added);
    return true;
  }
  const compatible =
    !known.points &&
    !added.points &&
    !(known.lower && added.lower) &&
    !(known.upper && added.upper) &&
    sameType(known, added);
  if (compatible) byPath.set(path, { ...known, ...added });
  return compatible;
}

function sameType(one: Condition, other: Condition): boolean {
  const a = (one.lower ?? one.upper)?.value;
  const b = (other.lower ?? other.upper)?.value;
  return typeof a === typeof b && a instanceof Date === b instanceof Date;
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
}
