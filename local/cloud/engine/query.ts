import { alternativePlans, scanAlternatives } from './alternatives';
import type { Catalog, Collection } from './catalog';
import { choosePlan } from './choose';
import type { Sql } from './driver';
import { type Doc, readBody, writeBody } from './ejson';
import { projectDocs } from './engine';
import { countGroups } from './grouped';
import { keyField, sortKey } from './keys';
import { matcherFor } from './match';
import type { Sort } from './plan';
import { docOf, type Row } from './rows';
import { countEntries, scan } from './scan';
import type { Lead } from './stages';

export interface FindOptions {
  sort?: Sort;
  skip?: number;
  /** Absent: all matches. */
  limit?: number;
}

/** Reads: everything is answered from what is committed, at once. */
export class Queries {
  constructor(
    private readonly sql: Sql,
    private readonly catalog: Catalog,
  ) {}

  /** The matching rows in the order asked for; equal ones in the order of insertion. */
  find(collectionName: string, query: Doc, options: FindOptions = {}): Row[] {
    const collection = this.catalog.get(collectionName);
    const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY } = options;
    const end = skip + limit;
    const found = this.candidates(collection, query, sort, end < Number.POSITIVE_INFINITY ? end : undefined);
    const rows = found.decided ? found.rows : matching(found.rows, query);
    if (found.sorted) return take(rows, skip, end);
    return sortRows([...rows], sort).slice(skip, end);
  }

  /** How many documents match; it stops at `most`. */
  count(collectionName: string, query: Doc, most = Number.MAX_SAFE_INTEGER): number {
    const collection = this.catalog.get(collectionName);
    const plan = choosePlan(this.sql, collection, query, []);
    if (plan.decides) return countEntries(this.sql, collection, plan, most);
    let total = 0;
    const rows = matching(this.candidates(collection, query, []).rows, query);
    while (total < most && !rows.next().done) total++;
    return total;
  }

  /** The groups of a pipeline that only counts them, from an index alone; undefined when it takes the documents. */
  countGroups(collectionName: string, lead: Lead): Doc[] | undefined {
    return countGroups(this.sql, this.catalog.get(collectionName), lead);
  }

  /** Rows among which all matches are. `wanted` is how many the caller will take, if they come in order. */
  private candidates(collection: Collection, query: Doc, sort: Sort, wanted?: number): Candidates {
    const plan = choosePlan(this.sql, collection, query, sort);
    const plans = plan.decides ? undefined : alternativePlans(collection, query, sort);
    const ordered = plans?.every(({ sorted }) => sorted) === true;
    if (plans && (plan.index === null || (sort.length > 0 && ordered))) {
      const rows = scanAlternatives(this.sql, collection, plans, sort, wanted);
      return { rows, sorted: sort.length === 0 || ordered, decided: false };
    }
    const hint = plan.sorted && plan.decides ? wanted : undefined;
    return { rows: scan(this.sql, collection, plan, hint), sorted: plan.sorted, decided: plan.decides };
  }
}

interface Candidates {
  rows: Generator<Row>;
  sorted: boolean;
  /** Every one of them is a match. */
  decided: boolean;
}

function* matching(rows: Iterable<Row>, query: Doc): Generator<Row> {
  const matches = matcherFor(query);
  for (const row of rows) {
    const doc = readBody(row.body);
    if (matches(doc)) yield { ...row, doc };
  }
}

/** The bodies of rows, each cut to the fields the projection names. */
export function project(rows: readonly Row[], projection: Doc | undefined): string[] {
  if (!projection || Object.keys(projection).length === 0) return rows.map((row) => row.body);
  const docs = rows.map(docOf);
  return projectDocs(docs, projection).map(writeBody);
}

/** Stable. */
export function sortDocs(docs: readonly Doc[], sort: Sort): Doc[] {
  const fields = sort.map(([path, direction]) => keyField(path, direction));
  return docs
    .map((doc) => ({ doc, key: sortKey(doc, fields) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ doc }) => doc);
}

function sortRows(rows: readonly Row[], sort: Sort): Row[] {
  const fields = sort.map(([path, direction]) => keyField(path, direction));
  return rows
    .map((row) => ({ row, key: sortKey(docOf(row), fields) }))
    .sort((one, other) => Buffer.compare(one.key, other.key) || one.row.seq - other.row.seq)
    .map(({ row }) => row);
}

function take(rows: Iterable<Row>, skip: number, end: number): Row[] {
  const taken: Row[] = [];
  let at = 0;
  if (end <= 0) return taken;
  for (const row of rows) {
    if (at++ >= skip) taken.push(row);
    if (at >= end) break;
  }
  return taken;
}
