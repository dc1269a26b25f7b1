import type { CaseView } from '../../../core/case/view';
import { scholarshipFlow } from '../../../core/domains/scholarship/flow';
import { amountsFor } from '../../../core/domains/scholarship/grant';
import { aSeason, asRounds } from '../../../local/worlds/students';
import { caseButtons } from '../../../miniprogram/components/sheet/case-buttons';
import { closedSheet, type SheetState } from '../../../miniprogram/components/sheet/sheet-state';
import { aCase } from './cases';
import { aHome, FakePhone } from './phone';

const today = '2026-11-22';
type Status = keyof typeof scholarshipFlow.states;

/** What each choice at the check gives in a season, as the cloud tells it. */
function amountsOf(bandPercent?: number) {
  const season = aSeason(today, bandPercent === undefined ? {} : { bandPercent });
  return amountsFor({ season: '2026', status: 'reviewed' }, asRounds(season));
}

const scholarship = (status: Status, part: Partial<CaseView> = {}) =>
  aCase({
    kind: 'scholarship',
    status,
    state: scholarshipFlow.states[status],
    parties: ['officer', 'deskMate'],
    proposed: { stage: 'highSchool' },
    amounts: amountsOf(),
    ...part,
  });

/** The sheet of a step of a case, as the officer sees it while she fills it in. */
async function sheetOf(found: CaseView, action: string) {
  jest.resetModules();
  const { OpenedCase } = await import('../../../miniprogram/components/sheet/opened-case');
  const phone = new FakePhone();
  phone.answers(({ operation }) => ({ ok: true, value: operation === 'home.open' ? aHome() : found }));
  let sheet: SheetState = closedSheet;
  const nothing = () => undefined;
  const opened = new OpenedCase('case-0001', {
    show: nothing,
    papers: nothing,
    sheet: (state) => {
      sheet = state;
    },
    failed: nothing,
    done: nothing,
    left: nothing,
  });
  await opened.load();
  opened.act(action);
  return { opened, phone, sheet: () => sheet };
}
const firstFact = ({ ahead }: SheetState) => ahead[0];

describe('the check', () => {
  it('shows what each choice gives before it is taken, and the amount as soon as it is chosen', async () => {
    const { opened, sheet } = await sheetOf(scholarship('reviewed'), 'check');
    expect(sheet().typed).toEqual({ stage: 'highSchool' });
    expect(firstFact(sheet())).toEqual({
      label: '本季标准',
      values: [
        '深度困难 · 高中(中职)：3,000 元',
        '相对困难 · 高中(中职)：2,000 元',
        '意外致困 · 高中(中职)：2,000 元',
        '其他困难 · 高中(中职)：1,000 元',
      ],
    });
    // Beside the button, where it is in view while the choice is made.
    expect(sheet().sum).toBe('拟资助 1,000 到 3,000 元');
    opened.answer('category', 'deep');
    expect(sheet().sum).toBe('拟资助 3,000 元');
    expect(firstFact(sheet())).toEqual({ label: '拟资助金额', values: ['3,000 元'] });
    expect(sheet().reads?.facts[0]).toEqual({ label: '拟资助', values: ['3,000 元'] });
    opened.answer('stage', 'university');
    expect(firstFact(sheet())).toEqual({ label: '拟资助金额', values: ['5,000 元'] });
  });

  it('asks for another amount only in a season that allows one, and says how far it may go', async () => {
    const names = ({ fields }: SheetState) => fields.map(({ name }) => name);
    const strict = await sheetOf(scholarship('reviewed'), 'check');
    expect(names(strict.sheet())).toEqual(['category', 'stage', 'opinion']);
    const loose = await sheetOf(scholarship('reviewed', { amounts: amountsOf(10) }), 'check');
    expect(names(loose.sheet())).toEqual(['category', 'stage', 'amountFen', 'amountReason', 'opinion']);
    loose.opened.answer('category', 'deep');
    expect(firstFact(loose.sheet())?.values).toEqual(['3,000 元', '本季可以定在 2,700 元 到 3,300 元之间']);
    loose.opened.answer('amountFen', '2800');
    expect(loose.sheet().sum).toBe('拟资助 2,800 元');
    loose.opened.answer('amountFen', '二千八');
    expect(loose.sheet().sum).toBe('拟资助 3,000 元');
    const plain = await sheetOf(scholarship('reviewed'), 'refuse');
    expect(plain.sheet().sum).toBe('');
  });

  it('keeps nothing on the phone that nobody typed', async () => {
    const { opened, phone } = await sheetOf(scholarship('reviewed'), 'check');
    opened.keep();
    expect([...phone.storage.keys()].filter((key) => key.includes('step:'))).toEqual([]);
  });

  it('is corrected from what was weighed last', async () => {
    const { sheet } = await sheetOf(
      scholarship('checked', { proposed: { category: 'deep', stage: 'university' } }),
      'correct',
    );
    expect(sheet().typed).toEqual({ category: 'deep', stage: 'university' });
    expect(firstFact(sheet())).toEqual({ label: '拟资助金额', values: ['5,000 元'] });
  });
});

describe('the ways back', () => {
  const buttons = (status: Status, part: Partial<CaseView> = {}) =>
    caseButtons(scholarship(status, { parties: ['head'], ...part })).map(
      ({ label, primary }) => `${label}${primary ? '!' : ''}`,
    );

  it('stand beside what is expected, and are never it', () => {
    expect(buttons('awarded')).toEqual(['提议取消资助', '转交']);
    expect(buttons('revoking')).toEqual(['不取消，继续发放', '确认取消资助', '转交']);
    expect(buttons('revoking', { barred: ['confirmRevoke'] })).toEqual(['不取消，继续发放', '转交']);
    expect(buttons('refused')).toEqual(['撤销“不通过”，继续办理']);
    expect(buttons('refused', { barred: ['restore'] })).toEqual([]);
    expect(buttons('refused', { parties: ['officer'] })).toEqual([]);
    expect(buttons('checked', { parties: ['officer'] })).toEqual(['开始公示!', '更正类别或阶段', '不予通过', '转交']);
  });
});
