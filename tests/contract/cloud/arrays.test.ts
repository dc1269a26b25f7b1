import type { CloudBase } from '@cloudbase/node-sdk';
import fc from 'fast-check';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;

const element = fc.constantFrom<unknown>('x', 'y', 'z', '', 1, null);
const some = fc.array(element, { maxLength: 3 });
const document = fc.record({
  kind: fc.constantFrom('k', 'l'),
  tags: fc.oneof({ weight: 5, arbitrary: some }, { weight: 1, arbitrary: element }),
  name: fc.integer({ min: 0, max: 4 }),
});
const present = fc.array(element, { minLength: 1, maxLength: 3 });
const asked = fc.record({
  where: fc.record(
    {
      kind: fc.constantFrom('k', 'l'),
      tags: fc.oneof(
        element,
        present.map((values) => ({ $in: values })),
        present.map((values) => ({ $all: values })),
        element.map((value) => ({ $gt: value })),
      ),
      name: fc.integer({ min: 0, max: 4 }).map((least) => ({ $gt: least })),
    },
    { requiredKeys: ['kind'] },
  ),
  sort: fc.constantFrom<Record<string, 1 | -1>>({ name: 1 }, { name: -1 }, { tags: 1, name: 1 }, { kind: 1, name: 1 }),
  skip: fc.integer({ min: 0, max: 3 }),
  limit: fc.integer({ min: 1, max: 12 }),
});

describe('documents with lists', () => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    const byTag = [['kind', 1] as const, ['tags', 1] as const, ['name', 1] as const];
    cloud = await startTestCloud({
      collections: [
        { name: 'plain', indexes: [] },
        { name: 'indexed', indexes: [{ name: 'byTag', fields: byTag }] },
      ],
    });
    db = connect(cloud.url).database();
    const sample = fc.sample(document, { numRuns: 150, seed: 11 });
    for (const name of ['plain', 'indexed']) await db.collection(name).add(sample.map((doc, _id) => ({ ...doc, _id })));
  });
  afterAll(() => cloud.stop());

  it('are found, ordered and counted with an index as without', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ where, sort, skip, limit }) => {
        const [plain, indexed] = await Promise.all(
          ['plain', 'indexed'].map(async (name) => {
            const start = () => db.collection(name).aggregate().match(where);
            const found = await start().sort(sort).skip(skip).limit(limit).end();
            const few = await start().limit(limit).count('count').end();
            const all = await db.collection(name).where(where).count();
            return { found: found.data, few: few.data, all: all.total };
          }),
        );
        expect(indexed).toEqual(plain);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
