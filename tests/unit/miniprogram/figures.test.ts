import { services } from '../../../core/domains/catalogue';
import type { Home } from '../../../core/domains/office/operations';
import type { DeskFigures } from '../../../core/figures/figures';
import { share } from '../../../miniprogram/components/bars/bars-view';
import { barOf, desksFor, figuresView, yearsUntil } from '../../../miniprogram/packages/staff/figures/figures.view';
import { sourceOf } from '../../../miniprogram/packages/staff/records/sources';
import { readsFigures } from '../../../miniprogram/packages/staff/seat';
import { aHome, FakePhone } from './phone';

const today = '2026-11-22';
const figures: DeskFigures = {
  counts: {
    opened: 20,
    done: 12,
    underway: 7,
    overdue: 2,
    ended: 1,
    carried: 3,
    agreed: 4,
    received: 3,
    rated: 6,
  },
  agreedFen: 8_000_000,
  receivedFen: 2_000_000,
  stars: 28,
  topics: [
    { topic: 'appeal.pay', label: '拖欠工资', count: 15 },
    { topic: 'scholarship', label: '金秋助学', count: 5 },
  ],
};
const nothing: DeskFigures = {
  counts: { ...figures.counts, opened: 0, carried: 0 },
  agreedFen: 0,
  receivedFen: 0,
  stars: 0,
  topics: [],
};

const post = (role: NonNullable<Home['me']['staff']>['role'], desk: string) => {
  return { role, roleName: '', desk, deskName: '市总权益保障部', title: '', handle: '1'.repeat(16), away: null };
};

describe('the figures of a desk on the phone', () => {
  const view = figuresView(figures, '2026', today);

  it('name what is counted, of which year and up to which day', () => {
    expect(view.title).toBe('2026年收到 20 件');
    expect(view.cutOff).toBe('截至 11月22日(周日)');
    expect(view.counted).toBe('2026年提交、现在由这里办理或办完的');
  });

  it('are bars from zero on one scale, each with its unit', () => {
    const drawn = view.charts.map(({ title, bars }) => [
      title,
      bars.map(({ label, count, percent }) => `${label} ${count} ${percent}%`),
    ]);
    expect(drawn).toEqual([
      ['办到哪一步', ['办结 12 件 60%', '在办 7 件 35%', '超期 2 件 10%', '未受理或撤回 1 件 5%']],
      ['都是什么事', ['拖欠工资 15 件 75%', '金秋助学 5 件 25%']],
      ['为职工争取到的钱', ['达成金额 80,000 元 100%', '到账金额 20,000 元 25%']],
      ['职工的评价', ['满意度 平均 4.7 星 93%']],
      ['2026年以前收到的', ['现在还在办 3 件 100%']],
    ]);
    expect(view.charts[2]?.bars.map(({ beside }) => beside)).toEqual(['4 件', '3 件']);
    expect(view.charts[3]?.bars[0]?.beside).toBe('6 件评价');
  });

  it('have no chart of what there is none of, and do not divide by nothing', () => {
    expect(figuresView(nothing, '2024', today)).toMatchObject({ title: '', charts: [] });
    const unrated = { ...figures, counts: { ...figures.counts, rated: 0 }, stars: 0 };
    const bars = figuresView(unrated, '2026', today).charts[3]?.bars;
    expect(bars).toMatchObject([{ count: '还没有评价', percent: 0 }]);
  });

  it('open the records that were counted', async () => {
    const phone = new FakePhone();
    phone.answers(() => ({ ok: true, value: { rows: [], next: null } }));
    for (const key of ['overdue', 'scholarship']) {
      const { figure, topic } = barOf(view, key) ?? {};
      const source = sourceOf({ desk: 'rights', year: '2026', figure, topic });
      await source();
      await source('a cursor');
    }
    const asked = { desk: 'rights', year: '2026' };
    expect(phone.sent.map(({ operation, input }) => [operation, input])).toEqual([
      ['desk.cases', { ...asked, figure: 'overdue' }],
      ['desk.cases', { ...asked, figure: 'overdue', cursor: 'a cursor' }],
      ['desk.cases', { ...asked, figure: 'opened', topic: 'scholarship' }],
      ['desk.cases', { ...asked, figure: 'opened', topic: 'scholarship', cursor: 'a cursor' }],
    ]);
  });

  it('are each reached by one key of their own', () => {
    const keys = view.charts.flatMap(({ bars }) => bars.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are of her own desk, and of every desk for those who oversee the union', () => {
    const offered = (role: Parameters<typeof post>[0], desk: string) => desksFor(aHome({ staff: post(role, desk) }));
    expect(offered('caseOfficer', 'rights')).toEqual([{ id: 'rights', name: '市总权益保障部' }]);
    expect(offered('leader', 'office').length).toBeGreaterThan(20);
    expect(desksFor(aHome())).toEqual([]);
    const readers = [post('caseOfficer', 'rights'), post('auditor', 'audit'), post('administrator', 'office'), null];
    expect(readers.map(readsFigures)).toEqual([true, true, false, false]);
    expect(yearsUntil(today)).toEqual(['2026', '2025', '2024']);
  });
});

describe('a bar', () => {
  it('shows what is there at all, and never more than the whole', () => {
    expect([share(0, 5), share(1, 1000), share(5, 5), share(0, 0)]).toEqual([0, 2, 100, 0]);
  });
});

describe('a state', () => {
  it('counts the same in every service that has one of that name', () => {
    const looks = new Map<string, string>();
    for (const { flow } of services) {
      for (const [state, { tone, open }] of Object.entries(flow.states)) {
        const look = open ? 'underway' : tone;
        expect([state, looks.get(state) ?? look]).toEqual([state, look]);
        looks.set(state, look);
      }
    }
    expect([...new Set(looks.values())].sort()).toEqual(['done', 'ended', 'underway']);
  });
});
