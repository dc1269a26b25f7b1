import { randomUUID } from 'node:crypto';
import { rightsRules } from '../../../core/domains/rights/rules';
import { addDays } from '../../../core/kernel/day';
import type { Person } from '../../../core/union/people';
import { undecided, usualOf } from '../../../core/union/rules';
import { settingsMark } from '../../../core/union/union';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { pay, vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, wang, luo, lin, checker, head, leader, treasurer, hands } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const handIn = () => story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(20));
const reviewed = take(story, handIn(), hands, 'reviewed');
const fresh = handIn();
const noticed = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(40)),
  hands,
  'noticed',
);
const changed = { of: 'rights', numbers: { ...usualOf(rightsRules), acceptDays: 4 }, corrects: undecided };

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

async function settings() {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  return database.collection('settings').doc('union');
}

/** What somebody with the console of the store could do: a line below which everybody is in difficulty. */
async function forge(): Promise<void> {
  const { command } = await import('../../../cloudfunctions/shared/store/database');
  await (await settings()).update({ rules: command.set(story.union.rules.map((each) => ({ ...each, ...line }))) });
}
const line = { subsistenceYuan: 9000 };

async function isStamped(): Promise<boolean> {
  const { data } = await (await settings()).get();
  return settingsMark.isAsStored(data[0], { stamper: vault, allStamped: true });
}

async function move(who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}

async function alarms(settled = false) {
  const { rows } = granted(await product.call(auditor, 'alarm.list', { settled }));
  return rows.filter(({ kind }) => kind === 'brokenSettings');
}

const decide = { amountYuan: 1, opinion: '同意资助。' };
const attested = (id: string, submitId: string = randomUUID()) =>
  product.call(auditor, 'settings.attest', { id, note: '与会议纪要核对，金额无误。' }, submitId);

describe('settings that somebody changed in the store', () => {
  it('decide and spend nothing: whatever staff do by them is refused, with who must look', async () => {
    await forge();
    const check = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    expect(await move(checker, reviewed._id, 'check', check)).toMatchObject({
      refusal: { code: 'brokenSettings', message: expect.stringContaining('经审人员') },
    });
    expect(codeOf(await move(head, noticed._id, 'approve', decide))).toBe('brokenSettings');
    expect(codeOf(await product.call(treasurer, 'payment.sheet', {}))).toBe('brokenSettings');
    expect(codeOf(await product.call(head, 'season.publish', { year, cases: [{ id: noticed._id, version: 1 }] }))).toBe(
      'brokenSettings',
    );
    expect(codeOf(await product.call(sun, 'rules.change', { ...changed, from: '2099-01-01' }))).toBe('brokenSettings');
    const invite = { name: '赵敏', title: '干事', role: 'leader', desk: 'office' } as const;
    expect(codeOf(await product.call(sun, 'staff.invite', invite))).toBe('brokenSettings');
    expect((await readCaseOf(reviewed._id)).version).toBe(reviewed.version);
  });

  it('keep no worker from what is hers, nobody from reading, and nobody from what goes on beside money', async () => {
    await forge();
    const answers = { ...pay, name: wang.name, phone: wang.phone };
    const { caseId } = granted(await product.call(wang, 'case.submit', { kind: 'appeal', answers }));
    granted(await product.call(wang, 'case.open', { caseId }));
    granted(await product.call(lin, 'case.open', { caseId }));
    granted(await move(lin, caseId, 'accept'));
    granted(await move(lin, caseId, 'askPapers', { missing: '劳动合同或工资条。' }));
    granted(await move(wang, caseId, 'withdraw', { reason: '已经解决了。' }));
    expect(codeOf(await move(lin, fresh._id, 'sendBack', { missing: '录取通知书的照片。' }))).not.toBe(
      'brokenSettings',
    );
    granted(await product.call(treasurer, 'payment.list', {}));
  });

  it('are said to staff before anything is filled in, and to no worker', async () => {
    expect(granted(await product.call(head, 'home.open', {})).isSettled).toBe(true);
    await forge();
    expect(granted(await product.call(head, 'home.open', {})).isSettled).toBe(false);
    expect(granted(await product.call(wang, 'home.open', {})).isSettled).toBe(true);
  });

  it('are let hold by an auditor who is invited meanwhile, whatever the list of desks says of hers', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    const desks = story.union.desks.map((desk) => (desk.id === 'audit' ? { ...desk, level: 'unit' } : desk));
    await (await settings()).update({ desks: command.set(desks) });
    const invite = { name: '赵敏', title: '委员', role: 'auditor', desk: 'audit' } as const;
    const { code } = granted(await product.call(sun, 'staff.invite', invite));
    granted(await product.call('zhao', 'staff.join', { code }));
    const [alarm] = granted(await product.call('zhao', 'alarm.list', { settled: false })).rows;
    expect(codeOf(await move({ ...wang, _id: 'zhao' }, noticed._id, 'approve', decide))).toBe('brokenSettings');
    granted(await product.call('zhao', 'settings.attest', { id: alarm?.id ?? '', note: '与会议纪要核对，无误。' }));
    expect(codeOf(await move({ ...wang, _id: 'zhao' }, noticed._id, 'approve', decide))).toBe('forbidden');
    granted(await product.call(treasurer, 'payment.sheet', {}));
  });

  it('that an auditor has written of wait on, and end with all her words in order', async () => {
    await forge();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    const looking = { id, note: '已请管理员查记录。' };
    expect(granted(await product.call(auditor, 'alarm.settle', looking))).toMatchObject({ open: true, stands: true });
    expect([await alarms(), await alarms(true)]).toMatchObject([[{ id, stands: true }], []]);
    granted(await attested(id));
    expect([await alarms(), await alarms(true)]).toMatchObject([
      [],
      [{ id, stands: false, findings: [{ note: looking.note }, { note: '与会议纪要核对，金额无误。', mended: true }] }],
    ]);
  });

  it('that are found wrong wait on until they are put right, and end by themselves then', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    const { data } = await (await settings()).get();
    await forge();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    const wrong = { id, note: '会议纪要上是 5,000 元。', wrong: true };
    granted(await product.call(auditor, 'alarm.settle', wrong));
    expect(await alarms()).toMatchObject([{ id, stands: true, findings: [{ wrong: true }] }]);
    await (await settings()).update({ rules: command.set(data[0].rules) });
    expect([await alarms(), await alarms(true)]).toMatchObject([[], [{ id, fits: true, stands: false }]]);
  });

  it('that were put right before an auditor saw it stay before her until she writes of it', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    const { data } = await (await settings()).get();
    await forge();
    await product.call(wang, 'home.open', {});
    await (await settings()).update({ rules: command.set(data[0].rules) });
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ stands: false, open: true });
    granted(await product.call(auditor, 'alarm.settle', { id: alarm?.id ?? '', note: '已查明。' }));
    expect(await alarms()).toEqual([]);
  });

  it('are put before the auditors once a state, and hold again as an auditor lets them, with her words', async () => {
    await forge();
    await Promise.all([wang, luo, lin, head].map((who) => product.call(who, 'home.open', {})));
    const [alarm, ...more] = await alarms();
    expect([more, alarm]).toEqual([[], expect.objectContaining({ about: expect.stringContaining('工会的设置') })]);
    const id = alarm?.id ?? '';
    expect(codeOf(await product.call(sun, 'settings.attest', { id, note: '已逐项核对，没有问题。' }))).toBe(
      'forbidden',
    );
    const submitId = randomUUID();
    const first = granted(await attested(id, submitId));
    expect(first).toMatchObject({ open: false, findings: [{ by: '郭长青', mended: true }] });
    expect(granted(await attested(id, submitId))).toEqual(first);
    expect(codeOf(await attested(id))).toBe('wrongState');
    expect(await isStamped()).toBe(true);
    expect([await alarms(), await alarms(true)]).toMatchObject([[], [{ id, stands: false }]]);
    granted(await product.call(treasurer, 'payment.sheet', {}));
  });

  it('are let hold only as they were when she looked at them', async () => {
    await forge();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    await (await settings()).update({ hotline: '10086' });
    expect(codeOf(await attested(id))).toBe('stale');
    expect(await isStamped()).toBe(false);
    expect(await alarms()).toHaveLength(2);
  });

  it('are let hold by nobody whose own post was changed', async () => {
    await forge();
    await product.call(wang, 'home.open', {});
    const id = (await alarms())[0]?.id ?? '';
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    await database.collection('people').doc(sun._id).update({ 'staff.role': 'auditor' });
    expect(codeOf(await product.call(sun, 'settings.attest', { id, note: '已逐项核对，没有问题。' }))).toBe(
      'brokenPost',
    );
  });

  it.each<[string, Record<string, unknown>]>([
    ['a telephone number', { hotline: '10086' }],
    ['the version', { version: 7 }],
    ['a field that nobody knows', { surprise: 1 }],
    ['the stamp', { stamp: 'v1.0' }],
  ])('are found whatever it was: %s', async (_what, fields) => {
    await (await settings()).update(fields);
    expect(codeOf(await product.call(treasurer, 'payment.sheet', {}))).toBe('brokenSettings');
  });

  it('are found too where their stamp was taken away', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    await (await settings()).update({ stamp: command.remove() });
    expect(codeOf(await product.call(treasurer, 'payment.sheet', {}))).toBe('brokenSettings');
  });
});

describe('settings that cannot be read any more', () => {
  it('stop everybody in words, and are put before the auditors all the same', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    await (await settings()).update({ rules: command.set([]) });
    for (const who of [wang, lin, sun])
      expect(await product.call(who, 'home.open', {})).toMatchObject({
        refusal: { code: 'unreadSettings', message: expect.stringContaining('读不出来') },
      });
    await (await settings()).update({ rules: command.set([...story.union.rules]) });
    expect(await alarms()).toHaveLength(1);
    granted(await product.call(wang, 'home.open', {}));
  });
});

describe('what changes the settings by the rules', () => {
  it('leaves a stamp that fits', async () => {
    granted(await product.call(sun, 'rules.change', { ...changed, from: addDays(today, 2) }));
    expect(await isStamped()).toBe(true);
    granted(await product.call(leader, 'home.open', {}));
    expect(await alarms()).toEqual([]);
  });
});

describe('an invitation', () => {
  async function invitations() {
    const { database } = await import('../../../cloudfunctions/shared/store/database');
    return database.collection('invitations');
  }
  const invite = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'rights' } as const;
  const heard = async () =>
    granted(await product.call(auditor, 'alarm.list', { settled: false })).rows.filter(
      ({ kind }) => kind === 'brokenInvitation',
    );

  it('that was changed in the store, or put there, is none; the auditors are told', async () => {
    const { code } = granted(await product.call(sun, 'staff.invite', invite));
    const [stored] = (await (await invitations()).where({}).get()).data;
    await (await invitations()).doc(stored._id).update({ 'staff.role': 'leader' });
    expect(codeOf(await product.call('zhao', 'staff.join', { code }))).toBe('invitationUnknown');
    expect(await heard()).toEqual([expect.objectContaining({ about: expect.stringContaining('赵敏(干事)') })]);
    const { createHash } = await import('node:crypto');
    const _id = createHash('sha256').update('ABCDEFGHJK').digest('hex');
    const { stamp: _none, ...copy } = stored;
    await (await invitations()).add({ ...copy, _id });
    expect(codeOf(await product.call('zhao', 'staff.join', { code: 'ABCDEFGHJK' }))).toBe('invitationUnknown');
    await (await invitations()).doc(_id).update({ stamp: stored.stamp });
    expect(codeOf(await product.call('zhao', 'staff.join', { code: 'ABCDEFGHJK' }))).toBe('invitationUnknown');
  });

  it('that was used is not given to somebody else by taking that back in the store', async () => {
    const { code } = granted(await product.call(sun, 'staff.invite', invite));
    granted(await product.call('zhao', 'staff.join', { code }));
    const [stored] = (await (await invitations()).where({}).get()).data;
    await (await invitations()).doc(stored._id).update({ usedBy: null });
    expect(codeOf(await product.call('second', 'staff.join', { code }))).toBe('invitationUnknown');
  });
});
