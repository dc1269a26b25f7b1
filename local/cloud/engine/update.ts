import { update } from 'mingo';
import * as operators from 'mingo/operators/update';
import { refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { inEngine } from './engine';
import { pushed } from './push';

type Operator = (fields: Doc) => (doc: Doc) => unknown;

/** The operators an update may use. Called by themselves they spare mingo's `update` the test of the query again. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$set', operators.$set],
  ['$unset', (fields) => operators.$unset(mapped(fields, () => ''))],
  ['$inc', (fields) => operators.$inc(mapped(fields, aNumber))],
  ['$mul', (fields) => operators.$mul(mapped(fields, aNumber))],
  ['$min', operators.$min],
  ['$max', operators.$max],
  ['$rename', (fields) => operators.$rename(mapped(fields, aPath))],
  ['$bit', (fields) => operators.$bit(mapped(fields, aBitChange))],
  ['$push', operators.$push],
  ['$pull', operators.$pull],
  ['$pullAll', (fields) => operators.$pullAll(mapped(fields, aList))],
  ['$pop', (fields) => operators.$pop(mapped(fields, (value) => (value === -1 ? -1 : 1)))],
  ['$addToSet', operators.$addToSet],
]);
const NUMERIC = new Set(['$inc', '$mul', '$bit']);
const LISTS = new Set(['$push', '$pull', '$pullAll', '$pop', '$addToSet']);

/** Refuses an update that names an unknown operator or touches one path twice, before any document is looked at. */
export function checkUpdate(change: Doc): void {
  const paths: string[] = [];
  for (const [operator, fields] of Object.entries(change)) {
    if (!OPERATORS.has(operator)) throw refuse.operator(operator);
    if (!isDoc(fields)) throw refuse.request(`Modifiers operate on fields but found another type for ${operator}`);
    for (const [path, operand] of Object.entries(fields)) checkField(operator, path, operand);
    paths.push(...Object.keys(fields));
  }
  const sorted = paths.map((path) => `${path}.`).sort();
  const twice = sorted.find((path, at) => at > 0 && path.startsWith(sorted[at - 1] ?? path));
  if (twice) throw refuse.request(`Updating the path '${twice.slice(0, -1)}' would create a conflict`);
}

/** Changes `doc` in place. `query` tells which element the positional operator `$` means. */
export function applyUpdate(doc: Doc, change: Doc, query: Doc): void {
  for (const [operator, fields] of Object.entries(change)) {
    if (!isDoc(fields)) continue;
    for (const path of Object.keys(fields)) checkTarget(doc, operator, path);
  }
  const done = withPushesDone(doc, change);
  inEngine(() => {
    if (isPositional(done)) update(doc, done, [], query, { cloneMode: 'deep' });
    else
      for (const [operator, fields] of Object.entries(done)) if (isDoc(fields)) OPERATORS.get(operator)?.(fields)(doc);
  });
}

function isPositional(change: Doc): boolean {
  return Object.values(change).some(
    (fields) => isDoc(fields) && Object.keys(fields).some((path) => path.includes('$')),
  );
}

/** mingo sorts a push by one field only and does not cut a new list: what a push makes is worked out here and set. */
function withPushesDone(doc: Doc, change: Doc): Doc {
  const { $push, ...others } = change;
  if (!isDoc($push)) return change;
  const pushes = Object.entries($push);
  const positional = Object.fromEntries(pushes.filter(([path]) => path.includes('$')));
  const done = pushes
    .filter(([path]) => !path.includes('$'))
    .map(([path, operand]) => [path, pushed(valueAt(doc, path), operand)]);
  const sets: Doc = { ...(isDoc(others.$set) ? others.$set : {}), ...Object.fromEntries(done) };
  return {
    ...others,
    ...(done.length > 0 ? { $set: sets } : {}),
    ...(pushes.length > done.length ? { $push: positional } : {}),
  };
}

/** Refuses field names that a stored document may not have. */
export function checkStorable(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkStorable);
  if (!isDoc(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('$')) throw refuse.request(`The dollar ($) prefixed field '${key}' is not valid for storage`);
    checkStorable(inner);
  }
}

function checkField(operator: string, path: string, operand: unknown): void {
  if (path === '_id' || path.startsWith('_id.')) {
    throw refuse.request(`Performing an update on the path '${path}' would modify the immutable field '_id'`);
  }
  if (operator === '$set') checkStorable(operand);
}

function mapped<T>(fields: Doc, read: (operand: unknown) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).map(([path, operand]) => [path, read(operand)]));
}

function aNumber(operand: unknown): number {
  if (typeof operand === 'number') return operand;
  throw refuse.request('Cannot increment or multiply with a non-numeric argument');
}

function aPath(operand: unknown): string {
  if (typeof operand === 'string' && operand !== '' && operand !== '_id') return operand;
  throw refuse.request('The new name of $rename must be a field name');
}

function aList(operand: unknown): unknown[] {
  if (Array.isArray(operand)) return operand;
  throw refuse.request('$pullAll requires an array argument');
}

function aBitChange(operand: unknown): Record<string, number> {
  return mapped(isDoc(operand) ? operand : {}, aNumber);
}

/** mingo passes over a value of the wrong type in silence; the database refuses. */
function checkTarget(doc: Doc, operator: string, path: string): void {
  if (path.includes('$')) return;
  if (operator !== '$unset' && operator !== '$pull' && operator !== '$pullAll') checkParents(doc, path);
  const value = valueAt(doc, path);
  if (value === undefined) return;
  if (NUMERIC.has(operator) && typeof value !== 'number') {
    throw refuse.request(`Cannot apply ${operator} to a value of non-numeric type: ${path}`);
  }
  if (LISTS.has(operator) && !Array.isArray(value)) {
    throw refuse.request(`The field '${path}' must be an array for ${operator}`);
  }
}

function checkParents(doc: Doc, path: string): void {
  const parts = path.split('.');
  for (let length = 1; length < parts.length; length++) {
    const parent = valueAt(doc, parts.slice(0, length).join('.'));
    if (parent === undefined) return;
    if (!isDoc(parent) && !Array.isArray(parent)) {
      throw refuse.request(`Cannot create field '${parts[length]}' in element '${parts[length - 1]}'`);
    }
  }
}

function valueAt(doc: Doc, path: string): unknown {
  let value: unknown = doc;
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(part)];
    else value = isDoc(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}
