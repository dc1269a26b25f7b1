import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecords } from '../../scripts/backup/records';
import { writeBackup } from '../../scripts/backup/write';
import { aidCentre, freshIdentity, year } from '../support/aid-centre';
import { handle } from '../support/cast';
import { granted, type Product, startProduct } from '../support/product';
import { edit, findingsIn } from '../support/store-console';

const { story, lin, head, verifier } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
  granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'leader', desk: 'office' }));
  const list = { year: Number(year) - 3, source: '花名册', lines: `${freshIdentity()} 1000`, confirmed: true };
  granted(await product.call(head, 'opening.enter', list));
});
afterEach(() => product.stop());

const findings = (since?: string) => findingsIn(product.cloud.dataDir, since);

describe('npm run verify --since', () => {
  it('tells of a post that had ended and was put back with its stamp, which no stamp can show', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const { data } = await database.collection('people').doc(lin._id).get();
    const { _id, ...post } = data[0];
    granted(await product.call(sun, 'staff.leave', { handle: handle(lin), successor: handle(verifier) }));
    const folder = mkdtempSync(join(tmpdir(), 'since-'));
    const records = await openRecords(product.cloud.dataDir);
    await writeBackup(records, join(folder, 'backup'), '2026-11-25T12:00:00.000Z');
    records.close();
    await database.collection('people').doc(lin._id).set(post);
    expect(await findings()).toEqual([]);
    expect(await findings(join(folder, 'backup'))).toEqual([
      'people: what ended of 林海燕 before the backup was put back',
    ]);
    rmSync(folder, { recursive: true });
  });
});

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
    [
      'a season',
      'rounds',
      { _id: `scholarship:${year}` },
      { 'terms.deepUniversity': 9_000_000 },
      `rounds: scholarship:${year}`,
    ],
    ['a list of an earlier year', 'rosters', { source: '花名册' }, { 'by.name': '别人' }, 'of 别人 is not as'],
    ['the rules', 'settings', { _id: 'union' }, { 'rules.0.numbers.payDays': 90 }, 'settings: desks, rules'],
  ])('tells of %s that was changed in the store', async (_what, collection, where, fields, finding) => {
    await edit(collection, where, fields);
    expect(await findings()).toEqual([expect.stringContaining(finding)]);
  });
});
