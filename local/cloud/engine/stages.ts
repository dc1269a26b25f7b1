import { refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { refuseUnsupported } from './match';
import type { Sort } from './plan';

export interface Stage {
  name: string;
  operand: unknown;
}

/** The part of a pipeline that the index-using finder answers: what it selects, and the stages left over. */
export interface Lead {
  query: Doc;
  sort: Sort;
  skip: number;
  limit: number | undefined;
  rest: readonly Stage[];
}

const REFUSED = new Set(['$out', '$merge', '$geoNear', '$indexStats', '$collStats', '$documents']);

/** Stages as MongoDB writes them: objects with one key. */
export function stagesOf(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw refuse.request('a pipeline must be an array of stages');
  return pipeline.map((stage: unknown) => {
    const entries = isDoc(stage) ? Object.entries(stage) : [];
    const [only] = entries;
    if (!only || entries.length !== 1)
      throw refuse.request('a pipeline stage must be an object with exactly one field');
    return { name: only[0], operand: only[1] };
  });
}

/** A field called `then` makes an object look like a promise, so it is not written as one. */
const THEN = 'then';

/** `$bucket` as the grouping it means: mingo puts a value on a boundary into the bucket below it. */
export function bucketStages(operand: unknown): Stage[] {
  const spec: Doc = isDoc(operand) ? operand : {};
  const { groupBy, boundaries, output } = spec;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw refuse.request('$bucket needs at least two boundaries');
  const branches = boundaries.slice(0, -1).map((from: unknown, at) => ({
    case: { $and: [{ $gte: [groupBy, { $literal: from }] }, { $lt: [groupBy, { $literal: boundaries[at + 1] }] }] },
    [THEN]: { $literal: from },
  }));
  const rest = 'default' in spec ? { default: { $literal: spec.default } } : {};
  const fields = isDoc(output) ? output : { count: { $sum: 1 } };
  return [
    { name: '$group', operand: { _id: { $switch: { branches, ...rest } }, ...fields } },
    { name: '$sort', operand: { _id: 1 } },
  ];
}

export function checkStage({ name, operand }: Stage): void {
  if (!name.startsWith('$')) throw refuse.request(`Unrecognized pipeline stage name: '${name}'`);
  if (REFUSED.has(name)) throw refuse.request(`${name} is not available in the local cloud`);
  if (name === '$match' && !isDoc(operand)) throw refuse.request('the match filter must be an expression in an object');
  if (name === '$limit' && !(Number.isInteger(operand) && Number(operand) > 0))
    throw refuse.request('the limit must be positive');
  if (name === '$skip' && !(Number.isInteger(operand) && Number(operand) >= 0)) {
    throw refuse.request('Argument to $skip cannot be negative');
  }
  refuseUnsupported(operand);
}

export function leadOf(stages: readonly Stage[]): Lead {
  const rest = [...stages];
  const next = (name: string): unknown => (rest[0]?.name === name ? rest.shift()?.operand : undefined);
  const matches: Doc[] = [];
  for (let match = next('$match'); isDoc(match); match = next('$match')) matches.push(match);
  const sort = next('$sort');
  const skip = next('$skip');
  const limit = next('$limit');
  const query = matches.length > 1 ? { $and: matches } : (matches[0] ?? {});
  return {
    query,
    sort: sort === undefined ? [] : sortOf(sort),
    skip: typeof skip === 'number' ? skip : 0,
    limit: typeof limit === 'number' ? limit : undefined,
    rest,
  };
}

export function sortOf(operand: unknown): Sort {
  const entries = isDoc(operand) ? Object.entries(operand) : [];
  if (entries.length === 0) throw refuse.request('$sort stage must have at least one sort key');
  return entries.map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw refuse.request('$sort key ordering must be 1 or -1');
    return [path, direction] as const;
  });
}

/** The field in which a stage that only counts puts its number: `$count`, or `$group` of everything with `$sum: 1`. */
export function countField({ name, operand }: Stage): { name: string; grouped: boolean } | undefined {
  if (name === '$count') {
    const valid = typeof operand === 'string' && operand !== '' && !operand.startsWith('$') && !operand.includes('.');
    if (!valid) throw refuse.request('the count field must be a non-empty string without $ and .');
    return { name: operand, grouped: false };
  }
  if (name !== '$group' || !isDoc(operand) || operand._id !== null) return undefined;
  const fields = Object.entries(operand).filter(([field]) => field !== '_id');
  const [only] = fields;
  if (!only || fields.length !== 1) return undefined;
  return isDoc(only[1]) && Object.keys(only[1]).length === 1 && only[1].$sum === 1
    ? { name: only[0], grouped: true }
    : undefined;
}
