import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;

const ROWS = Array.from({ length: 1200 }, (_item, n) => ({
  _id: `r${String(n).padStart(4, '0')}`,
  n,
  desk: `d${n % 4}`,
  key: `k${String((n * 7) % 1200).padStart(4, '0')}`,
  same: n % 3,
}));

describe('documents through the SDK', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      world: { documents: { rows: ROWS } },
      collections: [
        {
          name: 'rows',
          indexes: [
            {
              name: 'byKey',
              fields: [
                ['desk', 1],
                ['key', 1],
              ],
            },
            { name: 'bySame', fields: [['same', 1]] },
            {
              name: 'bySameAndId',
              fields: [
                ['same', 1],
                ['_id', 1],
              ],
            },
          ],
        },
        { name: 'things', indexes: [] },
      ],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());
  const ns = (data: { n: number }[]) => data.map(({ n }) => n);

  describe('limits', () => {
    it('without a limit 100 documents come back', async () => {
      expect((await db.collection('rows').get()).data).toHaveLength(100);
    });
    it('a limit below 100 is kept', async () => {
      expect((await db.collection('rows').limit(7).get()).data).toHaveLength(7);
    });
    it('a limit above 100 is kept', async () => {
      expect((await db.collection('rows').limit(300).get()).data).toHaveLength(300);
    });
    it('never more than 1000 come back', async () => {
      expect((await db.collection('rows').limit(5000).get()).data).toHaveLength(1000);
    });
    it('the limit that was used is told', async () => {
      expect(await db.collection('rows').get()).toMatchObject({ limit: 100 });
    });
    it('count has no limit', async () => {
      expect(await db.collection('rows').where({}).count()).toMatchObject({ total: 1200 });
    });
    it('an update of many has no limit', async () => {
      expect(await db.collection('rows').where({ same: 0 }).update({ seen: true })).toMatchObject({ updated: 400 });
    });
  });

  describe('order', () => {
    it('without an order documents come as they were added', async () => {
      expect(ns((await db.collection('rows').limit(3).get()).data)).toEqual([0, 1, 2]);
    });
    it('orderBy ascending', async () => {
      expect(ns((await db.collection('rows').orderBy('n', 'asc').limit(2).get()).data)).toEqual([0, 1]);
    });
    it('orderBy descending', async () => {
      expect(ns((await db.collection('rows').orderBy('n', 'desc').limit(2).get()).data)).toEqual([1199, 1198]);
    });
    it('two orders, the first counts most', async () => {
      const { data } = await db.collection('rows').orderBy('same', 'desc').orderBy('n', 'asc').limit(2).get();
      expect(ns(data)).toEqual([2, 5]);
    });
    it.each(['asc', 'desc'] as const)(
      'documents that order alike keep the order of insertion, %s',
      async (direction) => {
        const { data } = await db.collection('rows').where({ same: 1 }).orderBy('same', direction).limit(3).get();
        expect(ns(data)).toEqual([1, 4, 7]);
      },
    );
    it('documents that order alike keep it over pages read backward', async () => {
      const { data } = await db.collection('rows').orderBy('same', 'desc').limit(1000).get();
      expect(ns(data).slice(398, 402)).toEqual([1196, 1199, 1, 4]);
    });
    it('skip leaves out the first', async () => {
      expect(ns((await db.collection('rows').orderBy('n', 'asc').skip(10).limit(2).get()).data)).toEqual([10, 11]);
    });
    it('skip past the end gives nothing', async () => {
      expect((await db.collection('rows').skip(5000).get()).data).toEqual([]);
    });
    it.each(['asc', 'desc'] as const)('pages by key meet every document once, in order, %s', async (direction) => {
      const _ = db.command;
      const keys: string[] = [];
      for (let last: string | undefined; ; ) {
        const beyond = last === undefined ? {} : { key: direction === 'asc' ? _.gt(last) : _.lt(last) };
        const { data } = await db
          .collection('rows')
          .where({ desk: 'd1', ...beyond })
          .orderBy('key', direction)
          .limit(70)
          .get();
        keys.push(...data.map(({ key }: { key: string }) => key));
        last = keys.at(-1);
        if (data.length < 70) break;
      }
      const expected = ROWS.filter(({ desk }) => desk === 'd1')
        .map(({ key }) => key)
        .sort();
      expect(keys).toEqual(direction === 'asc' ? expected : expected.reverse());
    });
    it('pages by key and id, written as an or, meet every document once, in order', async () => {
      const _ = db.command;
      const found: string[] = [];
      for (let last: { same: number; _id: string } | undefined; ; ) {
        const beyond = last ? _.or([{ same: _.gt(last.same) }, { same: last.same, _id: _.gt(last._id) }]) : {};
        const { data } = await db
          .collection('rows')
          .where(beyond)
          .orderBy('same', 'asc')
          .orderBy('_id', 'asc')
          .limit(170)
          .get();
        found.push(...data.map(({ _id }: { _id: string }) => _id));
        last = data.at(-1);
        if (data.length < 170) break;
      }
      expect(found).toEqual([0, 1, 2].flatMap((same) => ROWS.filter((row) => row.same === same).map(({ _id }) => _id)));
    });
    it.each(['asc', 'desc'] as const)('the rows of several desks are merged in order, %s', async (direction) => {
      const where = { desk: db.command.in(['d3', 'd1']) };
      const { data } = await db.collection('rows').where(where).orderBy('key', direction).limit(200).get();
      const expected = ROWS.filter(({ desk }) => desk === 'd1' || desk === 'd3')
        .map(({ key }) => key)
        .sort();
      if (direction === 'desc') expected.reverse();
      expect(data.map(({ key }: { key: string }) => key)).toEqual(expected.slice(0, 200));
    });
  });

  describe('projection', () => {
    const nested = { _id: 'p', a: 1, b: { c: 2, d: 3 }, l: [1, 2, 3, 4], items: [{ k: 1 }, { k: 5 }] };
    beforeAll(() => db.collection('things').add({ ...nested }));
    it.each([
      ['fields are kept', { a: true }, { _id: 'p', a: 1 }],
      ['_id may be left out', { a: true, _id: false }, { a: 1 }],
      ['a nested field is kept', { 'b.c': true }, { _id: 'p', b: { c: 2 } }],
      ['fields are left out', { b: false, l: false, items: false }, { _id: 'p', a: 1 }],
      ['a missing field stays missing', { nothing: true }, { _id: 'p' }],
    ])('%s', async (_sentence, fields, result) => {
      expect((await db.collection('things').where({ _id: 'p' }).field(fields).get()).data).toEqual([result]);
      expect((await db.collection('things').doc('p').field(fields).get()).data).toEqual([result]);
    });
    it('a part of an array by slice', async () => {
      const fields = { l: db.command.project.slice([1, 2]), a: true };
      const { data } = await db.collection('things').where({ _id: 'p' }).field(fields).get();
      expect(data[0].l).toEqual([2, 3]);
    });
    it('the first fitting element by elemMatch', async () => {
      const fields = { items: db.command.project.elemMatch({ k: { $gt: 2 } }) };
      const { data } = await db.collection('things').where({ _id: 'p' }).field(fields).get();
      expect(data[0].items).toEqual([{ k: 5 }]);
    });
  });

  describe('adding and reading', () => {
    it('a new document gets an id of 32 hexadecimal digits', async () => {
      const { id } = await db.collection('things').add({ a: 1 });
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect((await db.collection('things').doc(String(id)).get()).data).toEqual([{ _id: id, a: 1 }]);
    });
    it('an id of one’s own is kept', async () => {
      expect(await db.collection('things').add({ _id: 'mine', a: 1 })).toMatchObject({ id: 'mine' });
    });
    it('a number can be an id, and is not the text', async () => {
      await db.collection('things').add([
        { _id: 7, a: 'number' },
        { _id: '7', a: 'text' },
      ]);
      expect((await db.collection('things').doc(7).get()).data).toEqual([{ _id: 7, a: 'number' }]);
      expect((await db.collection('things').doc('7').get()).data).toEqual([{ _id: '7', a: 'text' }]);
    });
    it('several are added in their order: the first that is refused ends it, and those before it stay', async () => {
      const { ids } = await db.collection('things').add([{ _id: 'm1' }, { _id: 'm2' }]);
      expect(ids).toEqual(['m1', 'm2']);
      await expect(db.collection('things').add([{ _id: 'm3' }, { _id: 'm1' }])).rejects.toMatchObject({
        code: 'DATABASE_DUPLICATE_WRITE',
      });
      expect((await db.collection('things').doc('m3').get()).data).toEqual([{ _id: 'm3' }]);
    });
    it('doc.get of nobody gives an empty list', async () => {
      expect((await db.collection('things').doc('nobody').get()).data).toEqual([]);
    });
    it.each([
      ['a text with every kind of letter', '职工 “quote” \\ \n \u0000 😀'],
      ['a long number', 9007199254740991],
      ['a fraction', 0.1],
      ['a negative number', -5],
      ['null', null],
      ['true', true],
      ['a date', new Date(Date.UTC(2026, 1, 3, 4, 5, 6, 789))],
      ['a date before 1970', new Date(Date.UTC(1949, 9, 1))],
      ['an empty object', {}],
      ['an empty array', []],
      ['arrays in arrays', [[1, [2]], []]],
      ['a deep object', { a: { b: { c: { d: [{ e: new Date(0) }] } } } }],
    ])('%s comes back as it went', async (sentence, value) => {
      await db.collection('things').doc(`value ${sentence}`).set({ value });
      expect((await db.collection('things').doc(`value ${sentence}`).get()).data[0].value).toEqual(value);
    });
    it('remove takes a document away, once', async () => {
      await db.collection('things').add({ _id: 'gone' });
      expect(await db.collection('things').doc('gone').remove()).toMatchObject({ deleted: 1 });
      expect(await db.collection('things').doc('gone').remove()).toMatchObject({ deleted: 0 });
    });
  });
});
