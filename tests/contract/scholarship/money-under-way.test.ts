import type { Case } from '../../../core/case/case';
import { addDays, sayDate } from '../../../core/kernel/day';
import { handleOf, type Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../../support/aid-centre';
import { putCase, readCaseOf } from '../../support/cases';
import { digest } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, luo, lin, head, leader, treasurer, hands } = aidCentre();
const cashier = story.staff('staff-qiu', '邱琳', '13900000032', 'treasurer', 'finance', '出纳');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

const ofLuo = (until: 'awarded' | 'paid') =>
  take(
    story,
    story.submit(
      luo,
      'scholarship',
      filledIn(story, luo, { area: 'town:jiubao', cardNumber: '6200000000000005' }),
      daysAgo(45),
    ),
    hands,
    until,
  );
const awarded = Array.from({ length: 10 }, () => ofLuo('awarded'));
const paidOut = Array.from({ length: 6 }, () => ofLuo('paid'));
const walkIn = { _id: '', name: '谢金发', phone: '13800000006' };
const helped = take(
  story,
  story.assist(lin, 'scholarship', filledIn(story, walkIn, { area: 'town:jiubao' }), daysAgo(45)),
  hands,
  'paid',
);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const next = (among: Case[]) => {
  const one = among.shift();
  if (!one) throw new Error('no case is left');
  return one._id;
};
async function step(who: Person, caseId: string, action: string, input: object = {}, sure = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input }, sure });
}
/** Takes a step that is asked about first, and answers what was asked. */
async function asked(who: Person, caseId: string, action: string, input: object = {}) {
  const reply = await step(who, caseId, action, input);
  if (reply.ok || reply.refusal.code !== 'doubtful') throw new Error(`${action} was not asked about`);
  const fields = reply.refusal.fields ?? {};
  granted(await step(who, caseId, action, input, fields));
  return fields;
}
const sheetOf = async (who: Person) => granted(await product.call(who, 'payment.sheet', {}));
const rowOf = async (who: Person, caseId: string, name: 'payment.list' | 'payment.sheet' = 'payment.list') =>
  granted(await product.call(who, name, {})).rows.find(({ id }) => id === caseId);
const reason = '户名与卡号不符，需要换卡。';
const paid = { paidOn: today, voucher: '记-2' };
const first = '6200000000000005';
const another = (cardNumber = '6222021234567890128') => ({
  cardHolder: '王小明',
  bank: '工商银行瑞金支行',
  cardNumber,
});
const day = sayDate(today, today);

describe('a card number that was taken out', () => {
  it('is told by whom and when to the next who reads the list or the sheet, until it is paid', async () => {
    const caseId = next(awarded);
    expect(await rowOf(treasurer, caseId)).toMatchObject({ takenOut: [] });
    expect(await rowOf(treasurer, caseId, 'payment.sheet')).toMatchObject({ takenOut: [] });
    const said = [`许惠芳 ${day}已在发放表里取出过，请先核对是否已经转账`];
    expect(await rowOf(cashier, caseId)).toMatchObject({ takenOut: said, notes: [] });
    expect(await rowOf(cashier, caseId, 'payment.sheet')).toMatchObject({ takenOut: said });
    expect((await rowOf(treasurer, caseId))?.takenOut).toEqual([
      ...said,
      `邱琳 ${day}已在发放表里取出过，请先核对是否已经转账`,
    ]);
    granted(await step(treasurer, caseId, 'pay', paid));
    granted(await step(treasurer, caseId, 'bounce', { reason }));
    granted(await step(treasurer, caseId, 'sameCard', { reason: '银行答复是系统原因退回，卡号没有错。' }));
    expect(await rowOf(cashier, caseId)).toMatchObject({ takenOut: [] });
  });

  it('counts where it was looked at in the case as well', async () => {
    const caseId = next(paidOut);
    granted(await step(treasurer, caseId, 'bounce', { reason }));
    granted(await step(luo, caseId, 'giveCard', another()));
    granted(await product.call(treasurer, 'case.reveal', { caseId, field: 'cardNumber' }));
    expect((await rowOf(cashier, caseId))?.takenOut).toEqual([`许惠芳 ${day}已看过完整卡号，请先核对是否已经转账`]);
  });

  it('is asked about before it is changed, names nobody to the applicant, and is never refused her', async () => {
    const caseId = next(awarded);
    await sheetOf(treasurer);
    const fields = await asked(luo, caseId, 'changeCard', another());
    expect(fields).toEqual({ cardNumber: expect.stringMatching(/财务.*已经取出过原来的卡号，钱可能已经打到/) });
    expect(JSON.stringify(fields)).not.toContain('许惠芳');
    // It is said of that moment, not of the number.
    const { shown, timeline } = await readCaseOf(caseId);
    expect(
      [JSON.stringify(timeline.at(-1)?.shown), JSON.stringify(shown)].map((said) => said.includes('取出过')),
    ).toEqual([true, false]);
    expect((await rowOf(cashier, caseId))?.notes).toEqual([]);
    expect((await rowOf(cashier, caseId))?.takenOut).toContain(
      `换卡以前，许惠芳 ${day}已取出过原来的卡号，请先核对是否已经转账`,
    );
    // Another name on the same number is no other card.
    granted(await step(luo, caseId, 'changeCard', { ...another(), bank: '工商银行' }));
  });

  it('is asked about at the payment where it was changed since, which card it went to, and reads so', async () => {
    const [former, now] = [next(awarded), next(awarded)];
    await sheetOf(treasurer);
    for (const caseId of [former, now]) await asked(luo, caseId, 'changeCard', another());
    const which = { refusal: { code: 'doubtful', fields: { paidOn: expect.stringContaining('收款卡换过') } } };
    expect(await step(treasurer, former, 'pay', paid)).toMatchObject(which);
    granted(await step(treasurer, former, 'pay', { ...paid, card: 'former' }));
    const { timeline } = await readCaseOf(former);
    expect(timeline.at(-1)?.shown).toContainEqual({ field: 'card', label: '打到哪张卡', value: '换卡以前的卡' });
    await asked(treasurer, now, 'pay', paid);
    expect((await readCaseOf(now)).timeline.at(-1)?.shown[0]?.doubt).toContain('打到现在这张的');
    // What she was asked about is for colleagues.
    const [hers] = granted(await product.call(luo, 'case.open', { caseId: now })).timeline.slice(-1);
    expect(hers?.shown[0]).toEqual({ field: 'paidOn', label: '哪天打到卡上', value: expect.any(String) });
  });

  it('that was taken out anew after the change, on the same day too, is the one that is paid to', async () => {
    const caseId = next(awarded);
    await sheetOf(treasurer);
    await asked(luo, caseId, 'changeCard', another());
    await sheetOf(treasurer);
    await sheetOf(treasurer);
    expect((await readCaseOf(caseId)).reveals.filter(({ by }) => by === treasurer._id)).toHaveLength(2);
    expect((await rowOf(cashier, caseId))?.takenOut[0]).toBe(`许惠芳 ${day}已在发放表里取出过，请先核对是否已经转账`);
    expect(await step(treasurer, caseId, 'pay', { ...paid, card: 'now' })).toMatchObject({ ok: true });
    const never = next(awarded);
    const reply = await step(treasurer, never, 'pay', { ...paid, card: 'former' });
    expect(reply).toMatchObject({ refusal: { fields: { card: expect.stringContaining('没有人取出过') } } });
  });

  it('is asked about before the award is taken back, by both heads, and before a colleague asks for another card', async () => {
    const caseId = next(awarded);
    await sheetOf(treasurer);
    const why = { reason: '学生已退学，按规定不再资助。' };
    expect(await asked(leader, caseId, 'proposeRevoke', why)).toEqual({
      reason: expect.stringContaining('财务已取出过卡号，钱可能已经转出，请先问财务'),
    });
    const view = granted(await product.call(luo, 'case.open', { caseId }));
    expect(JSON.stringify(view)).not.toContain('已取出过卡号');
    expect(await asked(head, caseId, 'confirmRevoke')).toHaveProperty('opinion');
    const other = next(awarded);
    await sheetOf(treasurer);
    await putCase(other, { officer: { id: cashier._id, name: cashier.name } });
    expect(await asked(cashier, other, 'askCard', { reason })).toHaveProperty('reason');
  });
});

describe('a card from which money came back', () => {
  it('is asked about when it is given once more, and the list says that it is the same', async () => {
    const caseId = next(paidOut);
    granted(await step(treasurer, caseId, 'bounce', { reason }));
    expect(await asked(luo, caseId, 'giveCard', another(first))).toEqual({
      cardNumber: expect.stringContaining('这张卡刚被银行退回，确定还是这张吗？'),
    });
    expect((await rowOf(treasurer, caseId))?.notes).toEqual(['银行退回过，还是退回过的那张']);
    granted(await step(treasurer, caseId, 'askCard', { reason }));
    granted(await step(treasurer, caseId, 'sameCard', { reason: '已电话和本人逐位核对，还是这张卡。' }));
    expect((await rowOf(treasurer, caseId))?.notes).toEqual(['银行退回过，现在是新补的卡']);
  });

  it('is asked about as well where she goes back to it', async () => {
    const caseId = next(paidOut);
    granted(await step(treasurer, caseId, 'bounce', { reason }));
    granted(await step(luo, caseId, 'giveCard', another()));
    expect((await rowOf(treasurer, caseId))?.notes).toEqual(['银行退回过，现在是新补的卡']);
    expect(await asked(luo, caseId, 'changeCard', another(first))).toHaveProperty('cardNumber');
    expect((await rowOf(treasurer, caseId))?.notes).toEqual(['银行退回过，还是退回过的那张']);
  });

  it('is the one to which was paid, not the one that had taken its place', async () => {
    const caseId = next(awarded);
    await sheetOf(treasurer);
    const newer = another('6200000000000013');
    await asked(luo, caseId, 'changeCard', newer);
    granted(await step(treasurer, caseId, 'pay', { ...paid, card: 'former' }));
    granted(await step(treasurer, caseId, 'bounce', { reason }));
    expect(JSON.stringify(await step(luo, caseId, 'giveCard', another(first)))).toContain('刚被银行退回');
    granted(await step(luo, caseId, 'giveCard', newer));
    expect((await rowOf(treasurer, caseId))?.notes).toEqual(['银行退回过，现在是新补的卡']);
  });
});

describe('what is paid when its officer has left', () => {
  it('comes back by the hands of a colleague, who goes on with it; never of one who took part', async () => {
    const [caseId, barred] = [next(paidOut), next(paidOut)];
    const { timeline } = await readCaseOf(barred);
    const byCashier = timeline.map((entry) =>
      entry.action === 'publish' ? { ...entry, by: { ...entry.by, id: cashier._id } } : entry,
    );
    await putCase(barred, { timeline: byCashier });
    expect(codeOf(await step(cashier, barred, 'bounce', { reason }))).toBe('fourEyes');
    for (const who of [head, leader]) expect(codeOf(await step(who, caseId, 'bounce', { reason }))).toBe('forbidden');
    await putCase(helped._id, { toCall: { since: daysAgo(1), about: '已发放' } });
    const leaving = { handle: handleOf(treasurer._id, digest), successor: handleOf(cashier._id, digest) };
    granted(await product.call(sun, 'staff.leave', leaving));
    expect((await readCaseOf(caseId)).officer?.id).toBe(treasurer._id);
    granted(await step(cashier, caseId, 'bounce', { reason }));
    expect(await readCaseOf(caseId)).toMatchObject({
      status: 'awaitingCard',
      officer: { id: cashier._id },
      grant: { paidOn: null },
    });
    granted(await step(luo, caseId, 'giveCard', another()));
    granted(await step(cashier, caseId, 'pay', paid));
    granted(await step(cashier, helped._id, 'called'));
    expect((await readCaseOf(helped._id)).toCall).toBeNull();
  });
});

describe('the day of a payment to another card', () => {
  it('is not before that card was given, but where it went to the one before', async () => {
    // The first treasurer has left: whoever pays now took nothing out.
    const caseId = next(awarded);
    const yesterday = addDays(today, -1);
    await asked(luo, caseId, 'changeCard', another());
    const early = { ...paid, paidOn: yesterday };
    expect(await step(cashier, caseId, 'pay', early)).toMatchObject({
      refusal: { code: 'invalidInput', fields: { paidOn: expect.stringContaining('太早') } },
    });
    granted(await step(cashier, caseId, 'pay', { ...early, card: 'former' }));
  });
});
