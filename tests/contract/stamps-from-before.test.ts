import { keysOf } from '../../cloudfunctions/shared/keys';
import { isPostIntact, type Person } from '../../core/people';
import { office, vault } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, lin, li } = office();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const long = '2020-01-01T00:00:00.000Z';

/** As the store of a union was left when cases alone bore stamps. */
function before() {
  const { people, settings, ...documents } = story.documents();
  const keys = keysOf(vault, { since: long, stampedSince: long });
  return {
    documents: {
      ...documents,
      people: people.map(({ stamp: _none, ...person }) => person),
      settings: settings.map((each) => ({ ...each, keys })),
    },
  };
}

let product: Product;
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  product = await startProduct(before());
});
afterAll(() => product.stop());

async function stored<T>(collection: string, id: string): Promise<T> {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection(collection).doc(id).get();
  return data[0];
}

const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const bears = async ({ _id }: Person) =>
  isPostIntact(await stored<Person>('people', _id), { stamper: vault, allStamped: true });
const postOf = async (who: Person) => granted(await product.call(who, 'home.open', {})).me.staff;

describe('a store of which only cases bear stamps', () => {
  it('goes on: whoever has a post holds it, and what changes it stamps it', async () => {
    expect(await postOf(lin)).toMatchObject({ role: 'townOfficer' });
    granted(await product.call(lin, 'staff.back', {}));
    expect([await bears(lin), await bears(li)]).toEqual([true, false]);
  });

  it('is not stamped while functions from before may still be at work', async () => {
    await product.runJobs();
    await product.work(hours(0.9), ['records']);
    expect(await bears(li)).toBe(false);
    expect(await product.work(hours(0.9), ['records'])).toEqual({ records: 0 });
  });

  it('is stamped an hour later, once, and then a post without a stamp is none', async () => {
    await product.work(hours(1.1), ['records']);
    expect([await bears(lin), await bears(li), await bears(auditor)]).toEqual([true, true, true]);
    expect(await product.work(hours(2), ['records'])).toEqual({ records: 0 });
    expect(await postOf(li)).toMatchObject({ role: 'caseOfficer' });
    const { command, database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('people').doc(li._id).update({ stamp: command.remove() });
    expect(await postOf(li)).toBeNull();
  });
});
