import type { Collection, Index } from './catalog';
import { bytesIn, numberIn, type Sql, type SqlRow, type SqlValue, textIn } from './driver';
import { afterKey } from './keys';
import type { KeyRange, Plan } from './plan';
import type { Row } from './rows';

const FULL_BATCH = 128;
const TABLE_BATCH = 1000;
const BEFORE_ALL = -1;

interface KeyedRow extends Row {
  key: Buffer;
}

/**
 * The rows a plan finds, read in batches so that no cursor stays open between them. `wanted` is how many rows the
 * caller expects to take: no more than these are read at first.
 */
export function* scan(sql: Sql, collection: Collection, plan: Plan, wanted = FULL_BATCH): Generator<Row> {
  if (!plan.index) {
    yield* scanTable(sql, collection, wanted);
    return;
  }
  const { index } = plan;
  const read = plan.reverse ? scanBackward : scanForward;
  const streams = plan.ranges.map((range) =>
    isOneDocument(collection, index, range)
      ? scanOne(sql, collection, range)
      : read(sql, collection, index, range, wanted),
  );
  const rows = streams.length > 1 && plan.sorted ? merged(streams, plan) : inTurn(streams);
  yield* index.arrayPaths.size > 0 ? onceEach(rows) : rows;
}

/** How many index entries lie in the ranges of a plan that decides; no more than `most` are looked at. */
export function countEntries(sql: Sql, collection: Collection, plan: Plan, most = Number.MAX_SAFE_INTEGER): number {
  const { index } = plan;
  const counted = (from: string, ...values: SqlValue[]) =>
    numberIn(sql.all(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ?)`, ...values)[0], 'n');
  if (!index) return counted(collection.table, most);
  const key = index === collection.primary ? 'id' : 'k';
  return plan.ranges.reduce((sum, { low, high }) => {
    const end = high ? ` AND ${key} < ?` : '';
    return sum + counted(`${index.table} WHERE ${key} >= ?${end}`, low, ...(high ? [high] : []), most - sum);
  }, 0);
}

function* scanTable(sql: Sql, collection: Collection, wanted: number): Generator<Row> {
  let size = Math.min(wanted, TABLE_BATCH);
  for (let last = BEFORE_ALL; ; ) {
    const rows = sql.all(`SELECT seq, body FROM ${collection.table} WHERE seq > ? ORDER BY seq LIMIT ?`, last, size);
    for (const row of rows) yield { seq: numberIn(row, 'seq'), body: textIn(row, 'body') };
    if (rows.length < size) return;
    last = numberIn(rows.at(-1), 'seq');
    size = TABLE_BATCH;
  }
}

/** True for a range that is one whole `_id`. */
function isOneDocument(collection: Collection, index: Index, { low, prefix }: KeyRange): boolean {
  return index === collection.primary && prefix > 0 && prefix === low.length;
}

function* scanOne(sql: Sql, collection: Collection, { low }: KeyRange): Generator<KeyedRow> {
  yield* sql.all(`SELECT id AS k, seq, body FROM ${collection.table} WHERE id = ?`, low).map(keyed);
}

function* scanForward(
  sql: Sql,
  collection: Collection,
  index: Index,
  range: KeyRange,
  wanted: number,
): Generator<KeyedRow> {
  const { from, key, seq } = source(collection, index);
  const end = range.high ? ` AND ${key} < ?` : '';
  const text = `SELECT ${key} AS k, ${seq} AS seq, d.body AS body FROM ${from} WHERE (${key}, ${seq}) > (?, ?)${end} ORDER BY ${key}, ${seq} LIMIT ?`;
  let size = Math.min(wanted, FULL_BATCH);
  for (let at = range.low, after = BEFORE_ALL; ; ) {
    const rows = sql.all(text, at, after, ...(range.high ? [range.high] : []), size).map(keyed);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    at = last.key;
    after = last.seq;
    size = FULL_BATCH;
  }
}

/** Greatest key first; among equal keys the order of insertion, as when reading forward. */
function* scanBackward(
  sql: Sql,
  collection: Collection,
  index: Index,
  range: KeyRange,
  wanted: number,
): Generator<KeyedRow> {
  const { from, key, seq } = source(collection, index);
  const select = `SELECT ${key} AS k, ${seq} AS seq, d.body AS body FROM ${from} WHERE ${key} >= ?`;
  let size = Math.min(wanted, FULL_BATCH);
  for (let end = range.high; ; ) {
    const text = `${select}${end ? ` AND ${key} < ?` : ''} ORDER BY ${key} DESC, ${seq} DESC LIMIT ?`;
    const rows = sql.all(text, range.low, ...(end ? [end] : []), size).map(keyed);
    const full = rows.length === size;
    for (let at = 0; at < rows.length; ) {
      const row = rows[at];
      if (!row) return;
      let next = at + 1;
      while (rows[next]?.key.equals(row.key)) next++;
      const mayContinue = full && next === rows.length;
      if (next === at + 1 && !mayContinue) yield row;
      else yield* scanForward(sql, collection, index, { low: row.key, high: afterKey(row.key), prefix: 0 }, wanted);
      at = next;
    }
    const last = rows.at(-1);
    if (!last || !full) return;
    end = last.key;
    size = FULL_BATCH;
  }
}

function source(collection: Collection, index: Index): { from: string; key: string; seq: string } {
  if (index === collection.primary) return { from: `${collection.table} d`, key: 'd.id', seq: 'd.seq' };
  // CROSS JOIN keeps SQLite from turning the order of the two tables round.
  return { from: `${index.table} x CROSS JOIN ${collection.table} d ON d.seq = x.seq`, key: 'x.k', seq: 'x.seq' };
}

function keyed(row: SqlRow): KeyedRow {
  return { key: Buffer.from(bytesIn(row, 'k')), seq: numberIn(row, 'seq'), body: textIn(row, 'body') };
}

function* inTurn(streams: readonly Generator<KeyedRow>[]): Generator<KeyedRow> {
  for (const stream of streams) yield* stream;
}

/** Streams that are each in order become one in order: compared by what follows the prefix of their range. */
function* merged(streams: readonly Generator<KeyedRow>[], plan: Plan): Generator<KeyedRow> {
  const turn = plan.reverse ? -1 : 1;
  const heads: { stream: Generator<KeyedRow>; row: KeyedRow; rest: Buffer }[] = [];
  const advance = (stream: Generator<KeyedRow>, prefix: number): void => {
    const next = stream.next();
    if (!next.done) heads.push({ stream, row: next.value, rest: next.value.key.subarray(prefix) });
  };
  const prefix = plan.ranges[0]?.prefix ?? 0;
  streams.forEach((stream, at) => {
    advance(stream, plan.ranges[at]?.prefix ?? prefix);
  });
  while (heads.length > 0) {
    const first = heads.reduce((best, head) => {
      const order = Buffer.compare(head.rest, best.rest) * turn || head.row.seq - best.row.seq;
      return order < 0 ? head : best;
    });
    heads.splice(heads.indexOf(first), 1);
    yield first.row;
    advance(first.stream, first.row.key.length - first.rest.length);
  }
}

function* onceEach(rows: Iterable<Row>): Generator<Row> {
  const seen = new Set<number>();
  for (const row of rows) {
    if (seen.has(row.seq)) continue;
    seen.add(row.seq);
    yield row;
  }
}
