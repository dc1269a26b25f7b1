import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Transaction = Awaited<ReturnType<Database['startTransaction']>>;

describe('many at once', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      collections: [
        { name: 'events', indexes: [] },
        {
          name: 'places',
          indexes: [
            {
              name: 'once',
              unique: true,
              fields: [
                ['event', 1],
                ['worker', 1],
              ],
            },
          ],
        },
      ],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());
  const all = <T>(times: number, work: (at: number) => Promise<T>) =>
    Promise.all(Array.from({ length: times }, (_item, at) => work(at)));

  it('of 100 who race for 20 seats by a conditional update exactly 20 win', async () => {
    await db.collection('events').doc('seats').set({ left: 20 });
    const results = await all(100, () =>
      db
        .collection('events')
        .where({ _id: 'seats', left: db.command.gt(0) })
        .update({ left: db.command.inc(-1) }),
    );
    expect(results.filter(({ updated }) => updated === 1)).toHaveLength(20);
    expect((await db.collection('events').doc('seats').get()).data[0].left).toBe(0);
  });

  it('racing transactions on one document lose no update that was acknowledged', async () => {
    await db.collection('events').doc('counter').set({ n: 0 });
    const outcomes = await all(20, async () => {
      const run = db.runTransaction(async (transaction: Transaction) => {
        const { data } = await transaction.collection('events').doc('counter').get();
        await transaction
          .collection('events')
          .doc('counter')
          .update({ n: data.n + 1 });
      });
      return run.then(() => 'won' as const).catch((error: { code: string }) => error.code);
    });
    const won = outcomes.filter((outcome) => outcome === 'won').length;
    expect(won).toBeGreaterThan(0);
    expect(outcomes.filter((outcome) => outcome !== 'won' && outcome !== 'DATABASE_TRANSACTION_CONFLICT')).toEqual([]);
    expect((await db.collection('events').doc('counter').get()).data[0].n).toBe(won);
  });

  it('of many who add one id exactly one succeeds', async () => {
    const outcomes = await all(30, (at) =>
      db
        .collection('events')
        .add({ _id: 'only', at })
        .then(() => 'added')
        .catch((error: { code: string }) => error.code),
    );
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'DATABASE_DUPLICATE_WRITE')).toHaveLength(29);
  });

  it('of many who add one unique pair exactly one succeeds, and the others do not disturb each other', async () => {
    const outcomes = await all(30, (at) =>
      db
        .collection('places')
        .add({ event: 'e', worker: `w${at % 10}` })
        .then(() => true)
        .catch(() => false),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(10);
    expect((await db.collection('places').where({}).count()).total).toBe(10);
  });

  it('increments of many are all counted', async () => {
    await db.collection('events').doc('sum').set({ n: 0 });
    await all(200, () =>
      db
        .collection('events')
        .doc('sum')
        .update({ n: db.command.inc(1) }),
    );
    expect((await db.collection('events').doc('sum').get()).data[0].n).toBe(200);
  });
});
