import { openRecords } from '../../scripts/backup/records';
import { verify } from '../../scripts/verify/verify';
import { aidCentre } from '../support/aid-centre';
import { vault } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, lin } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
  granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'leader', desk: 'office' }));
});
afterEach(() => product.stop());

async function findings(): Promise<readonly string[]> {
  const records = await openRecords(product.cloud.dataDir);
  try {
    return (await verify(records, vault)).findings;
  } finally {
    records.close();
  }
}

/** What somebody with the console of the store could do to every document of a collection, or to one. */
async function edit(collection: string, where: Record<string, unknown>, fields: Record<string, unknown>) {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { updated } = await database.collection(collection).where(where).update(fields);
  expect(updated).toBe(1);
}

describe('npm run verify', () => {
  it('finds nothing in a store that only the cloud has written', async () => {
    expect(await findings()).toEqual([]);
  });

  it.each<[string, string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a post', 'people', { _id: lin._id }, { 'staff.role': 'leader' }, '林海燕 (leader, town:xianghu) is not as'],
    [
      'a post that was given',
      'people',
      { _id: 'worker-wang' },
      { staff: { ...lin.staff, handle: 'x' } },
      'and bears no stamp',
    ],
    ['an invitation', 'invitations', { usedBy: null }, { 'staff.desk': 'finance' }, 'invitations: the one of 赵敏'],
    ['the seasons', 'settings', { _id: 'union' }, { 'seasons.0.deepUniversity': 9_000_000 }, 'settings: desks, rules'],
    ['the rules', 'settings', { _id: 'union' }, { 'rules.0.payDays': 90 }, 'settings: desks, rules'],
  ])('tells of %s that was changed in the store', async (_what, collection, where, fields, finding) => {
    await edit(collection, where, fields);
    expect(await findings()).toEqual([expect.stringContaining(finding)]);
  });
});
