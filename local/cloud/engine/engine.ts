import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr, ProcessingMode } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { CloudError, messageOf, refuse } from '../errors';
import { type Doc, isDoc } from './ejson';
import { inclusionOf } from './inclusion';
import { encodeKey, valuesAt } from './keys';

/** mingo with its operators corrected where they differ from the database's. */

type DocTest = (doc: Doc) => boolean;

/** Runs mingo and turns what it throws into the refusal the cloud gives. */
export function inEngine<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof CloudError ? error : refuse.request(messageOf(error));
  }
}

export function compileQuery(condition: Doc): DocTest {
  const compiled = inEngine(() => new Query<Doc>(condition, OPTIONS));
  return (doc) => inEngine(() => compiled.test(doc));
}

export function projectDocs(docs: Doc[], fields: Doc): Doc[] {
  const inclusion = inclusionOf(fields);
  return inclusion ? docs.map(inclusion) : inEngine(() => new Query<Doc>({}, OPTIONS).find<Doc>(docs, fields).all());
}

/** `collection` gives all documents of another collection, for the stages that ask for one. */
export function runStages(docs: Doc[], stages: Doc[], collection: (name: string) => Doc[]): Doc[] {
  return inEngine(() => new Aggregator(stages, { ...OPTIONS, collectionResolver: collection }).run(docs));
}

/** `$all` is equality with each value in turn, so it also meets a plain field. */
function all(selector: string, values: unknown, options: Options): DocTest {
  const tests = (Array.isArray(values) ? values : []).map((value: unknown) => {
    if (isDoc(value) && '$elemMatch' in value) return query.$elemMatch(selector, criteria(value.$elemMatch), options);
    return value instanceof RegExp ? query.$regex(selector, value, options) : query.$eq(selector, value, options);
  });
  return (doc) => tests.length > 0 && tests.every((test) => test(doc));
}

function criteria(value: unknown): Doc {
  if (isDoc(value)) return value;
  throw refuse.request('$elemMatch needs an Object');
}

/** Only numbers have a remainder, and only of their whole part. */
function mod(selector: string, operand: unknown, _options: Options): DocTest {
  const [divisor, remainder] = Array.isArray(operand) ? operand.map(Number) : [];
  if (!divisor || remainder === undefined) throw refuse.request('malformed mod, divisor cannot be 0');
  const meets = (value: unknown) => typeof value === 'number' && Math.trunc(value) % divisor === remainder;
  return (doc) => valuesAt(doc, selector).some(meets);
}

/** Texts compare by their bytes, as they lie in an index; only values of the same type compare at all. */
function bound(holds: (order: number) => boolean) {
  return (selector: string, operand: unknown, _options: Options): DocTest => {
    const limit = encodeKey(operand);
    const meets = (value: unknown) => {
      const key = encodeKey(value);
      return key[0] === limit[0] && !Number.isNaN(value) && holds(Buffer.compare(key, limit));
    };
    return Number.isNaN(operand) ? () => false : (doc) => valuesAt(doc, selector).some(meets);
  };
}

/** In an expression any two values compare, in the order of their types. */
function comparison(holds: (order: number) => boolean) {
  return (doc: Doc, operands: unknown, options: Options): boolean => holds(order(doc, operands, options));
}

function order(doc: Doc, operands: unknown, options: Options): number {
  const pair = evalExpr(doc, operands, options);
  if (!Array.isArray(pair) || pair.length !== 2) throw refuse.request('a comparison takes exactly 2 arguments');
  return Buffer.compare(encodeKey(pair[0]), encodeKey(pair[1]));
}

const HOLDS = {
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
};

const CONTEXT = Context.init({
  accumulator,
  expression: {
    ...expression,
    $gt: comparison(HOLDS.$gt),
    $gte: comparison(HOLDS.$gte),
    $lt: comparison(HOLDS.$lt),
    $lte: comparison(HOLDS.$lte),
    $cmp: (doc: Doc, operands: unknown, options: Options) => order(doc, operands, options),
  },
  pipeline,
  projection,
  query: {
    ...query,
    $all: all,
    $mod: mod,
    $gt: bound(HOLDS.$gt),
    $gte: bound(HOLDS.$gte),
    $lt: bound(HOLDS.$lt),
    $lte: bound(HOLDS.$lte),
  },
  window,
});

const OPTIONS: Options = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: CONTEXT,
};
