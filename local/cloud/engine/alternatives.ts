import type { Collection } from './catalog';
import { conditionsOf } from './conditions';
import type { Sql } from './driver';
import { type Doc, isDoc } from './ejson';
import { type KeyField, keyField, sortKey } from './keys';
import { type Plan, planFor, type Sort } from './plan';
import { docOf, type Row } from './rows';
import { scan } from './scan';

/**
 * Plans for a query with `$or`, one for each alternative, when an index serves every one of them. Together they find
 * all matches; the rest of the query is part of each.
 */
export function alternativePlans(collection: Collection, query: Doc, sort: Sort): Plan[] | undefined {
  const { $or, ...rest } = query;
  if (!Array.isArray($or) || $or.length === 0) return undefined;
  const alternatives: unknown[] = $or;
  const plans = alternatives.flatMap((alternative) =>
    isDoc(alternative) ? [planFor(collection, conditionsOf({ $and: [rest, alternative] }), sort)] : [],
  );
  return plans.length === alternatives.length && plans.every(({ index }) => index !== null) ? plans : undefined;
}

/** The rows of all alternatives, each once, in the order of `sort` if every plan has it. */
export function* scanAlternatives(
  sql: Sql,
  collection: Collection,
  plans: readonly Plan[],
  sort: Sort,
  wanted?: number,
): Generator<Row> {
  const streams = plans.map((plan) => scan(sql, collection, plan, wanted));
  const seen = new Set<number>();
  for (const row of sort.length > 0 && plans.every(({ sorted }) => sorted) ? merged(streams, sort) : inTurn(streams)) {
    if (seen.has(row.seq)) continue;
    seen.add(row.seq);
    yield row;
  }
}

interface Head {
  row: Row;
  key: Buffer;
  stream: Generator<Row>;
}

function* merged(streams: readonly Generator<Row>[], sort: Sort): Generator<Row> {
  const fields = sort.map(([path, direction]) => keyField(path, direction));
  const heads = streams.flatMap((stream) => headOf(stream, fields));
  while (heads.length > 0) {
    const first = heads.reduce((best, head) => (compare(head, best) < 0 ? head : best));
    heads.splice(heads.indexOf(first), 1, ...headOf(first.stream, fields));
    yield first.row;
  }
}

function headOf(stream: Generator<Row>, fields: readonly KeyField[]): Head[] {
  const next = stream.next();
  return next.done ? [] : [{ row: next.value, key: sortKey(docOf(next.value), fields), stream }];
}

function compare(one: Head, other: Head): number {
  return Buffer.compare(one.key, other.key) || one.row.seq - other.row.seq;
}

function* inTurn(streams: readonly Generator<Row>[]): Generator<Row> {
  for (const stream of streams) yield* stream;
}
