import type { CloudBase } from '@cloudbase/node-sdk';
import fc from 'fast-check';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;

const scalar = fc.constantFrom<unknown>(-1, 0, 1, 0.5, '', 'x', '职', null, true, false, new Date(0));
const document = fc.record(
  { a: scalar, b: scalar, c: fc.record({ d: scalar }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);
const points = fc.oneof(
  scalar,
  fc.array(scalar, { minLength: 1, maxLength: 4 }).map((values) => ({ $in: values })),
);
const counted = fc.oneof(
  fc.record({ match: fc.record({ a: points }), path: fc.constant('b') }),
  fc.record({ match: fc.record({ a: points, b: points }), path: fc.constant('c.d') }),
);

describe('counting by groups', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      collections: [
        { name: 'plain', indexes: [] },
        {
          name: 'indexed',
          indexes: [
            { name: 'ab', fields: [['a', 1] as const, ['b', -1] as const] },
            { name: 'bacd', fields: [['b', -1] as const, ['a', 1] as const, ['c.d', 1] as const] },
          ],
        },
      ],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  const groups = async (name: string, { match, path }: { match: object; path: string }, limit = 1000) => {
    const pipeline = db.collection(name).aggregate().match(match).limit(limit);
    const { data } = await pipeline
      .group({ _id: `$${path}`, count: db.command.aggregate.sum(1) })
      .limit(100)
      .end();
    const found: { _id: unknown; count: number }[] = data;
    return found.map(({ _id, count }) => `${JSON.stringify(_id)} ${count}`).sort();
  };

  it('gives with an index what it gives without', async () => {
    const sample = fc.sample(document, { numRuns: 120, seed: 7 });
    for (const name of ['plain', 'indexed']) await db.collection(name).add(sample.map((doc) => ({ ...doc })));
    await fc.assert(
      fc.asyncProperty(counted, async (asked) => {
        expect(await groups('indexed', asked)).toEqual(await groups('plain', asked));
      }),
      { numRuns: 60 },
    );
  });

  it('counts no more than the limit before it', async () => {
    const all = { match: { a: 1 }, path: 'b' };
    const total = (rows: string[]) => rows.reduce((sum, row) => sum + Number(row.split(' ').at(-1)), 0);
    expect(total(await groups('indexed', all, 3))).toBe(3);
    expect(total(await groups('indexed', all))).toBe(total(await groups('plain', all)));
  });
});
