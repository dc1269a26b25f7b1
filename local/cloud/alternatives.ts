import type { Collection } from './catalog';
import { conditionsOf } from './conditions';
import { type Doc, isDoc } from './ejson';
import { type Plan, planFor, type Sort } from './plan';

/**
 * Plans for a query with `$or`, one for each alternative, when an index serves every one of them. Together they find
 * all matches, some perhaps twice; the rest of the query is part of each.
 */
export function alternativePlans(collection: Collection, query: Doc, sort: Sort): Plan[] | undefined {
  const { $or, ...rest } = query;
  if (!Array.isArray($or) || $or.length === 0) return undefined;
  const alternatives: unknown[] = $or;
  const plans = alternatives.map((alternative) => {
    const conditions = isDoc(alternative) ? conditionsOf({ $and: [rest, alternative] }) : undefined;
    return conditions && planFor(collection, conditions, sort);
  });
  return plans.every((plan): plan is Plan => plan?.index !== null && plan !== undefined) ? plans : undefined;
}
