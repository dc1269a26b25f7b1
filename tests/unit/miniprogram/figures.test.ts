import { catalogue } from '../../../core/domains/catalogue';
import type { Home } from '../../../core/domains/office/operations';
import { services } from '../../../core/domains/services';
import type { FigureValue } from '../../../core/figures/figure';
import type { Figures } from '../../../core/figures/operations';
import { share } from '../../../miniprogram/components/bars/bars-view';
import { yearsUntil } from '../../../miniprogram/components/years/years-view';
import { barOf, deskFigures, desksFor, figuresView } from '../../../miniprogram/packages/staff/figures/figures.view';
import { sourceOf } from '../../../miniprogram/packages/staff/records/sources';
import { readsFigures } from '../../../miniprogram/packages/staff/seat';
import { aHome, FakePhone } from './phone';

const today = '2026-11-22';
const units: Partial<Record<string, FigureValue['unit']>> = {
  'rights.agreed': '元',
  'rights.received': '元',
  'rights.satisfaction': '星',
};
const ratio = { numerator: 'rights.stars', denominator: 'rights.rated' };

/** Figures as they are read, by their ids; those that are not named are nothing. */
function read(values: Partial<Record<(typeof deskFigures)[number], number | null>>, cutOff = today): Figures {
  const one = (id: (typeof deskFigures)[number]): FigureValue => ({
    id,
    label: catalogue.figures.get(id)?.label ?? '',
    unit: units[id] ?? '件',
    words: '',
    value: values[id] === undefined ? 0 : values[id],
    atLeast: false,
    topics: [],
    ratio: id === 'rights.satisfaction' ? ratio : null,
  });
  return { figures: deskFigures.map(one), cutOff, isWhole: true };
}

const plain = read({
  'cases.opened': 20,
  'cases.done': 12,
  'cases.ended': 1,
  'cases.underway': 7,
  'cases.overdue': 2,
  'rights.agreed': 8_000_000,
  'rights.agreedCases': 4,
  'rights.received': 2_000_000,
  'rights.receivedCases': 3,
  'rights.satisfaction': 4.7,
  'rights.rated': 6,
});
const topics = [
  { topic: 'appeal.pay', label: '拖欠工资', value: 15 },
  { topic: 'scholarship', label: '金秋助学', value: 5 },
];
const figures: Figures = {
  ...plain,
  figures: plain.figures.map((one) => (one.id === 'cases.opened' ? { ...one, topics } : one)),
};

const post = (role: NonNullable<Home['me']['staff']>['role'], desk: string) => {
  return { role, roleName: '', desk, deskName: '市总权益保障部', title: '', handle: '1'.repeat(16), away: null };
};

describe('the figures of a desk on the phone', () => {
  const view = figuresView(figures, '2026');

  it('name what is counted, of which year and up to which day', () => {
    expect(view.title).toBe('2026年收到 20 件');
    expect(view.cutOff).toBe('截至 11月22日(周日)');
    expect(view.counted).toBe('收到、办结和钱都按发生的日子和办理的部门计');
    expect(figuresView({ ...figures, isWhole: false }, '2026').counted).toContain('数字还不全');
  });

  it('are bars from zero on one scale, each with its unit', () => {
    const drawn = view.charts.map(({ title, bars }) => [
      title,
      bars.map(({ label, count, percent }) => `${label} ${count} ${percent}%`),
    ]);
    expect(drawn).toEqual([
      ['这一年办了多少', ['收到 20 件 100%', '办结 12 件 60%', '未受理或撤回 1 件 5%']],
      ['都是什么事', ['拖欠工资 15 件 75%', '金秋助学 5 件 25%']],
      ['为职工争取到的钱', ['达成金额 80,000 元 100%', '到账金额 20,000 元 25%']],
      ['职工的评价', ['满意度 平均 4.7 星 94%']],
      ['现在手上', ['在办 7 件 100%', '超期 2 件 29%']],
    ]);
    expect(view.charts[2]?.bars.map(({ beside }) => beside)).toEqual(['4 件', '3 件']);
    expect(view.charts[3]?.bars[0]?.beside).toBe('6 件评价');
  });

  it('have no chart of what there is none of, and nothing of today in an earlier year', () => {
    expect(figuresView(read({}), '2026')).toMatchObject({ title: '', charts: [] });
    const unrated = read({ 'cases.opened': 1, 'cases.underway': 1, 'rights.satisfaction': null });
    expect(figuresView(unrated, '2026').charts.map(({ title }) => title)).toEqual(['这一年办了多少', '现在手上']);
    expect(figuresView(unrated, '2024').charts.map(({ title }) => title)).toEqual(['这一年办了多少']);
    // A reopened case may leave a year with less than nothing done.
    expect(figuresView(read({ 'cases.done': -1 }), '2026').charts).toEqual([]);
  });

  it('open the records that were counted', async () => {
    const phone = new FakePhone();
    phone.answers(() => ({ ok: true, value: { rows: [], next: null } }));
    for (const key of ['cases.overdue', 'scholarship']) {
      const { figure, topic } = barOf(view, key) ?? {};
      const source = sourceOf({ desk: 'rights', year: '2026', figure, topic });
      await source();
      await source('a cursor');
    }
    const asked = { desk: 'rights', year: '2026' };
    expect(phone.sent.map(({ operation, input }) => [operation, input])).toEqual([
      ['figures.records', { ...asked, figure: 'cases.overdue' }],
      ['figures.records', { ...asked, figure: 'cases.overdue', cursor: 'a cursor' }],
      ['figures.records', { ...asked, figure: 'cases.opened', topic: 'scholarship' }],
      ['figures.records', { ...asked, figure: 'cases.opened', topic: 'scholarship', cursor: 'a cursor' }],
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
