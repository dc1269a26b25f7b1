import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Command = Database['command'];
type Fields = Record<string, unknown>;

const AT = new Date(Date.UTC(2026, 4, 1));

/** A document before, what is done to it, and what it is afterwards (without _id). */
const CASES: readonly (readonly [sentence: string, before: Fields, change: (_: Command) => object, after: Fields])[] = [
  ['a plain value is set', { n: 1 }, () => ({ n: 2 }), { n: 2 }],
  ['other fields stay', { n: 1, s: 'x' }, () => ({ n: 2 }), { n: 2, s: 'x' }],
  ['a missing field appears', {}, () => ({ n: 2 }), { n: 2 }],
  ['a date stays a date', {}, () => ({ at: AT }), { at: AT }],
  ['null is set', { n: 1 }, () => ({ n: null }), { n: null }],
  ['a nested object is merged', { a: { b: 1, c: 2 } }, () => ({ a: { b: 9 } }), { a: { b: 9, c: 2 } }],
  ['an empty nested object changes nothing', { a: { b: 1 } }, () => ({ a: {} }), { a: { b: 1 } }],
  ['set replaces a nested object', { a: { b: 1, c: 2 } }, (_) => ({ a: _.set({ b: 9 }) }), { a: { b: 9 } }],
  ['set can empty an object', { a: { b: 1 } }, (_) => ({ a: _.set({}) }), { a: {} }],
  ['a dotted path is set', { a: { b: 1, c: 2 } }, () => ({ 'a.b': 9 }), { a: { b: 9, c: 2 } }],
  ['a dotted path grows objects', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ['a place in an array is set', { l: [1, 2, 3] }, () => ({ 'l.1': 9 }), { l: [1, 9, 3] }],
  ['a whole array is set', { l: [1, 2] }, () => ({ l: [] }), { l: [] }],
  ['inc adds', { n: 1 }, (_) => ({ n: _.inc(2) }), { n: 3 }],
  ['inc subtracts', { n: 1 }, (_) => ({ n: _.inc(-2) }), { n: -1 }],
  ['inc begins at zero', {}, (_) => ({ n: _.inc(2) }), { n: 2 }],
  ['inc reaches inside', { a: { n: 1 } }, (_) => ({ a: { n: _.inc(1) } }), { a: { n: 2 } }],
  ['inc of a place in an array', { l: [{ n: 1 }] }, (_) => ({ 'l.0.n': _.inc(1) }), { l: [{ n: 2 }] }],
  ['mul multiplies', { n: 3 }, (_) => ({ n: _.mul(2) }), { n: 6 }],
  ['mul of nothing is zero', {}, (_) => ({ n: _.mul(2) }), { n: 0 }],
  ['min takes the lesser', { n: 3 }, (_) => ({ n: _.min(2) }), { n: 2 }],
  ['min leaves a lesser one', { n: 1 }, (_) => ({ n: _.min(2) }), { n: 1 }],
  ['max takes the greater', { n: 3 }, (_) => ({ n: _.max(5) }), { n: 5 }],
  ['max sets what is missing', {}, (_) => ({ n: _.max(5) }), { n: 5 }],
  ['remove takes a field away', { n: 1, s: 'x' }, (_) => ({ n: _.remove() }), { s: 'x' }],
  ['remove of a nested field', { a: { b: 1, c: 2 } }, (_) => ({ 'a.b': _.remove() }), { a: { c: 2 } }],
  ['rename', { n: 1 }, (_) => ({ n: _.rename('m') }), { m: 1 }],
  ['bit and', { n: 13 }, (_) => ({ n: _.bit({ and: 10 }) }), { n: 8 }],
  ['push one', { l: [1] }, (_) => ({ l: _.push(2) }), { l: [1, 2] }],
  ['push several', { l: [1] }, (_) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
  ['push makes the array', {}, (_) => ({ l: _.push(1) }), { l: [1] }],
  ['push an object', { l: [] }, (_) => ({ l: _.push({ a: 1 }) }), { l: [{ a: 1 }] }],
  ['push at a place', { l: [1, 4] }, (_) => ({ l: _.push({ each: [2, 3], position: 1 }) }), { l: [1, 2, 3, 4] }],
  ['push and sort', { l: [3, 1] }, (_) => ({ l: _.push({ each: [2], sort: 1 }) }), { l: [1, 2, 3] }],
  [
    'push and sort by two fields',
    { l: [{ a: 1, b: 2 }] },
    (_) => ({
      l: _.push({
        each: [
          { a: 1, b: 1 },
          { a: 0, b: 9 },
        ],
        sort: { a: 1, b: 1 },
      }),
    }),
    {
      l: [
        { a: 0, b: 9 },
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ],
    },
  ],
  ['push and keep the first', { l: [1, 2] }, (_) => ({ l: _.push({ each: [3], slice: 2 }) }), { l: [1, 2] }],
  ['push and keep the last', { l: [1, 2] }, (_) => ({ l: _.push({ each: [3, 4], slice: -3 }) }), { l: [2, 3, 4] }],
  ['push and keep more than there is', { l: [1] }, (_) => ({ l: _.push({ each: [2], slice: -9 }) }), { l: [1, 2] }],
  ['push and keep nothing', { l: [1] }, (_) => ({ l: _.push({ each: [2], slice: 0 }) }), { l: [] }],
  [
    'push that makes the array is cut too',
    {},
    (_) => ({ l: _.push({ each: [3, 1, 2], sort: 1, slice: 2 }) }),
    { l: [1, 2] },
  ],
  ['unshift', { l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['pop takes the last', { l: [1, 2, 3] }, (_) => ({ l: _.pop() }), { l: [1, 2] }],
  ['shift takes the first', { l: [1, 2, 3] }, (_) => ({ l: _.shift() }), { l: [2, 3] }],
  ['pop of an empty array', { l: [] }, (_) => ({ l: _.pop() }), { l: [] }],
  ['pull a value', { l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }],
  ['pull by a condition', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gt(4)) }), { l: [1] }],
  ['pull by in', { l: [1, 5, 9] }, (_) => ({ l: _.pull(_.in([1, 9])) }), { l: [5] }],
  ['pull objects by a field', { l: [{ a: 1, b: 1 }, { a: 2 }] }, (_) => ({ l: _.pull({ a: 1 }) }), { l: [{ a: 2 }] }],
  [
    'pull objects by a condition',
    { l: [{ n: 1 }, { n: 7 }] },
    (_) => ({ l: _.pull({ n: _.gt(3) }) }),
    { l: [{ n: 1 }] },
  ],
  ['pull from a missing field', {}, (_) => ({ l: _.pull(1) }), {}],
  ['pullAll', { l: [1, 2, 3, 2] }, (_) => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
  ['addToSet adds', { l: ['x'] }, (_) => ({ l: _.addToSet('y') }), { l: ['x', 'y'] }],
  ['addToSet does not repeat', { l: ['x'] }, (_) => ({ l: _.addToSet('x') }), { l: ['x'] }],
  ['addToSet compares objects', { l: [{ a: 1 }] }, (_) => ({ l: _.addToSet({ a: 1 }) }), { l: [{ a: 1 }] }],
  ['addToSet makes the array', {}, (_) => ({ l: _.addToSet('x') }), { l: ['x'] }],
  ['addToSet with $each adds each', { l: [1] }, (_) => ({ l: _.addToSet({ $each: [1, 2, 3] }) }), { l: [1, 2, 3] }],
  ['addToSet with each stores it literally', {}, (_) => ({ l: _.addToSet({ each: [1] }) }), { l: [{ each: [1] }] }],
  [
    'several operators at once',
    { n: 1, l: [] },
    (_) => ({ n: _.inc(1), l: _.push('x'), s: 'y' }),
    { n: 2, l: ['x'], s: 'y' },
  ],
];

const REFUSED: readonly (readonly [sentence: string, before: Fields, change: (_: Command) => object, code: string])[] =
  [
    ['inc of a text', { n: 'x' }, (_) => ({ n: _.inc(1) }), 'DATABASE_REQUEST_FAILED'],
    ['inc of null', { n: null }, (_) => ({ n: _.inc(1) }), 'DATABASE_REQUEST_FAILED'],
    ['mul of a text', { n: 'x' }, (_) => ({ n: _.mul(2) }), 'DATABASE_REQUEST_FAILED'],
    ['push onto a number', { l: 1 }, (_) => ({ l: _.push(2) }), 'DATABASE_REQUEST_FAILED'],
    ['pull from a text', { l: 'x' }, (_) => ({ l: _.pull('x') }), 'DATABASE_REQUEST_FAILED'],
    ['pop of an object', { l: {} }, (_) => ({ l: _.pop() }), 'DATABASE_REQUEST_FAILED'],
    ['addToSet on a number', { l: 1 }, (_) => ({ l: _.addToSet(2) }), 'DATABASE_REQUEST_FAILED'],
    ['a path through a number', { a: 1 }, () => ({ 'a.b': 2 }), 'DATABASE_REQUEST_FAILED'],
    ['a path through null', { a: null }, () => ({ 'a.b': 2 }), 'DATABASE_REQUEST_FAILED'],
    [
      'two operators on one path',
      { a: { b: 1 } },
      (_) => ({ 'a.b': _.inc(1), a: _.set({}) }),
      'DATABASE_REQUEST_FAILED',
    ],
    ['a stored field that begins with $', {}, (_) => ({ a: _.set({ $b: 1 }) }), 'DATABASE_REQUEST_FAILED'],
  ];

describe('an update through the SDK', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({ collections: [{ name: 'things', indexes: [] }] });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  async function stored(id: string): Promise<Fields> {
    const { data } = await db.collection('things').doc(id).get();
    const { _id, ...fields } = data[0];
    return fields;
  }

  it.each(CASES)('%s', async (sentence, before, change, after) => {
    await db.collection('things').doc(sentence).set(before);
    const { updated } = await db.collection('things').doc(sentence).update(change(db.command));
    expect(await stored(sentence)).toEqual(after);
    expect(updated).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
  });

  it.each(REFUSED)('%s is refused and changes nothing', async (sentence, before, change, code) => {
    await db.collection('things').doc(sentence).set(before);
    await expect(db.collection('things').doc(sentence).update(change(db.command))).rejects.toMatchObject({ code });
    expect(await stored(sentence)).toEqual(before);
  });

  it('an unknown update operator is refused by its own code', async () => {
    const update = db
      .collection('things')
      .where({ _id: 'x' })
      .options({ raw: true })
      .update({ $currentDate: { a: true } });
    await expect(update).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' });
  });

  it('a positional update changes the element the query found', async () => {
    await db
      .collection('things')
      .doc('positional')
      .set({
        list: [
          { k: 'a', n: 1 },
          { k: 'b', n: 1 },
        ],
      });
    await db.collection('things').where({ _id: 'positional', 'list.k': 'b' }).update({ 'list.$.n': 5 });
    expect(await stored('positional')).toEqual({
      list: [
        { k: 'a', n: 1 },
        { k: 'b', n: 5 },
      ],
    });
  });

  it('a server date is the time of the server, with its offset', async () => {
    const before = Date.now();
    await db
      .collection('things')
      .doc('dates')
      .set({ now: db.serverDate(), later: db.serverDate({ offset: 60_000 }) });
    const { now, later } = await stored('dates');
    if (!(now instanceof Date) || !(later instanceof Date)) throw new Error('no dates came back');
    expect(now.getTime()).toBeGreaterThanOrEqual(before);
    expect(later.getTime() - now.getTime()).toBe(60_000);
  });

  it('update of a missing document changes nothing and makes none', async () => {
    expect(await db.collection('things').doc('nobody').update({ n: 1 })).toMatchObject({ updated: 0 });
    expect((await db.collection('things').doc('nobody').get()).data).toEqual([]);
  });

  it('set replaces the whole document', async () => {
    await db.collection('things').doc('whole').set({ a: 1, b: 2 });
    expect(await db.collection('things').doc('whole').set({ c: 3 })).toMatchObject({ updated: 1 });
    expect(await stored('whole')).toEqual({ c: 3 });
  });

  it('set makes a missing document and names it', async () => {
    expect(await db.collection('things').doc('made').set({ a: 1 })).toMatchObject({ updated: 0, upsertedId: 'made' });
  });

  it('where().update changes all matches, unless told one', async () => {
    await db.collection('things').add([
      { group: 'g', n: 0 },
      { group: 'g', n: 0 },
      { group: 'g', n: 0 },
    ]);
    const group = db.collection('things').where({ group: 'g' });
    expect(await group.update({ n: db.command.inc(1) })).toMatchObject({ updated: 3 });
    expect(await group.options({ multiple: false }).update({ n: db.command.inc(1) })).toMatchObject({ updated: 1 });
    expect((await group.get()).data.map(({ n }: { n: number }) => n)).toEqual([2, 1, 1]);
  });

  it('where().remove removes all matches, unless told one', async () => {
    await db.collection('things').add([{ bin: 1 }, { bin: 1 }, { bin: 1 }]);
    const bin = db.collection('things').where({ bin: 1 });
    expect(await bin.options({ multiple: false }).remove()).toMatchObject({ deleted: 1 });
    expect(await bin.remove()).toMatchObject({ deleted: 2 });
    expect(await bin.remove()).toMatchObject({ deleted: 0 });
  });

  it('updateAndReturn gives the document as it is afterwards', async () => {
    await db.collection('things').doc('returned').set({ n: 1 });
    const result = await db
      .collection('things')
      .where({ _id: 'returned', n: 1 })
      .updateAndReturn({ n: db.command.inc(1) });
    expect(result).toMatchObject({ updated: 1, doc: { _id: 'returned', n: 2 } });
  });

  it('updateAndReturn of nothing gives no document', async () => {
    const result = await db.collection('things').where({ _id: 'nobody' }).updateAndReturn({ n: 1 });
    expect(result).toMatchObject({ updated: 0 });
    expect(result.doc).toBeUndefined();
  });
});
