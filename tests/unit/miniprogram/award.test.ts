import { registerHomes } from '../../../core/domains/register-homes';
import { registers } from '../../../core/domains/registers';
import { scholarshipFlow } from '../../../core/domains/scholarship/flow';
import type { FigureRecord } from '../../../core/figures/operations';
import { grantLine } from '../../../miniprogram/components/case-card/card';
import { factsOf } from '../../../miniprogram/components/facts/facts-view';
import { deskFor, waysOf } from '../../../miniprogram/packages/staff/bench/bench.view';
import { agreedFirst, awardOf, barredSteps, noticePeriod } from '../../../miniprogram/packages/staff/case/award.view';
import { Reveals, type SealedRow } from '../../../miniprogram/packages/staff/case/reveals';
import { opens, toView as recordsView } from '../../../miniprogram/packages/staff/records/records.view';
import { aCase, aRow } from './cases';
import { FakePhone, settle } from './phone';

const today = '2026-11-22';
const grant = { amountFen: 500_000, label: '深度困难 · 高校', paidOn: null };
const season = { year: '2026', turn: 2 };
type Status = keyof typeof scholarshipFlow.states;

/** A scholarship in one state, as a head of the aid centre reads it. */
const award = (status: Status, part: Parameters<typeof aCase>[0] = {}) =>
  aCase({
    kind: 'scholarship',
    status,
    state: scholarshipFlow.states[status],
    season,
    grant,
    parties: ['head'],
    ...part,
  });

const notice = { name: '', unit: '', category: '', amountFen: 1, since: '2026-11-16', until: '2026-11-24' };

describe('an award on the case page', () => {
  it('shows the amount with what it is for and which year it is, as far as that is decided', () => {
    expect(awardOf(award('noticed'), today)).toEqual({
      title: '拟资助',
      amount: '5,000 元',
      label: '深度困难 · 高校',
      turn: '2026年 · 第 2 年资助',
      why: '',
      renew: '',
    });
    const toPay = { clock: 'pay', since: today, day: today, pausedOn: null, pausedDays: 0 } as const;
    expect(awardOf(award('awarded', { deadline: toPay }), today)?.title).toBe('已批准，待发放');
    expect(awardOf(award('revoking'), today)?.title).toBe('已批准，复核中');
    expect(grantLine(award('revoking'))).toBe('已批准 5,000 元');
    const paid = award('paid', { grant: { ...grant, paidOn: '2026-11-20' } });
    expect(awardOf(paid, today)?.title).toBe('11月20日(周五) 已发放');
    const why = '标准 5,000 元，核定 4,500 元：学费已由学校减免一部分。';
    expect(awardOf(award('noticed', { grant: { ...grant, why } }), today)?.why).toBe(why);
    expect(awardOf(award('refused', { grant: null }), today)).toMatchObject({ amount: '', label: '没有资助' });
    expect(awardOf(award('submitted', { grant: null }), today)).toMatchObject({ amount: '' });
    expect(awardOf(aCase(), today)).toBeNull();
  });

  it('says how long it is published', () => {
    const said = (day: string) => noticePeriod(award('published', { notice }), day);
    expect(said(today)).toBe('11月16日(周一) 到 11月24日(周二)，还剩 2 天');
    expect(said('2026-11-24')).toContain('今天是最后一天');
    expect(said('2026-11-25')).toContain('已期满');
    expect(noticePeriod(award('checked'), today)).toBe('');
  });

  it('says which step must be a colleague’s, only where it would be hers now', () => {
    const sentence = '“同意资助”：前面的环节是您办的，这一步要由另一位同事来办。';
    expect(barredSteps(award('noticed', { barred: ['approve', 'confirm'] }))).toEqual([sentence]);
    expect(barredSteps(award('noticed', { barred: ['approve'], parties: ['officer'] }))).toEqual([]);
    expect(barredSteps(award('noticed'))).toEqual([]);
  });

  it('names who agreed first while the second is missing', () => {
    const first = { at: '2026-11-20T01:40:00.000Z', who: '温建华', action: 'approve', said: '', shown: [] };
    expect(agreedFirst(award('approved', { timeline: [first] }), today)).toBe(
      '温建华 11月20日 09:40 已“同意资助”，还要另一位负责人确认。',
    );
    const checked = { ...first, action: 'check' };
    expect(agreedFirst(award('noticed', { timeline: [checked] }), today)).toBe('');
    expect(agreedFirst(award('awarded', { timeline: [first, { ...first, action: 'confirm' }] }), today)).toBe('');
    const shown = [{ label: '为什么取消', value: '学生已退学，按规定不再资助。' }];
    const proposed = { ...first, who: '周文斌', action: 'proposeRevoke', shown };
    expect(agreedFirst(award('revoking', { timeline: [first, proposed] }), today)).toBe(
      '周文斌 11月20日 09:40 已“提议取消资助”，还要另一位负责人确认。当时写的是：“学生已退学，按规定不再资助。”',
    );
  });

  it('marks what only the union’s people read, and keeps it apart from what all read', () => {
    const visit = { label: '意见', value: '属实' };
    expect(factsOf([visit, { ...visit, inside: true }, { ...visit, value: '租住', inside: true }])).toEqual([
      { label: '意见', values: ['属实'] },
      { label: '意见', values: ['属实', '租住'], inside: true },
    ]);
  });
});

describe('a sealed number', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function offered(answer: object) {
    const phone = new FakePhone();
    phone.answers(() => answer);
    let rows: readonly SealedRow[] = [];
    const reveals = new Reveals('case-0001', (now) => {
      rows = now;
    });
    reveals.offer([{ field: 'identity', label: '身份证号码' }]);
    return { phone, reveals, value: () => rows[0]?.value };
  }
  const number = { ok: true, value: { value: '36079920100915001X' } };

  it('is asked for by a tap, shown in groups, and gone after thirty seconds', async () => {
    const { phone, reveals, value } = offered(number);
    expect([value(), phone.sent.length]).toEqual(['', 0]);
    expect(await reveals.reveal('identity')).toBe('');
    expect(phone.sent).toMatchObject([{ operation: 'case.reveal', input: { caseId: 'case-0001', field: 'identity' } }]);
    expect(value()).toBe('360799 2010 0915 001X');
    jest.advanceTimersByTime(29_999);
    expect(value()).not.toBe('');
    jest.advanceTimersByTime(1);
    expect(value()).toBe('');
  });

  it('is not shown to whoever has left the page before it came', async () => {
    const { reveals, value } = offered(number);
    const asked = reveals.reveal('identity');
    reveals.hide();
    await asked;
    await settle();
    expect(value()).toBe('');
  });

  it('says why it cannot be seen', async () => {
    const refusal = { code: 'forbidden', message: '您的身份不能查看。' };
    const { reveals, value } = offered({ ok: false, refusal });
    expect([await reveals.reveal('identity'), value()]).toEqual(['您的身份不能查看。', '']);
  });

  it('stays on the screen when the case is read again', async () => {
    const { reveals, value } = offered(number);
    await reveals.reveal('identity');
    reveals.offer([{ field: 'identity', label: '身份证号码' }]);
    expect(value()).toBe('360799 2010 0915 001X');
  });
});

describe('the records behind a figure', () => {
  const found = {
    ...aRow({ number: 'ZX-2026-0003', who: '谢**', season, grant, desk: '象湖镇工会' }),
    readable: false,
  };
  const happened = { on: today, count: 1, quantity: 1, amountFen: 300_000 };
  const record = { id: 'row-1', row: happened, case: found, source: null, record: null };
  const view = (...rows: FigureRecord[]) => recordsView({ rows, next: null }, today);

  it('carry their number, and open only for those who may read the case', () => {
    const readable = { ...record, id: 'row-2', case: { ...found, readable: true } };
    expect(view(record).cards[0]?.about).toBe('ZX-2026-0003 · 谢** · 深度困难 · 高校');
    const list = { rows: [record, readable], next: null };
    expect(opens(list, 'row-1')).toEqual({ why: '这件事在象湖镇工会办理，您只能看到这些' });
    expect(opens(list, 'row-2')).toEqual({ url: `/packages/staff/case/case?id=${found.id}` });
  });

  it('open the record of a register too, for those who may read it', () => {
    const record = {
      id: 'r1',
      headline: '红都鞋业',
      state: { label: '动员中', tone: 'working' },
      desk: '象湖镇工会',
      readable: true,
    } as const;
    const row = { on: '2026-03-05', count: 1, quantity: 1, amountFen: null };
    const behind = { id: 'row-1', row, case: null, source: null, record };
    const list = { rows: [behind, { ...behind, id: 'row-2', record: { ...record, readable: false } }], next: null };
    expect(recordsView(list, today).cards[0]).toMatchObject({
      headline: '红都鞋业',
      about: '象湖镇工会',
      when: '3月5日(周四)',
    });
    expect(opens(list, 'row-1')).toEqual({ url: '/packages/registers/record/record?id=r1' });
    expect(opens(list, 'row-2')).toEqual({ why: '这件事在象湖镇工会办理，您只能看到这些' });
  });

  it('say on which day it happened, for how much, and what takes something back', () => {
    const taken = { ...record, row: { ...happened, count: -1, quantity: -1, amountFen: -300_000 } };
    const unpaid = { ...record, row: { ...happened, amountFen: null } };
    const [day = '', ...others] = view(unpaid, record, taken).cards.map(({ when }) => when);
    expect(others).toEqual([`${day} · 3,000 元`, `${day} · 减去 3,000 元`]);
    expect(view({ ...unpaid, row: { ...happened, amountFen: null, count: -1 } }).cards[0]?.when).toBe(`${day} · 减去`);
    expect(view(record, taken).end).toBe('一共 2 条，都在这里了');
    expect(view({ ...record, row: null }).end).toBe('一共 1 件，都在这里了');
  });

  it('of the years before say on what they stand, and what was taken away that it is gone', () => {
    const entered = { ...record, case: null, source: '2023年花名册第3页' };
    const gone = { ...record, id: 'row-3', case: null };
    expect(view(entered, gone).cards.map(({ headline, about }) => [headline, about])).toEqual([
      ['启用本系统以前的发放', '依据：2023年花名册第3页'],
      ['这件事的记录不见了', '请经审人员对照备份核实'],
    ]);
    expect(opens({ rows: [entered], next: null }, 'row-1')).toEqual({ why: '这一条没有办理记录可以打开' });
  });
});

describe('the bench', () => {
  const post = (role: 'approver' | 'leader' | 'treasurer' | 'caseOfficer', desk: string) => {
    return { role, roleName: '', desk, deskName: '', title: '', handle: '1'.repeat(16), away: null };
  };

  it('shows heads what waits for them, a leader of every desk', () => {
    expect(waysOf(post('approver', 'rights'))).toEqual({
      decides: true,
      seasons: false,
      payments: false,
      figures: true,
      registers: false,
      alarms: false,
    });
    expect(deskFor('decide', post('approver', 'aid'))).toBe('aid');
    expect(deskFor('decide', post('leader', 'office'))).toBe('');
    expect(deskFor('desk', post('leader', 'office'))).toBe('office');
  });

  it('shows the way to the registers to the department that keeps one, to town unions and to those who oversee everything', () => {
    expect([...registerHomes]).toEqual([...new Set(registers.map(({ home }) => home))]);
    const shown = [post('caseOfficer', 'organising'), post('approver', 'town:xianghu'), post('leader', 'office')];
    expect(shown.map((one) => waysOf(one).registers)).toEqual([true, true, true]);
    expect(
      [post('caseOfficer', 'aid'), post('treasurer', 'finance'), null].map((one) => waysOf(one).registers),
    ).toEqual([false, false, false]);
  });

  it('shows the way to the payments only to a treasurer of the finance desk', () => {
    expect(waysOf(post('treasurer', 'finance')).payments).toBe(true);
    expect(waysOf(post('treasurer', 'audit')).payments).toBe(false);
    expect(waysOf(post('caseOfficer', 'aid'))).toEqual({
      decides: false,
      seasons: true,
      payments: false,
      figures: true,
      registers: false,
      alarms: false,
    });
  });
});
