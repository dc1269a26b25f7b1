import { randomUUID } from 'node:crypto';
import type { Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, today, visit, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { honest } from '../../support/papers';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, luo, hu, lin, verifier, checker, head, leader, treasurer, hands } = aidCentre();

/** Handed in so long ago and taken through the hands of the aid centre as far as a state. */
const takenTo = (state: Parameters<typeof take>[3], days: number) =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(days)),
    hands,
    state,
  );

const published = takenTo('published', 11);
const objectedTo = takenTo('published', 11);
const doubted = takenTo('published', 11);
const expired = takenTo('published', 40);
const noticed = takenTo('noticed', 40);
const declined = takenTo('noticed', 40);
const awarded = takenTo('awarded', 45);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function apply(who: Person, part: Record<string, unknown> = {}, submitId = randomUUID()) {
  const proof = [{ fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, who, part), proof };
  return product.call(who, 'case.submit', { kind: 'scholarship', answers }, submitId);
}

async function step(who: Person, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}

describe('an application', () => {
  it('goes from the unit union to the town union to the city, each time to somebody there, with a deadline', async () => {
    const { caseId } = granted(await apply(wang, { unitUnion: 'unit:shoes' }));
    expect(await readCaseOf(caseId)).toMatchObject({ desk: 'unit:shoes', officer: { name: '胡志强' } });
    granted(await step(hu, caseId, 'verify', visit));
    expect(await readCaseOf(caseId)).toMatchObject({
      status: 'verified',
      desk: 'town:xianghu',
      officer: { name: '林海燕' },
      deadline: { clock: 'review' },
    });
    granted(await step(lin, caseId, 'review', { opinion: '同意上报。' }));
    expect(await readCaseOf(caseId)).toMatchObject({ status: 'reviewed', desk: 'aid', deadline: { clock: 'check' } });
    granted(await step(checker, caseId, 'check', { category: 'relative', stage: 'university', opinion: '同意资助。' }));
    const { grant } = await readCaseOf(caseId);
    expect(grant).toMatchObject({ amountFen: 400_000, label: '相对困难 · 高校', paidOn: null });
  });

  it('without a union at the unit is verified by the town, and reviewed there in one step', async () => {
    const { caseId } = granted(await apply(wang));
    expect(await readCaseOf(caseId)).toMatchObject({ desk: 'town:xianghu', officer: { name: '林海燕' } });
    expect(codeOf(await step(lin, caseId, 'verify', visit))).toBe('wrongState');
    granted(await step(lin, caseId, 'verifyHere', visit));
    expect(await readCaseOf(caseId)).toMatchObject({ status: 'reviewed', desk: 'aid' });
  });

  it('where the town has nobody goes to the city, and there to another colleague for the check', async () => {
    const { caseId } = granted(await apply(wang, { area: 'town:baying' }));
    const { desk, officer } = await readCaseOf(caseId);
    expect(desk).toBe('aid');
    const first = officer?.id === checker._id ? checker : verifier;
    const second = first === checker ? verifier : checker;
    granted(await step(first, caseId, 'verifyHere', visit));
    expect((await readCaseOf(caseId)).officer?.id).toBe(second._id);
    const check = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    expect(codeOf(await step(first, caseId, 'check', check))).toBe('fourEyes');
    granted(await step(second, caseId, 'check', check));
  });

  it('that was withdrawn may be handed in again', async () => {
    const identity = freshIdentity();
    const { caseId } = granted(await apply(wang, { identity }));
    granted(await step(wang, caseId, 'withdraw'));
    expect(codeOf(await apply(wang, { identity }))).toBe('accepted');
  });

  it('says at the field what is wrong with a number, a card of the family, a consent', async () => {
    const family = [{ name: '本人', relation: 'self', health: 'good', monthlyFen: -5 }];
    const reply = await apply(wang, {
      identity: '360799200801010018',
      cardNumber: '4444444444444444',
      mayPay: false,
      family,
    });
    expect(reply).toMatchObject({
      refusal: {
        fields: {
          identity: expect.stringContaining('身份证号码不对'),
          cardNumber: expect.stringContaining('银行卡号不对'),
          mayPay: expect.stringContaining('同意'),
          family: '第 1 张还要改一下。',
          'family.0.monthlyFen': '金额不能小于 0。',
        },
      },
    });
  });
});

describe('identity and card numbers', () => {
  it('lie sealed in the store, and in no reply and no entry', async () => {
    const identity = freshIdentity();
    const { caseId } = granted(await apply(wang, { identity }));
    const stored = JSON.stringify(await readCaseOf(caseId));
    const read = JSON.stringify(await product.call(lin, 'case.open', { caseId }));
    for (const text of [stored, read]) {
      expect(text).not.toContain(identity);
      expect(text).not.toContain('6200000000000005');
    }
    expect(read).toContain(`${identity.slice(0, 4)}**********${identity.slice(-4)}`);
  });

  it('are shown to whoever needs them at that station, and the look is noted', async () => {
    const reveal = (who: Person, field: string) => product.call(who, 'case.reveal', { caseId: awarded._id, field });
    expect(granted(await reveal(treasurer, 'cardNumber')).value).toBe('6200000000000005');
    expect(codeOf(await reveal(head, 'cardNumber'))).toBe('forbidden');
    expect(codeOf(await reveal(lin, 'cardNumber'))).toBe('notFound');
    expect(codeOf(await reveal(treasurer, 'hardship'))).toBe('forbidden');
    const { reveals } = await readCaseOf(awarded._id);
    expect(reveals).toMatchObject([{ by: treasurer._id, field: 'cardNumber' }]);
  });
});

describe('the published list', () => {
  it('says of a student no more than the rules allow, to anybody', async () => {
    const { rows } = granted(await product.call('a stranger', 'notice.list', {}));
    const row = rows.find(({ id }) => id === published._id);
    expect(row).toMatchObject({
      name: '王*明',
      unit: '红都鞋业有限公司',
      category: '深度困难 · 高校',
      amountFen: 500_000,
    });
    expect(JSON.stringify(rows)).not.toMatch(/王小明|罗桂花|13800000009|\d{15}/);
  });

  it('drops what is over, even before the timer has run', async () => {
    const { rows } = granted(await product.call('a stranger', 'notice.list', {}));
    expect(rows.map(({ id }) => id)).not.toContain(expired._id);
  });

  it('takes an objection from a stranger once, names her to the officers alone, and stops the award', async () => {
    const input = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
    const object = (who: string) =>
      readCaseOf(objectedTo._id).then(({ version }) =>
        product.call(who, 'case.move', { caseId: objectedTo._id, version, action: 'object', input }),
      );
    granted(await object('a neighbour'));
    expect(codeOf(await object('a neighbour'))).toBe('onlyOnce');
    const forOwner = JSON.stringify(await product.call(luo, 'case.open', { caseId: objectedTo._id }));
    expect(forOwner).toContain('公示收到异议');
    expect(forOwner).not.toMatch(/李四光|13911112222|两套商品房/);
    const forOfficer = JSON.stringify(await product.call(checker, 'case.open', { caseId: objectedTo._id }));
    expect(forOfficer).toContain('李四光');
    expect(codeOf(await step(head, objectedTo._id, 'approve'))).toBe('wrongState');
    granted(await step(verifier, objectedTo._id, 'dismiss', { finding: '查不动产和车辆登记，均无记录。' }));
    expect(codeOf(await step(head, objectedTo._id, 'approve'))).toBe('wrongState');
  });

  it('opens nothing to a colleague of another desk who objects', async () => {
    const input = { reason: '这家人有两套商品房，还有一辆货车。', objector: '胡志强', contact: '13900000001' };
    granted(await step(hu, doubted._id, 'object', input));
    expect(codeOf(await product.call(hu, 'case.open', { caseId: doubted._id }))).toBe('notFound');
  });

  it('lets a stranger do nothing else, and nothing to what is not on it', async () => {
    const { version } = await readCaseOf(published._id);
    const move = (caseId: string, action: string) =>
      product.call('a stranger', 'case.move', { caseId, version, action, input: {} });
    expect(codeOf(await move(published._id, 'withdraw'))).toBe('notFound');
    expect(codeOf(await move(awarded._id, 'object'))).toBe('notFound');
    expect(codeOf(await product.call('a stranger', 'case.open', { caseId: published._id }))).toBe('notFound');
  });

  it('ends by the calendar, once however often the timer runs', async () => {
    const runs = await Promise.all([product.runJobs(), product.runJobs()]);
    await product.runJobs();
    expect(runs.map(({ days }) => days).sort()).toEqual([0, 1]);
    const { status, timeline } = await readCaseOf(expired._id);
    expect(status).toBe('noticed');
    expect(timeline.filter(({ action }) => action === 'closeNotice')).toHaveLength(1);
    expect((await readCaseOf(published._id)).status).toBe('published');
  });
});

describe('the decision', () => {
  it('takes two people, neither of whom prepared it, and then the treasurer pays', async () => {
    expect(codeOf(await step(checker, noticed._id, 'approve'))).toBe('forbidden');
    granted(await step(head, noticed._id, 'approve', { opinion: '同意资助。' }));
    expect(codeOf(await step(head, noticed._id, 'confirm'))).toBe('fourEyes');
    granted(await step(leader, noticed._id, 'confirm'));
    expect(await readCaseOf(noticed._id)).toMatchObject({ desk: 'finance', officer: { name: '许惠芳' } });
    const paid = { paidOn: today, voucher: '记-11-007' };
    expect(codeOf(await step(checker, noticed._id, 'pay', paid))).toBe('forbidden');
    granted(await step(treasurer, noticed._id, 'pay', paid));
    expect(await readCaseOf(noticed._id)).toMatchObject({ status: 'paid', open: false, grant: { paidOn: today } });
  });

  it('may be no, with a reason the worker reads, and the place is free again', async () => {
    const taken = async () => granted(await product.call(head, 'season.places', { year })).taken;
    const { caseId } = granted(await apply(wang));
    granted(await step(lin, caseId, 'verifyHere', visit));
    const before = await taken();
    granted(await step(checker, caseId, 'check', { category: 'deep', stage: 'university', opinion: '同意资助。' }));
    expect(await taken()).toBe(before + 1);
    granted(await step(checker, caseId, 'refuse', { reason: '复核发现孩子已有同类资助。' }));
    expect(await taken()).toBe(before);
    granted(await step(head, declined._id, 'decline', { reason: '收入高于标准，建议申请医疗救助。' }));
    const view = granted(await product.call(luo, 'case.open', { caseId: declined._id }));
    expect(JSON.stringify(view.timeline)).toContain('建议申请医疗救助');
    expect(view.notice).toBeNull();
  });

  it('of two heads at the same moment lets one through', async () => {
    const { version } = await readCaseOf(expired._id);
    const move = { caseId: expired._id, version, action: 'approve', input: {} };
    const replies = await Promise.all([head, leader].map((who) => product.call(who, 'case.move', move)));
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'stale']);
  });
});

describe('whoever only oversees', () => {
  it('reads a case without the names of the applicant, the student or the family', async () => {
    const oversees = JSON.stringify(granted(await product.call(leader, 'case.open', { caseId: published._id })));
    const handles = JSON.stringify(granted(await product.call(checker, 'case.open', { caseId: published._id })));
    for (const name of ['罗桂花', '王小明', '李秀珍']) {
      expect(oversees).not.toContain(name);
      expect(handles).toContain(name);
    }
    expect(oversees).toContain('王*明');
  });
});

describe('the treasurer', () => {
  it('reads to whom she pays and nothing of illness, income or family', async () => {
    const view = granted(await product.call(treasurer, 'case.open', { caseId: awarded._id }));
    expect(view.shown.map(({ label }) => label)).toEqual(['学生姓名', '银行卡户名', '开户银行', '银行卡号']);
    expect(JSON.stringify(view)).not.toMatch(/尿毒症|透析|测算|入户/);
    expect([view.papers, view.advice, view.record]).toEqual([[], [], []]);
    expect(view.sealed.map(({ field }) => field)).toEqual(['cardNumber']);
    const reveal = await product.call(treasurer, 'case.reveal', { caseId: awarded._id, field: 'identity' });
    expect(codeOf(reveal)).toBe('forbidden');
  });
});
