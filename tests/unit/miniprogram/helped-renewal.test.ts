import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { changedPart, notRead, wasReadBack } from '../../../miniprogram/components/application/read-back';
import { awardOf } from '../../../miniprogram/packages/staff/case/award.view';
import { aCase } from './cases';
import { aHome, FakePhone } from './phone';

const paid = { amountFen: 500_000, label: '深度困难 · 高校', paidOn: '2025-09-10' };
const found = aCase({
  id: 'f'.repeat(32),
  kind: 'scholarship',
  status: 'paid',
  helper: '林海燕',
  parties: [],
  season: { year: '2025', turn: 1 },
  grant: paid,
  renewable: true,
});

const { renewal } = scholarship;
if (!renewal) throw new Error('nothing to renew');

async function door() {
  jest.resetModules();
  return import('../../../miniprogram/packages/worker/renew/for-another-year');
}

/** Both doors of the one form, as the page opens them. */
const purposes = async () => {
  const { forAnotherYear, forHerAnotherYear } = await door();
  return { hers: forAnotherYear(renewal, found, aHome()), helped: forHerAnotherYear(renewal, found, aHome()) };
};

/** The questions of an application by their words. */
const names = Object.fromEntries([...scholarship.fields, ...renewal.fields].map(({ name, label }) => [label, name]));

const said = (part: Record<string, string> = {}) =>
  Object.entries({
    ...{ 学校: '赣南师范大学', 读哪一段: '高校', 现在读几年级: '大学一年级', 工作单位: '红都鞋业有限公司' },
    ...{ 银行卡户名: '罗浩', 银行卡号: '尾号 0005', 您的电话: '13800000009', 公示: '同意', ...part },
  }).map(([label, value]) => ({ ...(names[label] && { field: names[label] }), label, value }));

describe('what another year begins with', () => {
  it('is what held last year and may hold still, and the telephone of today; nothing of one year alone, and no consent', async () => {
    const { forAnotherYear } = await door();
    const home = aHome();
    const asked = { ...found, shown: said() };
    const { prefilled } = forAnotherYear(renewal, asked, { ...home, me: { ...home.me, phone: '13900000009' } });
    expect(prefilled).toEqual({
      ...{ school: '赣南师范大学', stage: 'university', cardHolder: '罗浩', phone: '13900000009' },
    });
  });

  it('is for a colleague nothing that is masked for her, and never her own telephone', async () => {
    const { forHerAnotherYear } = await door();
    const masked = said({ 银行卡户名: '罗*', 您的电话: '138****0009' });
    const { prefilled } = forHerAnotherYear(renewal, { ...found, shown: masked }, aHome());
    expect(prefilled).toEqual({ school: '赣南师范大学', stage: 'university' });
  });

  it('names the last digits of the card, which stays among what is taken over until another is typed', async () => {
    const { askedOf, takenOver } = await door();
    const { fields } = askedOf(renewal, { shown: said() });
    expect(fields.find(({ name }) => name === 'cardNumber')?.help).toContain('上一次的是尾号 0005');
    const taken = (typed: object) => takenOver(renewal, { shown: said() }, { ...typed }).map(({ label }) => label);
    expect(taken({})).toEqual(['工作单位', '银行卡号']);
    expect(taken({ cardNumber: '6228481234567890128' })).toEqual(['工作单位']);
  });

  it('has the proof of this year alone: that of last year is not taken over, whatever it was called then', async () => {
    const { takenOver } = await door();
    const shown = said({ 录取通知书或在读证明: '2 份' });
    expect(takenOver(renewal, { shown }).map(({ label }) => label)).not.toContain('录取通知书或在读证明');
  });
});

describe('another year through a colleague', () => {
  it('is offered on the case page while it can be asked for, and not afterwards', () => {
    expect(awardOf(found, '2026-11-22')?.renew).toBe('代本人续领');
    expect(awardOf({ ...found, renewable: false }, '2026-11-22')?.renew).toBe('');
  });

  it('is the same form, sent as read back under an operation of its own', async () => {
    const phone = new FakePhone();
    phone.answers(() => ({ ok: true, value: {} }));
    const { hers, helped } = await purposes();
    const answers = { grade: '大学二年级' };
    for (const purpose of [hers, helped]) await purpose.handIn({ answers, sure: {} }, '1'.repeat(32));
    const caseId = found.id;
    expect(phone.sent.map(({ operation, input }) => ({ operation, input }))).toEqual([
      { operation: 'case.renew', input: { caseId, answers, sure: {} } },
      { operation: 'case.renewFor', input: { caseId, answers, sure: {}, readBack: true } },
    ]);
    expect(helped.draftKey).toBe(hers.draftKey);
    expect(helped.intro.map(({ title }) => title)).toEqual([
      '替谁续领',
      '谁可以办',
      '请本人带来',
      '最后一步',
      '提交以后',
    ]);
  });

  it('is handed in only once it was read back, and what was changed since must be read back anew', () => {
    new FakePhone();
    Object.assign(wx, { pageScrollTo: () => undefined });
    const page = { data: { ...notRead, locked: false }, setData: (part: object) => Object.assign(page.data, part) };
    expect([wasReadBack(page), page.data.unread]).toEqual([false, true]);
    page.setData({ readBack: true, unread: false });
    expect(wasReadBack(page)).toBe(true);
    page.setData(changedPart({ mode: 'check' }));
    expect(wasReadBack(page)).toBe(false);
    page.setData({ locked: true });
    expect(wasReadBack(page)).toBe(true);
  });
});
