import { randomUUID } from 'node:crypto';
import { isPostIntact, type Person, type Post } from '../../../core/union/people';
import { readCaseOf } from '../../support/cases';
import { handle } from '../../support/cast';
import { office, pay, vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, wang, lin, li } = office();
const found = story.submit(wang, 'appeal', pay, '2026-11-02T02:00:00.000Z');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const leader = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席');
const thief = story.worker('worker-thief', '贾仁', '13800000066');
/** Such as the cloud would have given her. */
const leadership: Post = {
  role: 'leader',
  level: 'city',
  desk: 'office',
  title: '副主席',
  name: '贾仁',
  handle: handle(thief),
  since: '2026-01-05T01:00:00.000Z',
};

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

/** What somebody with the console of the store could do. */
async function edit({ _id }: Person, fields: Record<string, unknown>): Promise<void> {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  const { updated } = await database.collection('people').doc(_id).update(fields);
  expect(updated).toBe(1);
}

async function stored({ _id }: Person): Promise<Person> {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('people').doc(_id).get();
  return data[0];
}

const isIntact = async (person: Person) => isPostIntact(await stored(person), { stamper: vault, allStamped: true });
const postOf = async (who: Person) => granted(await product.call(who, 'home.open', {})).me.staff;
const colleagues = async () => granted(await product.call(li, 'staff.colleagues', {})).colleagues;

async function alarms() {
  const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
  return rows.filter(({ kind }) => kind === 'brokenPost');
}

describe('somebody whom an edit of the store made a leader', () => {
  beforeEach(() => edit(thief, { staff: leadership }));

  it('has no post: she may nothing that a worker may not, and is told why', async () => {
    expect(await postOf(thief)).toBeNull();
    expect(codeOf(await product.call(thief, 'case.open', { caseId: found._id }))).toBe('notFound');
    expect(codeOf(await product.call(thief, 'staff.colleagues', {}))).toBe('brokenPost');
    const { version } = await readCaseOf(found._id);
    const input = { to: handle(li), reason: '由我安排。' };
    const move = { caseId: found._id, version, action: 'transfer', input };
    expect(codeOf(await product.call(thief, 'case.move', move))).toBe('notFound');
    granted(
      await product.call(thief, 'case.submit', {
        kind: 'appeal',
        answers: { ...pay, name: '贾仁', phone: '13800000066' },
      }),
    );
  });

  it('is put before the auditors once, with her name, however many meet her; another state is another alarm', async () => {
    await Promise.all([postOf(thief), colleagues(), colleagues()]);
    const about = expect.stringContaining('贾仁(副主席)的任职记录与存档不一致');
    expect(await alarms()).toEqual([expect.objectContaining({ about, caseId: null, findings: [] })]);
    await edit(thief, { 'staff.role': 'administrator' });
    await colleagues();
    expect(await alarms()).toHaveLength(2);
  });

  it('is not told of what is overdue', async () => {
    await product.work('2027-06-01T02:00:00.000Z', ['reminders']);
    const { outgoing } = await readCaseOf(found._id);
    expect(outgoing.map(({ to }) => to)).toContain(leader._id);
    expect(outgoing.map(({ to }) => to)).not.toContain(thief._id);
  });
});

describe('a post that was changed in the store', () => {
  it.each<[string, Record<string, unknown>]>([
    ['the role', { 'staff.role': 'approver' }],
    ['the desk', { 'staff.desk': 'finance' }],
    ['since when', { 'staff.since': '2026-01-01T00:00:00.000Z' }],
    ['its deputy', { 'staff.away': { until: '2030-01-01', deputy: 'x' } }],
    ['its stamp', { stamp: 'v1.0' }],
    ['its stamp, to no text at all', { stamp: 7 }],
    ['what ended before', { ended: [], endedAt: '2020-01-01T00:00:00.000Z' }],
  ])('is none: %s', async (_what, fields) => {
    await edit(li, fields);
    expect(await postOf(li)).toBeNull();
    expect(await alarms()).toHaveLength(1);
  });

  it('is none either where its stamp was taken away', async () => {
    const { command } = await import('../../../cloudfunctions/shared/store/database');
    await edit(li, { stamp: command.remove() });
    expect(await postOf(li)).toBeNull();
  });

  it('is given no case, by the rules, by name or as a deputy', async () => {
    await edit(lin, { 'staff.title': '主席' });
    const answers = { ...pay, name: wang.name, phone: wang.phone };
    const { caseId, version } = granted(await product.call(wang, 'case.submit', { kind: 'appeal', answers }));
    expect((await readCaseOf(caseId)).officer?.id).toBe(li._id);
    const transfer = { caseId, version, action: 'transfer', input: { to: handle(lin), reason: '在她那里。' } };
    expect(codeOf(await product.call(leader, 'case.move', transfer))).toBe('invalidInput');
    expect((await colleagues()).find((each) => each.handle === handle(lin))).toMatchObject({
      takes: false,
      handles: false,
    });
  });

  it('does not count as the administrator who stays', async () => {
    await edit(thief, { staff: { ...leadership, role: 'administrator' } });
    const leave = { handle: handle(sun), successor: handle(li) };
    expect(codeOf(await product.call(sun, 'staff.leave', leave))).toBe('lastAdministrator');
  });

  it('does not stand before the colleague whose handle it copies, and ends before hers', async () => {
    await edit(thief, { staff: { ...leadership, handle: handle(li) } });
    const { version } = await readCaseOf(found._id);
    const transfer = {
      caseId: found._id,
      version,
      action: 'transfer',
      input: { to: handle(li), reason: '由她经办。' },
    };
    granted(await product.call(leader, 'case.move', transfer));
    expect((await readCaseOf(found._id)).officer?.id).toBe(li._id);
    granted(await product.call(sun, 'staff.leave', { handle: handle(li), successor: handle(lin) }));
    expect([(await stored(thief)).staff, await postOf(li)]).toMatchObject([undefined, { role: 'caseOfficer' }]);
  });

  it('is mended by ending it and inviting her anew; what she had under way is handed over', async () => {
    await edit(lin, { 'staff.role': 'leader' });
    expect(codeOf(await product.call(lin, 'staff.join', { code: 'ABCDEFGHJK' }))).toBe('invitationUnknown');
    const invite = { name: '林海燕', title: '副主席', role: 'townOfficer', desk: 'town:xianghu' } as const;
    const early = granted(await product.call(sun, 'staff.invite', invite));
    expect(codeOf(await product.call(lin, 'staff.join', { code: early.code }))).toBe('brokenPost');
    const leave = { handle: handle(lin), successor: handle(li) };
    expect(granted(await product.call(sun, 'staff.leave', leave))).toMatchObject({ moved: 1, left: 0 });
    expect((await readCaseOf(found._id)).officer?.id).not.toBe(lin._id);
    const { code } = granted(await product.call(sun, 'staff.invite', invite));
    granted(await product.call(lin, 'staff.join', { code }));
    expect(await postOf(lin)).toMatchObject({ role: 'townOfficer' });
    expect(await isIntact(lin)).toBe(true);
  });
});

describe('what changes a post by the rules', () => {
  it('leaves a stamp that fits, also when several do so at once', async () => {
    const away = { until: '2099-12-31', deputy: handle(sun) };
    const { setAway, personOf } = await import('../../../cloudfunctions/shared/store/people');
    const person = await personOf(li._id);
    if (!person) throw new Error('nobody');
    await Promise.all([...[away, undefined, away].map((each) => setAway(person, each, randomUUID()))]);
    expect(await isIntact(li)).toBe(true);
    await product.call(li, 'profile.save', { name: '李小敏', phone: '13900000003' });
    expect(await isIntact(li)).toBe(true);
    granted(await product.call(li, 'staff.back', {}));
    expect((await stored(li)).staff?.away).toBeUndefined();
    expect(await isIntact(li)).toBe(true);
    const before = await personOf(li._id);
    await edit(li, { 'staff.role': 'leader' });
    // Over what was changed by hand meanwhile nothing is written that would fit.
    if (before) await setAway(before, away, randomUUID());
    expect(await isIntact(li)).toBe(true);
    expect((await stored(li)).staff?.role).toBe('caseOfficer');
  });
});
