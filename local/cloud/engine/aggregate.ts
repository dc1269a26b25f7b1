import type { Catalog } from './catalog';
import type { Doc } from './ejson';
import { runStages } from './engine';
import { inclusionOf } from './inclusion';
import { lookup } from './lookup';
import { type Queries, sortDocs } from './query';
import { docOf } from './rows';
import { bucketStages, checkStage, countField, type Lead, leadOf, type Stage, sortOf } from './stages';

const DEFAULT_RESULTS = 20;
const MOST_RESULTS = 10_000;
export class Aggregations {
  constructor(
    private readonly queries: Queries,
    private readonly catalog: Catalog,
  ) {}

  /** A pipeline sent by the SDK: without `$limit` only the first 20 results come back, and never more than 10,000. */
  run(collectionName: string, stages: readonly Stage[]): Doc[] {
    this.catalog.get(collectionName);
    const results = this.pipeline(collectionName, stages);
    const limited = stages.some(({ name }) => name === '$limit');
    return results.slice(0, limited ? MOST_RESULTS : DEFAULT_RESULTS);
  }

  private pipeline(collectionName: string, stages: readonly Stage[]): Doc[] {
    for (const stage of stages) checkStage(stage);
    const lead = leadOf(stages);
    const counted = this.countOnly(collectionName, lead) ?? this.queries.countGroups(collectionName, lead);
    if (counted) return this.continueWith(counted, lead.rest.slice(1));
    const { query, sort, skip, limit } = lead;
    const rows = this.queries.find(collectionName, query, limit === undefined ? { sort, skip } : { sort, skip, limit });
    return this.continueWith(rows.map(docOf), lead.rest);
  }

  /** A count right after the lead needs no document. */
  private countOnly(collectionName: string, lead: Lead): Doc[] | undefined {
    const field = lead.rest[0] && countField(lead.rest[0]);
    if (!field) return undefined;
    const { query, skip, limit } = lead;
    const most = limit === undefined ? undefined : skip + limit;
    const total = Math.max(0, this.queries.count(collectionName, query, most) - skip);
    return total === 0 ? [] : [field.grouped ? { _id: null, [field.name]: total } : { [field.name]: total }];
  }

  private continueWith(docs: Doc[], stages: readonly Stage[]): Doc[] {
    let results = docs;
    let pending: Doc[] = [];
    const flush = (): void => {
      if (pending.length > 0) results = this.inEngine(results, pending);
      pending = [];
    };
    for (const stage of stages.flatMap((each) => (each.name === '$bucket' ? bucketStages(each.operand) : [each]))) {
      const inclusion = stage.name === '$project' ? inclusionOf(stage.operand) : undefined;
      if (stage.name !== '$sort' && stage.name !== '$lookup' && !inclusion) {
        pending.push({ [stage.name]: stage.operand });
        continue;
      }
      flush();
      if (inclusion) {
        results = results.map(inclusion);
        continue;
      }
      results = stage.name === '$sort' ? sortDocs(results, sortOf(stage.operand)) : this.lookup(results, stage.operand);
    }
    flush();
    return results;
  }

  private inEngine(docs: Doc[], pipeline: Doc[]): Doc[] {
    const everything = (name: string) => (this.catalog.find(name) ? this.queries.find(name, {}).map(docOf) : []);
    return runStages(docs, pipeline, everything);
  }

  private lookup(docs: Doc[], operand: unknown): Doc[] {
    return lookup(docs, operand, {
      byField: (name, field, values) =>
        this.catalog.find(name) ? this.queries.find(name, { [field]: { $in: values } }).map(docOf) : [],
      byPipeline: (name, stages) => (this.catalog.find(name) ? this.pipeline(name, stages) : []),
      correlated: (spec) => this.inEngine(docs, [{ $lookup: spec }]),
    });
  }
}
