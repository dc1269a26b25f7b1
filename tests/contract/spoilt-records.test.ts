import { rightsRules } from '../../core/domains/rights/rules';
import { addDays } from '../../core/kernel/day';
import { undecided, usualOf } from '../../core/union/rules';
import { aidCentre, freshIdentity, today, year } from '../support/aid-centre';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection, findingsIn } from '../support/store-console';

const { story, head, leader, lin, verifier } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const second = story.staff('staff-wan', '万小平', '13900000077', 'approver', 'aid', '副主任');

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents(), files: story.files });
});
afterEach(() => product.stop());

const findings = () => findingsIn(product.cloud.dataDir);
const invite = { name: '赵敏', title: '干事', role: 'leader', desk: 'office' } as const;

describe('an opening without its history', () => {
  beforeEach(async () => {
    const { command } = await import('../../cloudfunctions/shared/store/database');
    const list = { year: Number(year) - 3, source: '花名册', lines: `${freshIdentity()} 1000`, confirmed: true };
    granted(await product.call(head, 'opening.enter', list));
    await (await collection('openings')).where({ source: '花名册' }).update({ history: command.remove() });
  });

  it('is a finding of verify, and takes no other down', async () => {
    await (await collection('people')).doc(lin._id).update({ 'staff.role': 'leader' });
    expect(await findings()).toEqual([
      expect.stringContaining('林海燕 (leader, town:xianghu) is not as'),
      expect.stringMatching(/^openings: [\w:]{12} cannot be read any more/),
      // What it brought cannot be told from it any more.
      expect.stringMatching(/^ledger: [\w:]+ is of no step of a record/),
    ]);
  });

  it('is not taken back, in words, and the auditors are told', async () => {
    const { rosters } = granted(await product.call(second, 'opening.list', {}));
    const input = { roster: rosters[0]?.id ?? '', reason: '金额录错，重新录入。' };
    const reply = await product.call(second, 'opening.takeBack', input);
    expect(reply).toMatchObject({ refusal: { code: 'wrongState', message: expect.stringContaining('与存档不一致') } });
    expect(granted(await product.call(auditor, 'alarm.list', { settled: false })).rows).toMatchObject([
      { kind: 'brokenOpening' },
    ]);
  });
});

describe('an invitation', () => {
  it('that gave two people a post, or one and says that nobody used it, is a finding of verify', async () => {
    const { code } = granted(await product.call(sun, 'staff.invite', invite));
    granted(await product.call('zhao', 'staff.join', { code }));
    expect(await findings()).toEqual([]);
    const { data } = await (await collection('people')).doc('zhao').get();
    const { invitation } = data[0].staff;
    await (await collection('people')).doc(verifier._id).update({ 'staff.invitation': invitation });
    expect(await findings()).toContainEqual(expect.stringMatching(/^invitations: the same one gave .* and .* a post/));
    const { command } = await import('../../cloudfunctions/shared/store/database');
    await (await collection('people')).doc(verifier._id).update({ 'staff.invitation': command.remove() });
    await (await collection('invitations')).doc(invitation).update({ usedBy: null });
    expect(await findings()).toContainEqual('invitations: the one that gave 赵敏 a post says that nobody used it');
  });
});

describe('settings in which somebody changed what no stamp covers', () => {
  it.each(['zz', 7, { a: 1 }, [1]])(
    'changes that are %j stop nobody, and the next change is noted',
    async (changes) => {
      const { command } = await import('../../cloudfunctions/shared/store/database');
      const union = (await collection('settings')).doc('union');
      await union.update({ changes: command.set(changes) });
      granted(await product.call(leader, 'home.open', {}));
      const numbers = usualOf(rightsRules);
      const reply = await product.call(sun, 'rules.change', {
        of: 'rights',
        from: addDays(today, 1),
        numbers,
        corrects: undecided,
      });
      expect(codeOf(reply)).toBe('accepted');
      const { data } = await union.get();
      expect(data[0].changes).toEqual([expect.any(String)]);
    },
  );

  it.each(['zz', 7, {}, { checks: 'x' }, { checks: [] }])(
    'a check of the secret that is %j stops everybody in words',
    async (keys) => {
      const { command } = await import('../../cloudfunctions/shared/store/database');
      await (await collection('settings')).doc('union').update({ keys: command.set(keys) });
      expect(codeOf(await product.call(leader, 'home.open', {}))).toBe('wrongSecret');
    },
  );
});
