import type { Collection } from './catalog';
import { conditionsOf, elementsIn } from './conditions';
import type { Sql } from './driver';
import type { Doc } from './ejson';
import { type Candidate, type Plan, plansFor, type Sort } from './plan';
import { countEntries } from './scan';

/** A plan that finds fewer rows than this is good enough, whatever there is beside it. */
const few = 200;
/** So many elements of an `$all` are tried. */
const mostElements = 12;

/**
 * The plan by which a query is answered: the one that looks best, unless it finds many rows where another one finds few. Production
 * lets its plans run beside one another for a moment; here their entries are counted, so far as it takes to tell.
 */
export function choosePlan(sql: Sql, collection: Collection, query: Doc, sort: Sort): Plan {
  const elements = Math.min(elementsIn(query), mostElements);
  const plans = Array.from({ length: elements }, (_, at) => plansFor(collection, conditionsOf(query, at), sort)).flat();
  const tried = plans.filter(({ plan }) => plan.index !== null);
  const [best, ...others] = tried.sort((one, other) => other.score - one.score);
  if (!best) return plansFor(collection, conditionsOf(query), sort)[0].plan;
  const entries = ({ plan }: Candidate) => countEntries(sql, collection, plan, few);
  if (others.length === 0 || best.plan.decides || entries(best) < few) return best.plan;
  const [least] = others
    .map((candidate) => ({ plan: candidate.plan, count: entries(candidate) }))
    .sort((one, other) => one.count - other.count);
  return least && least.count < few ? least.plan : best.plan;
}
