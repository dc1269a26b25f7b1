import type { ToPublish } from '../../../core/case/notice';
import { catalogue } from '../../../core/domains/catalogue';
import type { Home } from '../../../core/domains/office/operations';
import type { FigureValue } from '../../../core/figures/figure';
import type { Figures } from '../../../core/figures/operations';
import { aSeason } from '../../../local/worlds/students';
import { barOf, everView, figuresView, seasonFigures } from '../../../miniprogram/packages/staff/seasons/figures.view';
import { publishAll, readChecked } from '../../../miniprogram/packages/staff/seasons/publish';
import {
  heldBack,
  published,
  publishing,
  publishSheet,
  seasonCards,
  stopped,
  unfoldedFirst,
} from '../../../miniprogram/packages/staff/seasons/seasons.view';
import { seatOf } from '../../../miniprogram/packages/staff/seat';
import { FakePhone } from './phone';

const today = '2026-08-20';
const last = aSeason(today, { year: 2025, opens: '2025-07-01', closes: '2025-09-30', places: 30 });
const now = aSeason(today, { opens: '2026-08-01', closes: '2026-09-15' });

/** Figures as they are read, by the last part of their ids; those that are not named are nothing. */
function read(values: Readonly<Record<string, number>>): Figures {
  const figures = seasonFigures.map((id): FigureValue => {
    const { label = '', unit = '件' } = catalogue.figures.get(id) ?? {};
    const value = values[id.replace(/^scholarship\.(state\.)?/, '')] ?? 0;
    return { id, label, unit, words: '', value, atLeast: false, topics: [], ratio: null };
  });
  return { figures, cutOff: today, isWhole: true };
}
const counted = {
  ...{ submitted: 8, checked: 2, fresh: 3, continuing: 1, paidInRound: 1_600_000 },
  ...{ studentsCumulative: 5, instalmentsCumulative: 7, paidCumulative: 2_800_000 },
};
const figures = read(counted);
const claimed = { taken: 10, grantedFen: 1_200_000, noticeUntil: '2026-08-27' };

const post = (role: NonNullable<Home['me']['staff']>['role'], desk: string) => {
  return { role, roleName: '', desk, deskName: '', title: '', handle: '1'.repeat(16), away: null };
};

describe('the seasons', () => {
  it('stand newest first, each with how its window stands to today', () => {
    const words = (day: string) => seasonCards([last, now], day).map(({ title, state }) => [title, state.label]);
    expect(words(today)).toEqual([
      ['2026年金秋助学', '正在申请，还有 26 天'],
      ['2025年金秋助学', '已截止'],
    ]);
    expect(words('2026-07-30')[0]).toEqual(['2026年金秋助学', '还没开始，2 天后']);
    expect(words('2026-09-15')[0]).toEqual(['2026年金秋助学', '正在申请，今天截止']);
    expect(words('2026-09-16')[0]).toEqual(['2026年金秋助学', '已截止']);
  });

  it('say what a student gets of each household, at each stage', () => {
    const [card] = seasonCards([{ ...now, deepUniversity: 4_321_000 }], today);
    expect(card?.amounts.map(({ label }) => label)).toEqual(['高校，每人每年', '高中(中职)，每人每年']);
    expect(card?.amounts[0]?.values[0]).toBe('深度困难 43,210 元');
    expect(card?.amounts.flatMap(({ values }) => values)).toHaveLength(8);
  });

  it('unfold the open one first, though a later one was announced already', () => {
    const next = aSeason(today, { year: 2027, opens: '2027-08-01', closes: '2027-09-15' });
    expect(unfoldedFirst([last, now, next], today)).toBe('2026');
    expect(unfoldedFirst([last, now, next], '2026-12-01')).toBe('2027');
    expect(unfoldedFirst([], today)).toBe('');
  });

  it('say how many places there are, when they are taken and how far an amount may differ, where that is not as usual', () => {
    const said = seasonCards([last, { ...now, placesTaken: 'decision', bandPercent: 20 }], today);
    expect(said.map(({ places, band }) => [places, band])).toEqual([
      ['名额 40 人，审批确认时占用', '金额可以比标准高低 20% 以内'],
      ['名额 30 人', ''],
    ]);
  });

  it('can be changed until the year after theirs is over', () => {
    expect(seasonCards([last, now], '2026-12-31').map(({ changes }) => changes)).toEqual([true, true]);
    expect(seasonCards([last, now], '2027-01-01').map(({ changes }) => changes)).toEqual([true, false]);
  });
});

describe('the figures of a season', () => {
  const view = figuresView(figures, claimed, now);

  it('are bars from zero on one scale, each with its unit', () => {
    expect(view.states.map(({ label, count, beside, percent }) => [label, count, beside, percent])).toEqual([
      ['待核实', '8 件', '', 80],
      ['待公示', '2 件', '', 20],
    ]);
    expect(view.paid.map(({ label, count, percent }) => [label, count, percent])).toEqual([
      ['新资助', '3 人', 75],
      ['续领', '1 人', 25],
    ]);
    expect(view.paidInAll).toBe('16,000 元');
    expect(view.places).toEqual({ words: '名额 40 人，已用 10 人，还剩 30 人', percent: 25 });
    expect(everView(figures)).toEqual({ students: '5', instalments: '7', amount: '28,000 元', entered: '' });
    expect(view.budget).toBe('已定 12,000 元');
    expect(figuresView(figures, claimed, { ...now, budgetFen: 2_000_000 }).budget).toBe(
      '资金 20,000 元，已定 12,000 元，还剩 8,000 元',
    );
    const entered = { ...counted, studentsEntered: 2, instalmentsEntered: 3, paidEntered: 300_000 };
    expect(everView(read(entered)).entered).toBe('其中启用本系统以前录入 2 人、3 人次，3,000 元');
  });

  it('name the records behind them', () => {
    expect([...view.states, ...view.paid].map(({ figure }) => figure)).toEqual([
      'scholarship.state.submitted',
      'scholarship.state.checked',
      'scholarship.fresh',
      'scholarship.continuing',
    ]);
    expect(barOf(view, 'scholarship.fresh')?.figure).toBe('scholarship.fresh');
    expect(barOf(view, 'nothing')).toBeUndefined();
  });

  it('draw nothing for nothing, and never more than the whole', () => {
    const empty = figuresView(read({}), { ...claimed, taken: 41 }, now);
    expect([empty.paid.map(({ percent }) => percent), empty.places.percent, empty.checked]).toEqual([[0, 0], 100, 0]);
    expect(empty.places.words).toContain('还剩 0 人');
  });
});

describe('what each post may do about seasons', () => {
  const can = (...asked: Parameters<typeof post>) =>
    Object.entries(seatOf(post(...asked))).flatMap(([name, may]) => (may ? [name] : []));

  it('is shown to her, and nothing else', () => {
    expect(can('approver', 'aid')).toEqual(['follows', 'announces', 'publishes', 'opensRecords']);
    expect(can('caseOfficer', 'aid')).toEqual(['follows', 'publishes', 'opensRecords']);
    expect(can('windowClerk', 'aid')).toEqual(['follows', 'opensRecords']);
    expect(can('administrator', 'office')).toEqual(['follows', 'announces']);
    expect(can('leader', 'office')).toEqual(['follows', 'opensRecords']);
    expect(can('approver', 'rights')).toEqual([]);
    expect(seatOf(null).follows).toBe(false);
  });
});

describe('publishing', () => {
  const rows: readonly ToPublish[] = Array.from({ length: 62 }, (_, n) => ({
    id: `case-${String(n).padStart(4, '0')}`,
    version: 4,
    name: n === 0 ? '谢*' : '王*明',
    unit: '红都鞋业有限公司',
    category: '深度困难 · 高校',
    amountFen: n === 0 ? 450_000 : 500_000,
  }));
  const sheet = publishSheet(rows, claimed.noticeUntil, today);

  it('names before whom, with which amount and sum, what will be public, and until when', () => {
    expect(sheet).toMatchObject({
      title: '公示已审核的 62 人',
      reads: { said: '从今天到 8月27日(周四)，到期自动撤下' },
    });
    const [list, open] = sheet.reads?.facts ?? [];
    expect(list?.label).toBe('名单：62 人，合计 309,500 元');
    expect(list?.values[0]).toBe('谢*，红都鞋业有限公司，深度困难 · 高校，4,500 元');
    expect(list?.values).toHaveLength(62);
    expect(open?.values).toContain('学生姓名(中间一字隐去)');
  });

  it('reads the whole list, however many pages that takes', async () => {
    const phone = new FakePhone();
    const [held, more] = ['held-0001', 'held-0002'].map((id) => ({ id, number: id, why: '' }));
    const pages = [
      { rows: rows.slice(0, 50), held: [held], next: 'further' },
      { rows: rows.slice(49), held: [held, more], next: null },
    ];
    phone.answers(() => ({ ok: true, value: pages.shift() }));
    expect(await readChecked('2026')).toEqual({ ok: true, value: { rows, held: [held, more], next: null } });
    expect(phone.sent.map(({ input }) => input)).toEqual([{ year: '2026' }, { year: '2026', cursor: 'further' }]);
  });

  it('asks for those alone, a batch at a time, each as a write of its own', async () => {
    const phone = new FakePhone();
    const replies = [
      { moved: 50, left: 0 },
      { moved: 12, left: 0 },
    ];
    phone.answers(() => ({ ok: true, value: replies.shift() }));
    const told: number[] = [];
    expect(await publishAll('2026', rows, (moved) => told.push(moved))).toEqual({ moved: 62, trouble: '' });
    expect(told).toEqual([0, 50]);
    expect(new Set(phone.sent.map(({ submitId }) => submitId)).size).toBe(2);
    expect(phone.sent[1]?.input).toMatchObject({ cases: rows.slice(50).map(({ id, version }) => ({ id, version })) });
  });

  it('stops where it is refused, and says that what is published stays so', async () => {
    const phone = new FakePhone();
    const refused = { ok: false, refusal: { code: 'busy', message: '没有办成。' } };
    const replies: object[] = [{ ok: true, value: { moved: 50, left: 0 } }, refused];
    phone.answers(() => replies.shift());
    const { moved, trouble } = await publishAll('2026', rows, () => undefined);
    expect(stopped(moved, trouble)).toBe('没有办成。已经公示的 50 人不受影响，可以接着公示。');
    expect(stopped(0, trouble)).toBe('没有办成。');
  });

  it('says how far it has come, and names whom it left out', () => {
    expect(publishing(sheet, 50)).toMatchObject({ busy: true, pending: '已公示 50 人，正在继续…' });
    expect(published(62, { rows: [], held: [] })).toBe('已公示 62 人');
    const said = published(61, { rows: rows.slice(0, 1), held: [] });
    expect(said).toContain('谢*是看名单以后才审核或更正的，没有公示');
  });

  it('says of whom nobody can publish which they are and why, and never that they were checked later', () => {
    const why = '这件事的记录与存档不一致，已暂停办理。';
    const held = Array.from({ length: 6 }, (_, n) => ({ id: `${n}`, number: `ZX-2026-000${n}`, why }));
    expect(heldBack([])).toBe('');
    expect(heldBack(held.slice(0, 1))).toBe(`还有 1 人先不公示：ZX-2026-0000。${why}`);
    expect(heldBack(held)).toContain('ZX-2026-0004等 6 人。');
    expect(published(0, { rows: [], held: held.slice(0, 1) })).toBe(
      `已公示 0 人。还有 1 人先不公示：ZX-2026-0000。${why}`,
    );
  });
});
