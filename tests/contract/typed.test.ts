import { addDays } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, luo, lin, treasurer, hands } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');

/** Sixteen digits whose last one does not fit the others. */
const oddCard = '6200000000000006';
const awardedTo = (card: string) =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao', cardNumber: card }), daysAgo(45)),
    hands,
    'awarded',
  );
const odd = awardedTo(oddCard);
const usual = awardedTo('6200000000000005');
// A name as it was stored before names were cleaned.
const old = story.submit({ ...wang, _id: 'worker-old' }, 'appeal', { ...pay, category: 'injury' }, daysAgo(2));
story.cases.splice(story.cases.indexOf(old), 1, { ...old, owner: { ...old.owner, name: '李　勇' } });

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function apply(who: Person, part: Record<string, unknown> = {}, sure?: Record<string, string>) {
  const proof = [{ fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, who, part), proof };
  return product.call(who, 'case.submit', { kind: 'scholarship', answers, ...(sure && { sure }) });
}

const appealWith = (part: Record<string, unknown>) =>
  product.call(wang, 'case.submit', {
    kind: 'appeal',
    answers: { ...pay, name: '王建国', phone: '13800000001', ...part },
  });

const fieldsOf = (reply: Awaited<ReturnType<typeof appealWith>>) =>
  reply.ok ? [] : Object.keys(reply.refusal.fields ?? {});

describe('a card number that fails its check', () => {
  it('is asked about once, accepted when it was confirmed, and marked', async () => {
    const asked = await apply(wang, { cardNumber: oddCard });
    expect(codeOf(asked)).toBe('doubtful');
    const sure = asked.ok ? {} : (asked.refusal.fields ?? {});
    expect(Object.keys(sure)).toEqual(['cardNumber']);
    const { caseId } = granted(await apply(wang, { cardNumber: oddCard }, sure));
    const { shown } = await readCaseOf(caseId);
    expect(shown.find(({ label }) => label === '银行卡号')).toMatchObject({
      value: '尾号 0006',
      doubt: sure.cardNumber,
    });
    expect(JSON.stringify(shown)).not.toContain(oddCard);
  });

  it('is seen by whoever pays, on the list, on the sheet and in the case; a usual one is not marked', async () => {
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    const sheet = granted(await product.call(treasurer, 'payment.sheet', {}));
    for (const list of [rows, sheet.rows]) {
      expect(list.find(({ id }) => id === odd._id)?.notes).toEqual([expect.stringContaining('看起来不对')]);
      expect(list.find(({ id }) => id === usual._id)?.notes).toEqual([]);
    }
    const { shown } = granted(await product.call(treasurer, 'case.open', { caseId: odd._id }));
    expect(shown.find(({ label }) => label === '银行卡号')?.doubt).toContain('看起来不对');
  });

  it('that cannot be one is refused, whatever was confirmed', async () => {
    const reply = await apply(wang, { cardNumber: '0000000000000000' }, { cardNumber: 'x' });
    expect(codeOf(reply)).toBe('invalidInput');
    expect(fieldsOf(reply)).toEqual(['cardNumber']);
  });
});

describe('a whole number in a free answer', () => {
  const hidden = '换成 6228 4812 3456 7890 128 这张卡，请打到这里。';

  it('is refused where it has a sealed question of its own, and asked about once elsewhere, in a form and in a step', async () => {
    const refused = await apply(wang, { hardship: `家里困难，${hidden}` }, { hardship: 'x' });
    expect(refused).toMatchObject({
      refusal: { code: 'invalidInput', fields: { hardship: expect.stringContaining('专门的地方') } },
    });
    const asked = await appealWith({ story: hidden });
    expect([codeOf(asked), fieldsOf(asked)]).toEqual(['doubtful', ['story']]);
    const { caseId } = granted(await appealWith({ category: 'injury', story: '在工地上摔了，打 13800000001 找我。' }));
    const { version } = await readCaseOf(caseId);
    const move = { caseId, version, action: 'refuse', input: { reason: hidden, whereToGo: '市劳动监察大队' } };
    expect(fieldsOf(await product.call(li, 'case.move', move))).toContain('reason');
    expect(JSON.stringify(await readCaseOf(caseId))).not.toContain('7890');
  });
});

describe('what is not on the union’s lists', () => {
  it('is refused at every door, whatever the phone offered', async () => {
    expect(fieldsOf(await appealWith({ area: 'town:nowhere' }))).toEqual(['area']);
    expect(fieldsOf(await appealWith({ area: 'rights' }))).toEqual(['area']);
    expect(fieldsOf(await apply(wang, { unitUnion: 'town:xianghu' }))).toEqual(['unitUnion']);
    const assisted = { kind: 'appeal', answers: { ...pay, area: 'town:nowhere', name: '甲乙', phone: '13800000009' } };
    expect(await product.call(lin, 'case.assist', { ...assisted, readBack: true })).toMatchObject({
      refusal: { fields: { area: '列表里没有这一项，请重新选择。' } },
    });
    const profile = { name: '王建国', phone: '13800000001', area: 'town:nowhere' };
    expect(await product.call(wang, 'profile.save', profile)).toMatchObject({
      refusal: { fields: { area: expect.any(String) } },
    });
    const post = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'town:nowhere' } as const;
    expect(await product.call(sun, 'staff.invite', post)).toMatchObject({
      refusal: { fields: { desk: expect.any(String) } },
    });
  });
});

describe('a day', () => {
  it('out of its bounds is refused by the cloud, in a form and in a step', async () => {
    expect(fieldsOf(await appealWith({ happenedOn: addDays(today, 1) }))).toEqual(['happenedOn']);
    expect(fieldsOf(await appealWith({ limitOn: '1970-01-01' }))).toEqual(['limitOn']);
    const { caseId } = granted(await appealWith({ category: 'injury', happenedOn: today }));
    const step = async (action: string, input: Record<string, unknown>) => {
      const { version } = await readCaseOf(caseId);
      return product.call(li, 'case.move', { caseId, version, action, input });
    };
    granted(await step('accept', {}));
    const letter = { authority: '市劳动监察大队', letter: '2026-1' };
    expect(fieldsOf(await step('refer', { ...letter, sentOn: addDays(today, -1) }))).toEqual(['sentOn']);
    granted(await step('refer', { ...letter, sentOn: today }));
    expect(granted(await product.call(li, 'case.open', { caseId })).days).toEqual({ sentOn: today });
    const answer = { answer: '已责令限期支付。' };
    expect(fieldsOf(await step('answered', { ...answer, answeredOn: addDays(today, -1) }))).toEqual(['answeredOn']);
    granted(await step('answered', { ...answer, answeredOn: today }));
    const terms = { agreedFen: 100_000, terms: '一次付清，签了协议。' };
    expect(fieldsOf(await step('settle', { ...terms, payOn: addDays(today, -1) }))).toEqual(['payOn']);
    granted(await step('settle', { ...terms, payOn: today }));
    // Nothing in hand is an answer.
    granted(await step('resolve', { outcome: '协议已签，钱还没有拿到，继续督促。', receivedFen: 0 }));
    expect((await readCaseOf(caseId)).outcome).toMatchObject({ agreedFen: 100_000, receivedFen: 0 });
  });
});

describe('a household', () => {
  it('may have no income at all', async () => {
    const family = [
      { name: '罗桂花', relation: 'self', health: 'serious', monthlyFen: 0 },
      { name: '王小明', relation: 'child', health: 'good', monthlyFen: 0 },
    ];
    const { caseId } = granted(await apply(luo, { family, otherYearFen: 0, medicalYearFen: 0 }));
    const { answers } = await readCaseOf(caseId);
    expect(answers).toMatchObject({
      family: [{ monthlyFen: 0 }, { monthlyFen: 0 }],
      otherYearFen: 0,
      medicalYearFen: 0,
    });
  });
});

describe('a name', () => {
  const numbers = async (text: string) =>
    granted(await product.call(li, 'case.search', { text, desk: 'rights' })).rows.map(({ number }) => number);

  it('is stored clean, and found however it is typed', async () => {
    const typed = {
      category: 'injury',
      name: '阿卜杜拉•买\u200b买提',
      phone: '+86 139-1234-5678',
      employer: 'e\u0301木器厂',
    };
    const { caseId, number } = granted(await appealWith(typed));
    const { owner, answers } = await readCaseOf(caseId);
    expect(owner).toMatchObject({ name: '阿卜杜拉·买买提', phone: '13912345678' });
    expect(answers.employer).toBe('é木器厂');
    for (const text of [
      '阿卜杜拉·买买提',
      '阿卜杜拉・买买提',
      ' 阿卜杜拉.买买提',
      '0086 139 1234 5678',
      `编号：${number}`,
    ]) {
      expect([text, await numbers(text)]).toEqual([text, [number]]);
    }
  });

  it('of before names were cleaned is found as it was typed then', async () => {
    expect(await numbers('李　勇')).toEqual([old.number]);
  });

  it('of which nothing can be seen is refused', async () => {
    for (const name of ['\u200b', '\u202e', '\u0000', '·'])
      expect(fieldsOf(await appealWith({ name }))).toEqual(['name']);
  });
});
