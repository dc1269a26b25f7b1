import { createHash } from 'node:crypto';
import { keysOf, stampedKinds } from '../../cloudfunctions/shared/keys';
import { openAlarm } from '../../core/alarm';
import { type Invitation, isPostIntact, type Person } from '../../core/union/people';
import { office, vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, lin, li } = office();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
/** Another moment than in any other store of the tests: what was told of one is not told again for a while. */
const long = '2020-03-01T00:00:00.000Z';
const codes = ['ABCDEFGHJK', 'ABCDEFGHJM'] as const;
const invitation = (code: string): Invitation => ({
  _id: createHash('sha256').update(code).digest('hex'),
  staff: { name: '赵敏', title: '干事', role: 'caseOfficer', level: 'city', desk: 'rights' },
  by: sun._id,
  issuedAt: long,
  expiresAt: '2099-01-01T00:00:00.000Z',
  usedBy: null,
});

const alarm = openAlarm('a'.repeat(32), {
  kind: 'reveals',
  at: long,
  about: '邓丽萍查看了 240 个号码。',
  caseId: null,
  by: '邓丽萍',
});
const objection = {
  _id: 'o',
  caseId: 'c',
  notice: '2025-09-01',
  by: 'w',
  at: long,
  shown: [],
  submitId: 's',
  bodyHash: 'b',
  open: false,
};
const roster = { _id: 'r', year: '2024', source: '花名册', by: { id: sun._id, name: '孙宇' }, at: long };

/** As the store of a union was left when cases alone bore stamps. */
function before() {
  const { people, settings, ...documents } = story.documents();
  const keys = keysOf(vault, { since: long, stampedSince: long });
  return {
    documents: {
      ...documents,
      people: people.map(({ stamp: _none, ...person }) => person),
      settings: settings.map((each) => ({ ...each, keys })),
      invitations: codes.map((code) => ({ ...invitation(code) })),
      alarms: [{ ...alarm }],
      objections: [objection],
      rosters: [roster],
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

async function unstamped(): Promise<Record<string, number>> {
  const { command, database } = await import('../../cloudfunctions/shared/store/database');
  const counts = stampedKinds.map(async (kind) => {
    const where = { stamp: command.exists(false), ...(kind === 'people' ? { 'staff.desk': command.gt('') } : {}) };
    return [kind, (await database.collection(kind).where(where).count()).total] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const waiting = { people: 3, invitations: 1, settings: 1, alarms: 1, objections: 1, rosters: 1 };
const everyAlarm = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
const alarms = async () => (await everyAlarm()).filter(({ kind }) => kind !== 'takenOver');
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const bears = async ({ _id }: Person) =>
  isPostIntact(await stored<Person>('people', _id), { stamper: vault, allStamped: true });
const postOf = async (who: Person) => granted(await product.call(who, 'home.open', {})).me.staff;

describe('a store of which only cases bear stamps', () => {
  it('goes on: whoever has a post holds it, a code gives one, the settings hold; what is changed is stamped, and the auditors know', async () => {
    expect(await postOf(lin)).toMatchObject({ role: 'townOfficer' });
    granted(await product.call(lin, 'staff.back', {}));
    expect([await bears(lin), await bears(li)]).toEqual([true, false]);
    granted(await product.call('zhao', 'staff.join', { code: codes[0] }));
    granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'leader', desk: 'office' }));
    expect(await alarms()).toMatchObject([{ id: alarm._id, broken: false }]);
    expect(await everyAlarm()).toContainEqual(expect.objectContaining({ kind: 'takenOver', open: true }));
    expect(await unstamped()).toEqual(waiting);
  });

  it('is not stamped while functions from before may still be at work', async () => {
    await product.runJobs();
    await product.work(hours(0.9), ['records']);
    expect(await unstamped()).toEqual(waiting);
    expect(await product.work(hours(0.9), ['records'])).toEqual({ records: 0 });
  });

  it('is stamped an hour later, once, and goes on', async () => {
    await product.work(hours(1.1), ['records']);
    expect(Object.values(await unstamped()).every((count) => count === 0)).toBe(true);
    expect(await product.work(hours(2), ['records'])).toEqual({ records: 0 });
    expect(await postOf(li)).toMatchObject({ role: 'caseOfficer' });
    granted(await product.call('qian', 'staff.join', { code: codes[1] }));
    granted(await product.call(sun, 'staff.invite', { name: '赵敏', title: '干事', role: 'leader', desk: 'office' }));
    expect(await alarms()).toMatchObject([{ id: alarm._id, broken: false }]);
    granted(await product.call(auditor, 'alarm.settle', { id: alarm._id, note: '是当天的工作。' }));
    expect(await alarms()).toEqual([]);
  });

  it('takes nothing without a stamp for an old one from then on', async () => {
    const { command, database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('people').doc(li._id).update({ stamp: command.remove() });
    expect(await postOf(li)).toBeNull();
    await database.collection('invitations').add(invitation('ABCDEFGHJN'));
    expect(codeOf(await product.call('sun', 'staff.join', { code: 'ABCDEFGHJN' }))).toBe('invitationUnknown');
    await database.collection('settings').doc('union').update({ stamp: command.remove() });
    const invite = { name: '赵敏', title: '干事', role: 'leader', desk: 'office' } as const;
    expect(codeOf(await product.call(sun, 'staff.invite', invite))).toBe('brokenSettings');
  });
});
