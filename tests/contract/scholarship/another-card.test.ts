import type { Case } from '../../../core/case/case';
import { firstBroken } from '../../../core/record/timeline';
import { sealedIn } from '../../../core/record/vault';
import type { Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today } from '../../support/aid-centre';
import { putCase, readCaseOf } from '../../support/cases';
import { digest, vault } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, luo, wang, lin, verifier, checker, head, leader, treasurer, hands } = aidCentre();
const newcomer = story.staff('staff-zhu', '朱红', '13900000031', 'windowClerk', 'aid', '窗口');
const cashier = story.staff('staff-qiu', '邱琳', '13900000032', 'treasurer', 'finance', '出纳');

const ofLuo = (until: 'approved' | 'awarded' | 'paid') =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
    hands,
    until,
  );
const [returned, kept, revoked, stored, early, late] = [
  ...[1, 2, 3, 4].map(() => ofLuo('paid')),
  ofLuo('approved'),
  ofLuo('awarded'),
] as const;
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

const must = (one: Case | undefined) => {
  if (!one) throw new Error('no such case');
  return one;
};
async function step(who: Person, one: Case | undefined, action: string, input: object, sure = {}) {
  const { _id: caseId } = must(one);
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input }, sure });
}
const reason = '户名与卡号不符，需要换卡。';
const anew = { cardHolder: '王小明', bank: '工商银行瑞金支行', cardNumber: '6222021234567890128' };
const looksWrong = /看起来不对/;
const paid = { paidOn: today, voucher: '记-2' };
const listed = async () => granted(await product.call(treasurer, 'payment.list', {}));
const buttons = async (who: Person, one: Case | undefined) => {
  const view = granted(await product.call(who, 'case.open', { caseId: must(one)._id }));
  return view.parties;
};
const cardOf = async (one: Case | undefined) => {
  const { _id, answers } = await readCaseOf(must(one)._id);
  return vault.unseal(sealedIn(answers.cardNumber) ?? '', `${_id}:cardNumber`);
};

describe('what the bank sent back', () => {
  it('waits for another card with its clock standing still, is held off the list, and is not paid to the old one', async () => {
    granted(await step(treasurer, returned, 'bounce', { reason }));
    const found = await readCaseOf(must(returned)._id);
    expect(found).toMatchObject({ status: 'awaitingCard', open: true, deadline: { clock: 'pay', pausedOn: today } });
    expect(found.outgoing.at(-1)).toMatchObject({ to: luo._id, event: 'progress', phrase: '待补卡' });
    const { rows, held } = await listed();
    expect(rows.map(({ id }) => id)).not.toContain(found._id);
    expect(held).toContainEqual({
      id: found._id,
      number: found.number,
      student: found.answers.student,
      amountFen: found.grant?.amountFen,
      why: expect.stringContaining('银行退回过，正在等本人补卡'),
    });
    expect(codeOf(await step(treasurer, returned, 'pay', paid))).toBe('wrongState');
    const home = granted(await product.call(luo, 'home.open', {}));
    expect(home.open.find(({ id }) => id === found._id)?.state.owes?.home).toBe('收款卡用不了，请补一张卡');
  });

  it('is paid to the card that she gives herself: doubted as the first one was, sealed for its question, the old one kept masked', async () => {
    const wrong = await step(luo, returned, 'giveCard', { ...anew, cardNumber: '6222021234567890127' });
    expect(wrong).toMatchObject({
      refusal: { code: 'doubtful', fields: { cardNumber: expect.stringMatching(looksWrong) } },
    });
    const other = await step(luo, returned, 'giveCard', { ...anew, cardHolder: '张三' });
    expect(other).toMatchObject({
      refusal: { code: 'doubtful', fields: { cardHolder: expect.stringContaining('户名不是学生') } },
    });
    expect(codeOf(await step(wang, returned, 'giveCard', anew))).toBe('notFound');
    for (const who of [treasurer, head, leader, checker])
      expect(codeOf(await step(who, returned, 'giveCard', anew))).toBe('forbidden');
    granted(await step(luo, returned, 'giveCard', anew));
    const found = await readCaseOf(must(returned)._id);
    expect(found).toMatchObject({ status: 'awarded', deadline: { clock: 'pay', pausedOn: null } });
    expect(await cardOf(returned)).toBe(anew.cardNumber);
    expect(JSON.stringify(found)).not.toContain(anew.cardNumber);
    expect(firstBroken(found.timeline, digest)).toBe(-1);
    const entry = found.timeline.at(-1);
    expect(entry?.shown).toContainEqual({ label: '原来的银行卡号', value: '尾号 0005' });
    const before = entry?.input.before;
    const old =
      typeof before === 'object' && before !== null && 'cardNumber' in before ? sealedIn(before.cardNumber) : '';
    expect(vault.unseal(old ?? '', `${found._id}:cardNumber`)).toBe('6200000000000005');
    const shown = ['银行卡户名', '开户银行', '银行卡号'].map((asked) =>
      found.shown.find(({ label }) => label === asked),
    );
    expect(shown.map((row) => row?.value)).toEqual(['王小明', '工商银行瑞金支行', '尾号 0128']);
  });

  it('says on the list that it came back, and goes to the new card by the same hands', async () => {
    const { rows } = await listed();
    const row = rows.find(({ id }) => id === must(returned)._id);
    expect(row).toMatchObject({ card: '尾号 0128', bank: '工商银行瑞金支行', holder: '王小明' });
    expect(row?.notes).toContain('银行退回过，现在是新补的卡');
    const sheet = granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(sheet.rows.find(({ id }) => id === must(returned)._id)?.card).toBe(anew.cardNumber);
    granted(await step(treasurer, returned, 'pay', paid));
    expect(await readCaseOf(must(returned)._id)).toMatchObject({ status: 'paid', turn: 1 });
  });

  it('is paid to the same card where the treasurer has made sure of it, and says so', async () => {
    granted(await step(treasurer, kept, 'bounce', { reason }));
    expect(codeOf(await step(luo, kept, 'sameCard', { reason }))).toBe('forbidden');
    granted(await step(treasurer, kept, 'sameCard', { reason: '银行答复是系统原因退回，卡号和户名都没有错。' }));
    const row = (await listed()).rows.find(({ id }) => id === must(kept)._id);
    expect(row?.notes).toContain('银行退回过，核对过还是这张卡');
    granted(await step(treasurer, kept, 'pay', paid));
  });

  it('can be taken back by two heads; where they keep it, it goes on waiting', async () => {
    granted(await step(treasurer, revoked, 'bounce', { reason }));
    granted(await step(leader, revoked, 'proposeRevoke', { reason: '学生已退学，按规定不再资助。' }));
    granted(await step(head, revoked, 'keepAward', {}));
    expect(await readCaseOf(must(revoked)._id)).toMatchObject({
      status: 'awaitingCard',
      deadline: { pausedOn: today },
    });
    granted(await step(leader, revoked, 'proposeRevoke', { reason: '学生已退学，按规定不再资助。' }));
    granted(await step(head, revoked, 'confirmRevoke', {}));
    expect(await readCaseOf(must(revoked)._id)).toMatchObject({ status: 'revoked', grant: null });
  });

  it('before there was a state for it, is held as well, and goes the same way on', async () => {
    granted(await step(treasurer, stored, 'bounce', { reason }));
    const { timeline, deadline } = await readCaseOf(must(stored)._id);
    const last = must(stored);
    await putCase(last._id, {
      status: 'awarded',
      timeline: timeline.map((entry) => (entry.to === 'awaitingCard' ? { ...entry, to: 'awarded' } : entry)),
      deadline: deadline && { ...deadline, pausedOn: null },
    });
    expect((await listed()).held).toContainEqual({
      id: last._id,
      number: last.number,
      student: last.answers.student,
      amountFen: last.grant?.amountFen,
      why: expect.stringContaining('请本人补卡'),
    });
    expect(codeOf(await step(treasurer, stored, 'pay', paid))).toBe('cardOwed');
    granted(await step(treasurer, stored, 'askCard', { reason }));
    granted(await step(luo, stored, 'giveCard', anew));
    granted(await step(treasurer, stored, 'pay', paid));
  });
});

describe('the card of somebody who was helped in', () => {
  it('is given by whoever helped her, to whom it was read back, and never by those who pay', async () => {
    granted(await step(treasurer, helped, 'bounce', { reason }));
    expect((await readCaseOf(helped._id)).toCall).toMatchObject({ about: '待补卡' });
    for (const who of [treasurer, cashier, head, leader])
      expect(codeOf(await step(who, helped, 'giveCard', anew))).toBe('forbidden');
    expect(await buttons(treasurer, helped)).not.toEqual(expect.arrayContaining(['owner']));
    for (const who of [lin, verifier, newcomer]) expect(await buttons(who, helped)).toContain('helper');
    const found = granted(await product.call(newcomer, 'case.search', { text: helped.number, desk: 'aid' }));
    expect(found.rows.map(({ id }) => id)).toEqual([helped._id]);
    granted(await step(newcomer, helped, 'giveCard', anew));
    const { timeline } = await readCaseOf(helped._id);
    expect(timeline.at(-1)).toMatchObject({
      by: { id: newcomer._id, party: 'helper' },
      said: '代 谢金发 办理：补了一张收款卡，内容已读给本人听',
    });
    expect(await cardOf(helped)).toBe(anew.cardNumber);
    granted(await step(treasurer, helped, 'pay', paid));
  });
});

describe('another card before anything was paid', () => {
  it('is given at any time until then, moves the case nowhere, and whoever gave it does not pay', async () => {
    const before = await readCaseOf(must(early)._id);
    granted(await step(luo, early, 'changeCard', anew));
    expect(await readCaseOf(must(early)._id)).toMatchObject({ status: 'approved', deadline: before.deadline });
    expect(await cardOf(early)).toBe(anew.cardNumber);
    // Its number was on the sheet: money may be under way.
    const asked = await step(luo, late, 'changeCard', anew);
    granted(await step(luo, late, 'changeCard', anew, asked.ok ? {} : asked.refusal.fields));
    const { timeline } = await readCaseOf(must(late)._id);
    const byTreasurer = timeline.map((entry, at) =>
      at === timeline.length - 1 ? { ...entry, by: { ...entry.by, id: cashier._id } } : entry,
    );
    await putCase(must(late)._id, { timeline: byTreasurer });
    expect(codeOf(await step(cashier, late, 'pay', paid))).toBe('fourEyes');
    granted(await step(treasurer, late, 'pay', { ...paid, card: 'now' }));
    expect(codeOf(await step(luo, late, 'changeCard', anew))).toBe('wrongState');
  });
});
