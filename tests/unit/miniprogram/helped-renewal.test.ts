import { scholarship } from '../../../core/kinds/scholarship/scholarship';
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

/** Both doors of the one form, as the page opens them. */
async function purposes() {
  jest.resetModules();
  const { forAnotherYear, forHerAnotherYear } = await import(
    '../../../miniprogram/packages/worker/renew/for-another-year'
  );
  const { renewal } = scholarship;
  if (!renewal) throw new Error('nothing to renew');
  return { hers: forAnotherYear(renewal, found, aHome()), helped: forHerAnotherYear(renewal, found, aHome()) };
}

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
