import type { TestCloud } from '../../support/local-cloud';
import { type Database, databaseOf, KINDS, type PipelineCase, startWithCases } from './pipeline-world';

/** A field called `then` makes an object look like a promise, so it is not written as one. */
const THEN = 'then';

const CASES: readonly PipelineCase[] = [
  [
    'concat',
    (a, $) => a.match({ n: 1 }).project({ _id: 0, t: $.concat(['$desk', '-', '$town']) }),
    [{ t: 'odd-west' }],
  ],
  ['ifNull', (a, $) => a.match({ n: 1 }).project({ _id: 0, t: $.ifNull(['$nothing', 'none']) }), [{ t: 'none' }]],
  [
    'switch',
    (a, $) =>
      a
        .match({ n: 1 })
        .project({ _id: 0, t: $.switch({ branches: [{ case: $.eq(['$n', 1]), [THEN]: 'one' }], default: 'other' }) }),
    [{ t: 'one' }],
  ],
  ['size of an array', (a, $) => a.match({ n: 5 }).project({ _id: 0, k: $.size('$tags') }), [{ k: 2 }]],
  ['in an array', (a, $) => a.match({ n: 5 }).project({ _id: 0, has: $.in(['five', '$tags']) }), [{ has: true }]],
  [
    'filter an array',
    (a, $) =>
      a.match({ n: 5 }).project({ _id: 0, l: $.filter({ input: '$tags', as: 'tag', cond: $.eq(['$$tag', 'five']) }) }),
    [{ l: ['five'] }],
  ],
  [
    'map an array',
    (a, $) => a.match({ n: 5 }).project({ _id: 0, l: $.map({ input: '$tags', as: 'tag', in: $.toUpper('$$tag') }) }),
    [{ l: ['FIVE', 'T5'] }],
  ],
  [
    'reduce an array',
    (a, $) =>
      a
        .match({ n: 5 })
        .project({ _id: 0, l: $.reduce({ input: '$tags', initialValue: '', in: $.concat(['$$value', '$$this']) }) }),
    [{ l: 'fivet5' }],
  ],
  [
    'arrayElemAt from the end',
    (a, $) => a.match({ n: 5 }).project({ _id: 0, l: $.arrayElemAt(['$tags', -1]) }),
    [{ l: 't5' }],
  ],
  ['slice', (a, $) => a.match({ n: 5 }).project({ _id: 0, l: $.slice(['$tags', 1]) }), [{ l: ['five'] }]],
  [
    'subtract, divide, mod',
    (a, $) =>
      a.match({ n: 7 }).project({ _id: 0, s: $.subtract(['$n', 2]), d: $.divide(['$n', 2]), m: $.mod(['$n', 4]) }),
    [{ s: 5, d: 3.5, m: 3 }],
  ],
  [
    'year and month of a date',
    (a, $) => a.match({ n: 13 }).project({ _id: 0, y: $.year('$at'), m: $.month('$at') }),
    [{ y: 2026, m: 2 }],
  ],
  [
    'a date as text in a time zone',
    (a, $) =>
      a
        .match({ n: 0 })
        .project({ _id: 0, d: $.dateToString({ date: '$at', format: '%Y-%m-%d %H', timezone: 'Asia/Shanghai' }) }),
    [{ d: '2026-01-01 08' }],
  ],
  [
    'mergeObjects',
    (a, $) => a.match({ n: 2 }).replaceRoot({ newRoot: $.mergeObjects(['$fee', { extra: 1 }]) }),
    [{ yuan: 20, extra: 1 }],
  ],
  [
    'a literal is not read as a path',
    (a, $) => a.match({ n: 2 }).project({ _id: 0, t: $.literal('$n') }),
    [{ t: '$n' }],
  ],
  [
    'match by an expression',
    (a, $, db) => a.match(db.command.expr($.eq([$.multiply(['$n', 10]), '$fee.yuan']))).count('k'),
    [{ k: 30 }],
  ],
];

describe.each(KINDS)('an expression through the SDK, %s', (_name, indexes) => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startWithCases(indexes);
    db = databaseOf(cloud);
  });
  afterAll(() => cloud.stop());

  it.each(CASES)('%s', async (_sentence, build, result) => {
    const { data } = await build(db.collection('cases').aggregate(), db.command.aggregate, db).end();
    expect(data).toEqual(result);
  });
});
