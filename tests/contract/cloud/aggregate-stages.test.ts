import type { TestCloud } from '../../support/local-cloud';
import { type Aggregate, type Database, databaseOf, KINDS, type PipelineCase, startWithCases } from './pipeline-world';

/** A field called `then` makes an object look like a promise, so it is not written as one. */
const THEN = 'then';

const CASES: readonly PipelineCase[] = [
  ['match and count', (a) => a.match({ desk: 'odd' }).count('total'), [{ total: 15 }]],
  ['count of nothing gives no row', (a) => a.match({ desk: 'none' }).count('total'), []],
  [
    'match by a command',
    (a, _$, db) => a.match({ n: db.command.gte(28) }).project({ n: 1, _id: 0 }),
    [{ n: 28 }, { n: 29 }],
  ],
  [
    'two matches both hold',
    (a, _$, db) =>
      a
        .match({ desk: 'odd' })
        .match({ n: db.command.lt(4) })
        .sort({ n: 1 })
        .project({ n: 1, _id: 0 }),
    [{ n: 1 }, { n: 3 }],
  ],
  ['match by a date', (a) => a.match({ at: new Date(Date.UTC(2026, 0, 1)) }).project({ n: 1, _id: 0 }), [{ n: 0 }]],
  [
    'match by a regular expression',
    (a) => a.match({ town: /^n/, n: 2 }).project({ town: 1, _id: 0 }),
    [{ town: 'north' }],
  ],
  ['sort, skip and limit', (a) => a.sort({ n: -1 }).skip(1).limit(2).project({ n: 1, _id: 0 }), [{ n: 28 }, { n: 27 }]],
  ['limit before sort', (a) => a.limit(3).sort({ n: -1 }).project({ n: 1, _id: 0 }), [{ n: 2 }, { n: 1 }, { n: 0 }]],
  ['limit before count', (a) => a.match({ desk: 'odd' }).limit(4).count('n'), [{ n: 4 }]],
  ['skip before count', (a) => a.match({ desk: 'odd' }).skip(12).count('n'), [{ n: 3 }]],
  [
    'match after limit looks at what is left',
    (a) => a.limit(3).match({ desk: 'odd' }).project({ n: 1, _id: 0 }),
    [{ n: 1 }],
  ],
  [
    'group and sum 1',
    (a, $) => a.group({ _id: '$desk', total: $.sum(1) }).sort({ _id: 1 }),
    [
      { _id: 'even', total: 15 },
      { _id: 'odd', total: 15 },
    ],
  ],
  ['group of everything', (a, $) => a.group({ _id: null, total: $.sum(1) }), [{ _id: null, total: 30 }]],
  ['group of nothing', (a, $) => a.match({ n: -5 }).group({ _id: null, total: $.sum(1) }), []],
  ['group sums a field', (a, $) => a.group({ _id: null, yuan: $.sum('$fee.yuan') }), [{ _id: null, yuan: 4350 }]],
  [
    'group avg, min, max',
    (a, $) => a.group({ _id: null, avg: $.avg('$n'), min: $.min('$n'), max: $.max('$n') }),
    [{ _id: null, avg: 14.5, min: 0, max: 29 }],
  ],
  [
    'group first and last',
    (a, $) =>
      a
        .sort({ n: 1 })
        .group({ _id: '$desk', first: $.first('$n'), last: $.last('$n') })
        .sort({ _id: 1 }),
    [
      { _id: 'even', first: 0, last: 28 },
      { _id: 'odd', first: 1, last: 29 },
    ],
  ],
  [
    'group push',
    (a, $, db) => a.match({ n: db.command.lt(3) }).group({ _id: null, all: $.push('$n') }),
    [{ _id: null, all: [0, 1, 2] }],
  ],
  [
    'group addToSet',
    (a, $, db) => a.match({ n: db.command.lt(4) }).group({ _id: null, all: $.addToSet('$desk') }),
    [{ _id: null, all: ['even', 'odd'] }],
  ],
  [
    'group by two fields',
    (a, $, db) =>
      a
        .match({ n: db.command.lt(2) })
        .group({ _id: { d: '$desk', t: '$town' }, k: $.sum(1) })
        .sort({ '_id.d': 1 }),
    [
      { _id: { d: 'even', t: 'east' }, k: 1 },
      { _id: { d: 'odd', t: 'west' }, k: 1 },
    ],
  ],
  [
    'group sum with a condition',
    (a, $) => a.group({ _id: null, big: $.sum($.cond({ if: $.gte(['$n', 20]), [THEN]: 1, else: 0 })) }),
    [{ _id: null, big: 10 }],
  ],
  [
    'sortByCount',
    (a, _$, db) =>
      a
        .match({ n: db.command.lt(4) })
        .sortByCount('$town')
        .limit(1),
    [{ _id: 'east', count: 2 }],
  ],
  ['unwind', (a) => a.match({ n: 5 }).unwind('$tags').project({ tags: 1, _id: 0 }), [{ tags: 'five' }, { tags: 't5' }]],
  ['unwind drops an empty array', (a) => a.match({ n: 1 }).unwind('$tags'), []],
  [
    'unwind may keep an empty array',
    (a) => a.match({ n: 1 }).unwind({ path: '$tags', preserveNullAndEmptyArrays: true }).project({ n: 1, _id: 0 }),
    [{ n: 1 }],
  ],
  [
    'addFields',
    (a, $) =>
      a
        .match({ n: 2 })
        .addFields({ double: $.multiply(['$n', 2]) })
        .project({ double: 1, _id: 0 }),
    [{ double: 4 }],
  ],
  ['replaceRoot', (a) => a.match({ n: 2 }).replaceRoot({ newRoot: '$fee' }), [{ yuan: 20 }]],
  [
    'project keeps, renames and leaves out',
    (a) => a.match({ n: 2 }).project({ _id: 0, desk: 1, money: '$fee.yuan' }),
    [{ desk: 'even', money: 20 }],
  ],
  [
    'project by leaving out',
    (a) => a.match({ n: 1 }).project({ at: 0, tags: 0, fee: 0 }),
    [{ _id: 'c01', n: 1, desk: 'odd', town: 'west' }],
  ],
  [
    'bucket',
    (a, $) => a.bucket({ groupBy: '$n', boundaries: [0, 10, 30], default: 'rest', output: { k: $.sum(1) } }),
    [
      { _id: 0, k: 10 },
      { _id: 10, k: 20 },
    ],
  ],
];

describe.each(KINDS)('an aggregation through the SDK, %s', (_name, indexes) => {
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

  it('without a limit only 20 rows come back', async () => {
    const { data } = await db.collection('cases').aggregate().match({}).end();
    expect(data).toHaveLength(20);
  });

  it('with a limit more than 20 come back', async () => {
    const { data } = await db.collection('cases').aggregate().match({}).limit(1000).end();
    expect(data).toHaveLength(30);
  });

  it('rows that sort alike keep the order of insertion', async () => {
    const { data } = await db.collection('cases').aggregate().sort({ town: 1 }).limit(30).end();
    expect(data.filter(({ town }: { town: string }) => town === 'west').map(({ n }: { n: number }) => n)).toEqual([
      1, 4, 7, 10, 13, 16, 19, 22, 25, 28,
    ]);
  });

  it.each([
    ['geoNear', (a: Aggregate) => a.geoNear({ near: new db.Geo.Point(1, 2), distanceField: 'd', spherical: true })],
    ['an unknown stage', (a: Aggregate) => a._pipe('nonsense', {})],
    ['a limit of nothing', (a: Aggregate) => a.limit(0)],
    ['a negative skip', (a: Aggregate) => a.skip(-1)],
    ['a lookup without a target', (a: Aggregate) => a.lookup({ as: 'x' })],
    ['an unknown expression', (a: Aggregate) => a.project({ x: { $nonsense: 1 } })],
    ['writing by $out', (a: Aggregate) => a._pipe('out', 'other')],
    [
      'running code by $function',
      (a: Aggregate) => a.addFields({ x: { $function: { body: 'return 1', args: [], lang: 'js' } } }),
    ],
  ])('%s is refused', async (_sentence, build) => {
    await expect(build(db.collection('cases').aggregate()).end()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    });
  });

  it('a collection that is not there is refused', async () => {
    await expect(db.collection('nowhere').aggregate().match({}).end()).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
  });
});
