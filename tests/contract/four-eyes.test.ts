import { randomUUID } from 'node:crypto';
import { addDays } from '../../core/kernel/day';
import { handleOf, mostPhones, type Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, visit } from '../support/aid-centre';
import { putCase, readCaseOf } from '../support/cases';
import { digest, pay } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const setting = aidCentre();
const { story, luo, lin, verifier, checker, head, leader, treasurer, hands } = setting;
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const second = story.staff('staff-qiu', '邱琳', '13900000031', 'treasurer', 'finance', '出纳');
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const ceng = story.staff('staff-ceng', '曾小玲', '13900000033', 'caseOfficer', 'rights', '干事');

const filed = (days: number) =>
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(days));
const reviewed = take(story, filed(20), hands, 'reviewed');
const awarded = [1, 2].map(() => take(story, filed(45), hands, 'awarded'));

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const handle = ({ _id }: Person) => handleOf(_id, digest);
async function step(who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}

/** A scholarship that this colleague files for somebody without a phone. */
async function filedBy(who: Person): Promise<string> {
  const proof = [{ fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, { ...luo, name: '谢金发', phone: '13800000066' }), proof };
  const input = { kind: 'scholarship', answers, readBack: true } as const;
  return granted(await product.call(who, 'case.assist', input)).caseId;
}

const opinion = { opinion: '情况属实，同意上报。' };
const checked = { category: 'deep', stage: 'university', ...opinion };
const paid = { paidOn: today, voucher: '记-11-007' };

describe('whoever filed for somebody', () => {
  it('neither checks nor decides what she filed', async () => {
    const caseId = await filedBy(checker);
    granted(await step(lin, caseId, 'verifyHere', visit));
    const { officer } = await readCaseOf(caseId);
    expect(officer?.id).not.toBe(checker._id);
    expect(codeOf(await step(checker, caseId, 'check', checked))).toBe('fourEyes');
    expect(codeOf(await step(checker, caseId, 'take'))).toBe('fourEyes');
    expect(await step(leader, caseId, 'transfer', { to: handle(checker), reason: '由肖丽审核。' })).toMatchObject({
      refusal: { code: 'invalidInput' },
    });
    const byHead = await filedBy(head);
    await putCase(byHead, { status: 'noticed', desk: 'aid', officer: { id: checker._id, name: checker.name } });
    expect(codeOf(await step(head, byHead, 'approve'))).toBe('fourEyes');
    expect(granted(await product.call(head, 'case.open', { caseId: byHead })).barred).toContain('approve');
  });

  it('does not pay it, and gets nothing to pay that she filed', async () => {
    const caseId = await filedBy(treasurer);
    await putCase(caseId, { status: 'approved', desk: 'aid', officer: { id: checker._id, name: checker.name } });
    granted(await step(leader, caseId, 'confirm'));
    expect((await readCaseOf(caseId)).officer?.id).toBe(second._id);
    expect(codeOf(await step(treasurer, caseId, 'pay', paid))).toBe('fourEyes');
  });
});

describe('the payer', () => {
  it('took no earlier step of the case, of whatever kind; her own of paying do not count', async () => {
    const [first] = awarded;
    if (!first) throw new Error('nothing was awarded');
    const one = await readCaseOf(first._id);
    const wasAsked = one.timeline.map((entry) =>
      entry.action === 'publish' ? { ...entry, by: { ...entry.by, id: treasurer._id } } : entry,
    );
    await putCase(first._id, { timeline: wasAsked, officer: { id: treasurer._id, name: treasurer.name } });
    expect(codeOf(await step(treasurer, first._id, 'pay', paid))).toBe('fourEyes');
    await putCase(first._id, { timeline: one.timeline });
    granted(await step(treasurer, first._id, 'pay', paid));
    granted(await step(treasurer, first._id, 'bounce', { reason: '户名与卡号不符。' }));
    granted(await step(treasurer, first._id, 'sameCard', { reason: '已电话和本人核对，还是这张卡。' }));
    granted(await step(treasurer, first._id, 'pay', paid));
  });
});

describe('what is to be paid', () => {
  it('stays with those who pay, and nothing else comes to them', async () => {
    const [, waiting] = awarded;
    const reason = '按部门安排调整经办人。';
    for (const [caseId, to] of [
      [waiting?._id ?? '', verifier],
      [reviewed._id, treasurer],
    ] as const) {
      expect(await step(leader, caseId, 'transfer', { to: handle(to), reason })).toMatchObject({
        refusal: { fields: { to: '这位同事不能经办这件事，请另选一位。' } },
      });
    }
    granted(await step(leader, waiting?._id ?? '', 'transfer', { to: handle(second), reason }));
  });
});

describe('a caseload that is handed over', () => {
  it('goes to the successor only as far as she may have it; what went where is said', async () => {
    const caseId = await filedBy(checker);
    granted(await step(lin, caseId, 'verifyHere', visit));
    const [, waiting] = awarded;
    if (!waiting) throw new Error('nothing was awarded');
    for (const id of [caseId, reviewed._id, waiting._id])
      await putCase(id, { officer: { id: second._id, name: second.name } });
    const reply = await product.call(sun, 'staff.leave', { handle: handle(second), successor: handle(checker) });
    const { moved, left, elsewhere } = granted(reply);
    expect([moved >= 3, left]).toEqual([true, 0]);
    expect((await readCaseOf(reviewed._id)).officer?.id).toBe(checker._id);
    // What she filed goes to a colleague of the desk, what is to be paid stays where it is paid.
    expect(await readCaseOf(caseId)).toMatchObject({ desk: 'aid', officer: { id: verifier._id } });
    expect(await readCaseOf(waiting._id)).toMatchObject({ desk: 'finance', officer: { id: treasurer._id } });
    const { number } = waiting;
    expect(elsewhere).toContainEqual({ number, title: '金秋助学', desk: '市总财务部', officer: '许惠芳' });
    expect(elsewhere.map((one) => one.number)).not.toContain(reviewed.number);
    expect(JSON.stringify(elsewhere)).not.toMatch(/罗桂花|谢金发/);
  });

  it('lies at its desk where nobody else may have it, and never becomes the applicant’s own', async () => {
    const answers = { ...pay, category: 'injury', name: '曾小玲', phone: ceng.phone };
    const { caseId } = granted(await product.call(ceng, 'case.submit', { kind: 'appeal', answers }));
    expect((await readCaseOf(caseId)).officer?.id).toBe(li._id);
    const input = { handle: handle(li), successor: handle(ceng) };
    const { elsewhere } = granted(await product.call(sun, 'staff.leave', input));
    const { desk, officer, number, timeline } = await readCaseOf(caseId);
    expect([desk, officer, timeline.at(-1)?.said]).toEqual(['rights', null, '经办人离岗，另行安排经办人']);
    expect(elsewhere).toContainEqual({ number, title: '求助维权', desk: '市总权益保障部', officer: null });
  });
});

describe('an administrator who hands on a caseload with her own case in it', () => {
  it('does not choose who has it: it goes to whose turn it is at its desk, and the answer says so', async () => {
    const submitted = async (who: Person) => {
      const answers = { ...pay, category: 'injury', name: who.name, phone: who.phone };
      return granted(await product.call(who, 'case.submit', { kind: 'appeal', answers })).caseId;
    };
    const [hers, another] = [await submitted(sun), await submitted(luo)];
    for (const who of ['chosen', 'next']) {
      const post = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'rights' } as const;
      const { code } = granted(await product.call(sun, 'staff.invite', post));
      granted(await product.call(who, 'staff.join', { code }));
    }
    await putCase(another, { desk: 'rights', officer: { id: 'chosen', name: '赵敏' } });
    await putCase(hers, { desk: 'rights', officer: { id: ceng._id, name: ceng.name } });
    const input = { handle: handle(ceng), successor: handleOf('chosen', digest) };
    const { elsewhere } = granted(await product.call(sun, 'staff.leave', input));
    const { number, officer } = await readCaseOf(hers);
    expect(officer?.id).toBe('next');
    expect(elsewhere).toContainEqual({ number, title: '求助维权', desk: '市总权益保障部', officer: '赵敏' });
  });
});

describe('the applicant', () => {
  const spoken = { ...pay, category: 'women', name: '魏红', phone: '13900000044' };

  /** The case of 魏红, whom a colleague helped in, in the hands of a newcomer at the women's desk. */
  async function helpedIn(name: string, phones: readonly string[]) {
    const { caseId } = granted(
      await product.call(lin, 'case.assist', { kind: 'appeal', answers: spoken, readBack: true }),
    );
    const post = { name, title: '干事', role: 'caseOfficer', desk: 'women' } as const;
    const { code } = granted(await product.call(sun, 'staff.invite', post));
    const her: Person = { _id: `openid-${randomUUID()}`, name, phone: '' };
    granted(await product.call(her, 'staff.join', { code }));
    for (const phone of phones) granted(await product.call(her, 'profile.save', { name, phone }));
    await putCase(caseId, { desk: 'women', officer: { id: her._id, name } });
    return { caseId, her };
  }
  const giveTo = (who: Person) => ({ to: handleOf(who._id, digest), reason: '由女职工部办理。' });

  it('who was helped in is known by every number she ever gave, and is never staff to her own case', async () => {
    for (const phones of [[spoken.phone], [spoken.phone, '13900000045', '13900000046']]) {
      const { caseId, her } = await helpedIn(spoken.name, phones);
      expect(codeOf(await step(her, caseId, 'accept'))).toBe('notFound');
      expect(codeOf(await product.call(her, 'case.open', { caseId }))).toBe('notFound');
      const other = await helpedIn('韦小红', phones);
      expect(codeOf(await step(other.her, other.caseId, 'accept'))).toBe('sameName');
      expect(
        JSON.stringify(granted(await product.call(other.her, 'case.open', { caseId: other.caseId }))),
      ).not.toContain(spoken.name);
      expect(await step(leader, caseId, 'transfer', giveTo(her))).toMatchObject({ refusal: { code: 'invalidInput' } });
    }
  });

  it('gives so many numbers as anybody has, and none of them is forgotten for another', async () => {
    const numbers = Array.from({ length: mostPhones }, (_, n) => `1380000${1000 + n}`);
    const { caseId, her } = await helpedIn('韦小红', [spoken.phone, ...numbers.slice(1)]);
    const another = { name: '韦小红', phone: '13711110000' };
    expect(await product.call(her, 'profile.save', another)).toMatchObject({
      refusal: { code: 'invalidInput', fields: { phone: expect.stringContaining('不能再改') } },
    });
    granted(await product.call(her, 'profile.save', { ...another, phone: numbers[3] ?? '' }));
    expect(codeOf(await step(her, caseId, 'accept'))).toBe('sameName');
  });

  it('may be whoever has her name: another colleague takes it over, or the head gives it to one', async () => {
    const { caseId, her } = await helpedIn('魏红', ['13900000045']);
    const asked = { refusal: { code: 'sameName', message: expect.stringContaining('申请人和您同名') } };
    for (const action of ['accept', 'transfer'])
      expect(await step(her, caseId, action, giveTo(li))).toMatchObject(asked);
    expect(await step(leader, caseId, 'transfer', giveTo(her))).toMatchObject({ refusal: { code: 'invalidInput' } });
    const { her: mate } = await helpedIn('赵敏', []);
    granted(await step(leader, caseId, 'transfer', giveTo(mate)));
    granted(await step(mate, caseId, 'accept'));
    expect(await step(her, caseId, 'take')).toMatchObject(asked);
    // A name of her own as a worker counts as well.
    granted(await product.call(mate, 'profile.save', { name: '魏 红', phone: '13900000047' }));
    expect(await step(mate, caseId, 'resolve', { outcome: '已经办好，钱已到账了。' })).toMatchObject(asked);
  });

  it('is judged for by nobody: her officer hands in papers or withdraws at her word, and rates nothing', async () => {
    const answers = { ...spoken, category: 'pay', phone: lin.phone };
    const { caseId } = granted(await product.call(lin, 'case.assist', { kind: 'appeal', answers, readBack: true }));
    // The helper left her own number for somebody without a phone: that keeps her from nothing.
    expect((await readCaseOf(caseId)).officer?.id).toBe(lin._id);
    granted(await step(lin, caseId, 'askPapers', { missing: '1. 工资条或转账记录。' }));
    granted(await step(lin, caseId, 'supply', { words: '本人送来了复印件。' }));
    granted(await step(lin, caseId, 'solve', { outcome: '当场讲清了政策，职工满意。' }));
    expect(codeOf(await step(lin, caseId, 'rate', { stars: 5 }))).toBe('forbidden');
    granted(await step(lin, caseId, 'reopen', { reason: '本人来说还没有解决。' }));
    granted(await step(lin, caseId, 'withdraw'));
  });
});

describe('a colleague who is away', () => {
  const until = addDays(today, 3);

  it('is given nothing by name: the cloud says who stands in for her, who can be chosen', async () => {
    granted(await product.call(checker, 'staff.away', { until, deputy: handle(verifier) }));
    const { caseId } = granted(
      await product.call(luo, 'case.submit', {
        kind: 'appeal',
        answers: { ...pay, name: '罗桂花', phone: '13800000009' },
      }),
    );
    const give = (to: Person) => step(lin, caseId, 'transfer', { to: handle(to), reason: '请帮扶中心办理。' });
    const reply = await give(checker);
    expect(reply).toMatchObject({
      refusal: { fields: { to: expect.stringContaining('由 邓丽萍 代理。请改选 邓丽萍') } },
    });
    granted(await give(verifier));
  });

  it('stands in for nobody, nor takes over from anybody', async () => {
    const reply = await product.call(head, 'staff.away', { until, deputy: handle(checker) });
    expect(reply).toMatchObject({ refusal: { fields: { deputy: expect.stringContaining('请改选 邓丽萍') } } });
    granted(await product.call(head, 'staff.away', { until, deputy: handle(verifier) }));
    const leave = await product.call(sun, 'staff.leave', { handle: handle(lin), successor: handle(checker) });
    expect(leave).toMatchObject({ refusal: { fields: { successor: expect.stringContaining('请改选 邓丽萍') } } });
  });
});

describe('papers', () => {
  it('are for those who handle the case; whoever reads it masked is told how many there are, and gets no address', async () => {
    const caseId = reviewed._id;
    for (const who of [luo, verifier, head]) {
      const view = granted(await product.call(who, 'case.open', { caseId }));
      expect([who.name, view.papers.length > 0, view.papersKept]).toEqual([who.name, true, 0]);
    }
    const view = granted(await product.call(leader, 'case.open', { caseId }));
    expect([view.papers, view.papersKept]).toEqual([[], 1]);
    const reply = JSON.stringify(view);
    expect(reply).not.toMatch(/https?:/);
  });
});
