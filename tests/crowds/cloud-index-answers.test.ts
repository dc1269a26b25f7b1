import type { CloudBase } from '@cloudbase/node-sdk';
import fc from 'fast-check';
import { connect, startTestCloud, type TestCloud } from '../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Order = readonly [path: 'a' | 'b' | 'c.d', way: 'asc' | 'desc'];
interface Row {
  _id: string;
  a?: unknown;
  b?: unknown;
  c?: { d?: unknown };
}

const INDEXES = [
  { name: 'a', fields: [['a', 1] as const] },
  { name: 'ab', fields: [['a', 1] as const, ['b', -1] as const] },
  { name: 'bac', fields: [['b', -1] as const, ['a', 1] as const, ['c.d', 1] as const] },
  { name: 'cd', fields: [['c.d', -1] as const] },
];

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'x', 'xy', '职', 'é', '\u{1F600}', '\uFF01', null, true, false, 0.5, new Date(0), new Date(9)),
);
const withLists = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const filled = scalar.filter((each) => each !== null);
const bound = fc.constantFrom('$gt', '$gte', '$lt', '$lte');
const condition = fc.oneof(
  scalar,
  fc.tuple(bound, filled).map(([name, each]) => ({ [name]: each })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte'), fc.constantFrom('$lt', '$lte'), filled, filled)
    .map(([low, high, one, other]) => ({ [low]: one, [high]: other })),
  fc.array(scalar, { maxLength: 4 }).map((each) => ({ $in: each })),
  fc.constantFrom({ $ne: 1 }, { $exists: true }, { $exists: false }),
);
const simple = fc.record({ a: condition, b: condition, 'c.d': condition }, { requiredKeys: [] });
const query = fc.oneof(
  { weight: 3, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc
      .tuple(simple, fc.array(simple, { minLength: 1, maxLength: 3 }))
      .map(([rest, $or]) => ({ ...rest, $or })),
  },
);
const order = fc.tuple(
  fc.constantFrom('a' as const, 'b' as const, 'c.d' as const),
  fc.constantFrom('asc' as const, 'desc' as const),
);
const question = fc.tuple(query, fc.uniqueArray(order, { maxLength: 2, selector: ([path]) => path }));

const fieldsOf = (value: fc.Arbitrary<unknown>) =>
  fc.record({ a: value, b: value, c: fc.record({ d: value }, { requiredKeys: [] }) }, { requiredKeys: [] });
const documents = (value: fc.Arbitrary<unknown>) => fc.array(fieldsOf(value), { minLength: 5, maxLength: 25 });
/** What is set on the documents that meet a condition. */
const changeOf = (value: fc.Arbitrary<unknown>) => fc.tuple(simple, fieldsOf(value));

describe.each([
  ['plain values', scalar],
  ['plain values and lists', withLists],
])('an index changes how fast an answer comes, never the answer: %s', (_name, value) => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      collections: [
        { name: 'with', indexes: INDEXES },
        { name: 'without', indexes: [] },
      ],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  async function ask(name: string, where: object, orders: readonly Order[]): Promise<Row[]> {
    const base = db.collection(name).options({ raw: true }).where(where);
    const { data } = await orders
      .reduce((asked, [path, way]) => asked.orderBy(path, way), base)
      .limit(1000)
      .get();
    return data;
  }

  /** What the orders see of each row, in turn: rows alike in that may come in any order. */
  function sequence(rows: readonly Row[], orders: readonly Order[]): unknown[] {
    return rows.map((row) => orders.map(([path]) => (path === 'c.d' ? row.c?.d : row[path]) ?? null));
  }

  async function change(name: string, where: object, set: object): Promise<void> {
    if (Object.keys(set).length === 0) return;
    await db.collection(name).where(where).options({ raw: true, multiple: true }).update({ $set: set });
  }

  it('the same documents come, in the same order, also after some were changed', async () => {
    let round = 0;
    const property = fc.asyncProperty(
      documents(value),
      fc.array(changeOf(value), { maxLength: 3 }),
      fc.array(question, { minLength: 10, maxLength: 10 }),
      async (docs, changes, questions) => {
        const rows = docs.map((doc, at) => ({ ...doc, _id: `${round}-${at}` }));
        round++;
        const hasLists = JSON.stringify([docs, changes.map(([, set]) => set)]).includes(':[');
        for (const name of ['with', 'without']) {
          await db.collection(name).where({}).remove();
          await db.collection(name).add(rows.map((row) => ({ ...row })));
          for (const [where, set] of changes) await change(name, where, set);
        }
        for (const [where, orders] of questions) {
          const [fast, slow] = [await ask('with', where, orders), await ask('without', where, orders)];
          expect(fast.map(({ _id }) => _id).sort()).toEqual(slow.map(({ _id }) => _id).sort());
          if (!hasLists) expect(sequence(fast, orders)).toEqual(sequence(slow, orders));
        }
      },
    );
    await fc.assert(property, { numRuns: 12 });
  });
});
