import { suspended, withheld } from '../../../core/case/suspended';
import { staffCard, workerCard } from '../../../miniprogram/components/case-card/card';
import { stepFor } from '../../../miniprogram/components/sheet/case-buttons';
import { openSheet, type SheetState } from '../../../miniprogram/components/sheet/sheet-state';
import { withReading } from '../../../miniprogram/components/sheet/take-step';
import { toView as staffView, subjectOf } from '../../../miniprogram/packages/staff/case/case.view';
import { Finding } from '../../../miniprogram/packages/staff/finding';
import { toView as workerView } from '../../../miniprogram/packages/worker/case/case.view';
import { toView as homeView } from '../../../miniprogram/pages/home/home.view';
import { aCase, aRow } from './cases';
import { aHome, FakePhone } from './phone';

const today = '2026-11-22';
const grant = { amountFen: 9_999_900, label: '深度困难 · 高校', paidOn: null };
const broken = suspended(aRow({ headline: '欠薪 · 假的', grant }));
const differs = [{ label: '金额', value: '办理记录是 5,000 元，现在是 99,999 元' }];

describe('a case that somebody changed in the store', () => {
  it('stands on the first screen as suspended, by its number, without amount, deadline or who works on it', () => {
    const view = homeView({ ...aHome(), open: [broken, aRow({ id: 'case-0002' })] }, () => undefined);
    expect(view.state).toBe('您有 1 件事暂停办理，等工会核对');
    expect(view.first).toMatchObject({
      ...{ headline: '求助维权 QZ-2026-0001', grant: '', deadline: null, state: { label: '暂停核对' } },
      suspended: expect.stringContaining('已暂停办理'),
    });
    expect(homeView({ ...aHome(), open: [aRow()] }, () => undefined).first?.suspended).toBe('');
  });

  it('stands so in the lists of its applicant and of her officers as well', () => {
    const cards = [workerCard(broken, today), staffCard(broken, today, 'mine')];
    for (const card of cards) {
      expect(card).toMatchObject({
        headline: '求助维权 QZ-2026-0001',
        grant: '',
        badge: '',
        state: { label: '暂停核对' },
      });
      expect(card.about).toContain('已暂停办理');
    }
  });

  it('says so on its applicant’s page, and neither who has it nor how far it is', () => {
    const view = workerView(aCase({ ...withheld(aCase({ grant })) }), today);
    expect(view).toMatchObject({ holder: '', legs: [], deadline: null, primary: null, title: '求助维权' });
    expect(view.broken).toContain('已暂停办理');
    expect(view.award.grant).toBeNull();
    expect(workerView(aCase(), today).holder).not.toBe('');
  });
});

describe('whoever decides on a case that an auditor let go on', () => {
  const attested = [{ label: '恢复时与办理记录不同', value: '金额：办理记录是 5,000 元，现在是 4,000 元' }];
  const sheetOf = (part: Parameters<typeof aCase>[0], action: string) => {
    const found = aCase({ attested, ...part });
    const button = stepFor(found, action);
    if (!button) throw new Error(`no button ${action}`);
    return withReading(found, openSheet(button), aHome());
  };
  const noticed = { kind: 'scholarship', status: 'noticed', parties: ['head' as const] };

  it('reads what differed then, on the page and above the button', () => {
    expect(staffView(aCase({ attested }), today).attested).toEqual([
      { label: '恢复时与办理记录不同', values: ['金额：办理记录是 5,000 元，现在是 4,000 元'] },
    ]);
    expect(sheetOf(noticed, 'approve').asked).toMatchObject([{ label: '恢复时与办理记录不同' }]);
    const paying = { kind: 'scholarship', status: 'awarded', parties: ['officer' as const] };
    expect(sheetOf(paying, 'pay').asked).toHaveLength(1);
    expect(sheetOf({ parties: ['officer'], status: 'accepted' }, 'resolve').asked).toEqual([]);
  });
});

describe('an auditor on the page of a changed case', () => {
  const subject = subjectOf(aCase({ alarm: 'a'.repeat(32), conflicts: differs }));

  async function finding(reply: object) {
    const phone = new FakePhone();
    phone.answers(() => reply);
    const seen = { sheets: [] as SheetState[], done: 0 };
    const found = new Finding(
      (sheet) => seen.sheets.push(sheet),
      () => {
        seen.done += 1;
      },
    );
    found.ask(subject, 'mends');
    return { found, phone, seen, last: () => seen.sheets.at(-1) };
  }

  it('reads in the sheet what differs, and says in ten characters at least how she compared it', async () => {
    const { found, phone, last } = await finding({ ok: true, value: {} });
    expect(last()?.asked).toEqual([
      { label: '与办理记录不一致的地方', values: ['金额：办理记录是 5,000 元，现在是 99,999 元'] },
    ]);
    found.answer('note', '无误');
    await found.confirm();
    expect(last()?.mistakes.note).toContain('10');
    expect(phone.sent).toEqual([]);
  });

  it('lets it go on by the alarm about what she sees, and reads why not where it is refused', async () => {
    const refusal = { code: 'wrongState', message: '金额不能照现在的恢复。' };
    const { found, phone, seen, last } = await finding({ ok: false, refusal });
    found.answer('note', '与纸质审批表逐项核对，内容无误。');
    await found.confirm();
    expect(phone.sent[0]).toMatchObject({
      operation: 'case.attest',
      input: { caseId: 'case-0001', alarm: 'a'.repeat(32), note: '与纸质审批表逐项核对，内容无误。' },
    });
    expect(last()).toMatchObject({ visible: true, busy: false, message: refusal.message });
    phone.answers(() => ({ ok: true, value: {} }));
    await found.confirm();
    expect(last()?.visible).toBe(false);
    expect(seen.done).toBe(1);
  });

  it('finds it wrong in the same place, in few words', async () => {
    const { found, phone } = await finding({ ok: true, value: {} });
    found.ask(subject, 'wrong');
    found.answer('note', '应为 5,000 元。');
    await found.confirm();
    expect(phone.sent[0]).toMatchObject({ operation: 'alarm.settle', input: { id: 'a'.repeat(32), wrong: true } });
  });
});
