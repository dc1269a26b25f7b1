import type { Collection, Index } from './catalog';
import { type Conditions, conditionsOf } from './conditions';
import { bytesIn, numberIn, type Sql, textIn } from './driver';
import { type Doc, isDoc, readBody } from './ejson';
import { decodeKey, encodeKey, valuesAt } from './keys';
import { type KeyRange, planWith } from './plan';
import type { Lead } from './stages';

/** A `$group` by one path that only counts: the path, and the field in which each group's number is put. */
interface Counting {
  path: string;
  name: string;
}

/**
 * Answers `$match`, `$limit`, `$group` by a path with `$sum: 1` from the keys of an index alone, as production does
 * when an index holds every field that is asked for. Undefined when no index does.
 */
export function countGroups(
  sql: Sql,
  collection: Collection,
  { query, sort, skip, limit, rest }: Lead,
): Doc[] | undefined {
  const counting = rest[0]?.name === '$group' ? countingOf(rest[0].operand) : undefined;
  if (!counting || sort.length > 0 || skip > 0) return undefined;
  const conditions = conditionsOf(query);
  const index = collection.indexes.find((known) => holds(known, conditions, counting.path));
  const plan = index && planWith(index, conditions);
  if (!plan) return undefined;
  const groups = new Map<string, { value: unknown; count: number }>();
  let left = limit ?? Number.MAX_SAFE_INTEGER;
  for (const range of plan.ranges) {
    for (const { key: shared, count } of groupsIn(sql, index, range)) {
      if (left <= 0) break;
      const value = sharedValue(sql, collection, index, shared, range, counting.path);
      const key = encodeKey(value).toString('latin1');
      groups.set(key, { value, count: Math.min(count, left) + (groups.get(key)?.count ?? 0) });
      left -= count;
    }
  }
  return [...groups.values()].map(({ value, count }) => ({ _id: value, [counting.name]: count }));
}

/** The index begins with exactly the conditions, each fixed to points, and ends with the path. */
function holds({ fields, arrayPaths }: Index, { byPath, complete }: Conditions, path: string): boolean {
  if (arrayPaths.size > 0 || !complete || fields.length !== byPath.size + 1) return false;
  const fixed = fields.slice(0, -1).every((field) => byPath.get(field.path)?.points !== undefined);
  return fixed && fields.at(-1)?.path === path;
}

function countingOf(operand: unknown): Counting | undefined {
  if (!isDoc(operand)) return undefined;
  const { _id, ...sums } = operand;
  const [only, ...others] = Object.entries(sums);
  if (typeof _id !== 'string' || !/^\$[^$]/.test(_id) || !only || others.length > 0) return undefined;
  const [name, sum] = only;
  return isDoc(sum) && Object.keys(sum).length === 1 && sum.$sum === 1 ? { path: _id.slice(1), name } : undefined;
}

/** The groups of a range: from each key to the next one, so that only counting touches every entry. */
function groupsIn(sql: Sql, { table }: Index, { low, high }: KeyRange): { key: Buffer; count: number }[] {
  const end = high ? ' AND k < ?' : '';
  const text = `WITH RECURSIVE g(k) AS (SELECT min(k) FROM ${table} WHERE k >= ?${end} UNION ALL
    SELECT (SELECT min(k) FROM ${table} WHERE k > g.k${end}) FROM g WHERE g.k IS NOT NULL)
    SELECT k, (SELECT count(*) FROM ${table} x WHERE x.k = g.k) AS n FROM g WHERE k IS NOT NULL`;
  return sql
    .all(text, low, ...(high ? [high, high] : []))
    .map((row) => ({ key: Buffer.from(bytesIn(row, 'k')), count: numberIn(row, 'n') }));
}

/** What the documents of a group have in common: what their key says, or what one of them does. */
function sharedValue(sql: Sql, collection: Collection, index: Index, key: Buffer, { prefix }: KeyRange, path: string) {
  const told = index.fields.at(-1)?.direction === 1 ? decodeKey(key.subarray(prefix)) : undefined;
  if (told) return told.value;
  const text = `SELECT body FROM ${collection.table} WHERE seq = (SELECT seq FROM ${index.table} WHERE k = ? LIMIT 1)`;
  const row = sql.all(text, key)[0];
  return row ? (valuesAt(readBody(textIn(row, 'body')), path)[0] ?? null) : null;
}
