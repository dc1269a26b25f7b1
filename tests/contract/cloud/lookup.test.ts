import type { TestCloud } from '../../support/local-cloud';
import { type Database, databaseOf, KINDS, type PipelineCase, startWithCases, TOWNS } from './pipeline-world';

const CASES: readonly PipelineCase[] = [
  [
    'lookup by equal fields',
    (a) =>
      a
        .match({ n: 0 })
        .lookup({ from: 'towns', localField: 'town', foreignField: '_id', as: 't' })
        .project({ _id: 0, t: 1 }),
    [{ t: [TOWNS[0]] }],
  ],
  [
    'lookup of nobody gives an empty list',
    (a) =>
      a
        .match({ n: 2 })
        .lookup({ from: 'towns', localField: 'town', foreignField: '_id', as: 't' })
        .project({ _id: 0, t: 1 }),
    [{ t: [] }],
  ],
  [
    'lookup in a collection that is not there gives an empty list',
    (a) =>
      a
        .match({ n: 2 })
        .lookup({ from: 'nowhere', localField: 'town', foreignField: '_id', as: 't' })
        .project({ _id: 0, t: 1 }),
    [{ t: [] }],
  ],
  [
    'lookup by an independent pipeline',
    (a, $, db) =>
      a
        .match({ n: 0 })
        .lookup({
          from: 'cases',
          pipeline: $.pipeline()
            .match({ desk: 'odd', n: db.command.gt(20) })
            .sort({ n: -1 })
            .limit(2)
            .project({ n: 1, _id: 0 })
            .done(),
          as: 'page',
        })
        .project({ _id: 0, page: 1 }),
    [{ page: [{ n: 29 }, { n: 27 }] }],
  ],
  [
    'a pipeline inside lookup is not cut to 20',
    (a, $) =>
      a
        .match({ n: 0 })
        .lookup({ from: 'cases', pipeline: $.pipeline().match({}).done(), as: 'all' })
        .project({ _id: 0, k: $.size('$all') }),
    [{ k: 30 }],
  ],
  [
    'a date and a regular expression inside a lookup pipeline',
    (a, $) =>
      a
        .match({ n: 0 })
        .lookup({
          from: 'cases',
          pipeline: $.pipeline()
            .match({ at: new Date(Date.UTC(2026, 1, 2)), desk: /^o/ })
            .project({ n: 1, _id: 0 })
            .done(),
          as: 'l',
        })
        .project({ _id: 0, l: 1 }),
    [{ l: [{ n: 1 }] }],
  ],
  [
    'a lookup inside a lookup',
    (a, $) =>
      a
        .match({ n: 0 })
        .lookup({
          from: 'cases',
          pipeline: $.pipeline()
            .match({ n: 1 })
            .lookup({ from: 'towns', localField: 'town', foreignField: '_id', as: 't' })
            .project({ _id: 0, t: 1 })
            .done(),
          as: 'l',
        })
        .project({ _id: 0, l: 1 }),
    [{ l: [{ t: [TOWNS[1]] }] }],
  ],
  [
    'a correlated lookup',
    (a, $, db) =>
      a
        .match({ n: 3 })
        .lookup({
          from: 'towns',
          let: { town: '$town' },
          pipeline: $.pipeline()
            .match(db.command.expr($.eq(['$_id', '$$town'])))
            .project({ title: 1, _id: 0 })
            .done(),
          as: 't',
        })
        .project({ _id: 0, t: 1 }),
    [{ t: [{ title: '东' }] }],
  ],
  [
    'counting inside a lookup',
    (a, $) =>
      a
        .match({ n: 0 })
        .lookup({ from: 'cases', pipeline: $.pipeline().match({ desk: 'odd' }).count('k').done(), as: 'c' })
        .project({ _id: 0, c: 1 }),
    [{ c: [{ k: 15 }] }],
  ],
];

describe.each(KINDS)('a lookup through the SDK, %s', (_name, indexes) => {
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

  it('a lookup by a list finds every element once', async () => {
    const towns = db.collection('towns').aggregate().match({ _id: 'east' });
    const { data } = await towns
      .lookup({ from: 'towns', localField: 'officers', foreignField: 'officers', as: 'same' })
      .end();
    expect(data[0].same.map(({ _id }: { _id: string }) => _id).sort()).toEqual(['east', 'west']);
  });
});
