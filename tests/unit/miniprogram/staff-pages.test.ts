import { hardshipRules } from '../../../core/domains/aid/rules';
import type { Colleague } from '../../../core/domains/office/operations';
import { rightsRules } from '../../../core/domains/rights/rules';
import { ruleSets } from '../../../core/domains/rules';
import { recordRules } from '../../../core/record/rules';
import { type Decision, usualOf } from '../../../core/union/rules';
import { colleagueOptions } from '../../../miniprogram/components/question/colleagues';
import { toView as awayView } from '../../../miniprogram/packages/staff/away/away.view';
import { toView as benchView, figuresOf } from '../../../miniprogram/packages/staff/bench/bench.view';
import {
  decidedIn,
  rulesSheet,
  toView as rulesView,
  withChanges,
} from '../../../miniprogram/packages/staff/rules/rules.view';
import { toView as mineView } from '../../../miniprogram/pages/mine/mine.view';
import { aRow } from './cases';
import { aHome } from './phone';

const today = '2026-11-22';
const me = {
  role: 'caseOfficer',
  roleName: '市总工会经办人',
  desk: 'rights',
  deskName: '市总权益保障部',
  title: '干事',
  handle: '1'.repeat(16),
  away: null,
} as const;

function aColleague(part: Partial<Colleague>): Colleague {
  return {
    handle: '2'.repeat(16),
    name: '方正平',
    title: '',
    desk: 'rights',
    deskName: '市总权益保障部',
    away: false,
    takes: true,
    handles: true,
    ...part,
  };
}

describe('the figures of today', () => {
  it('come in order of urgency, coloured only where something waits', () => {
    const today = { overdue: 1, dueToday: 0, fresh: 5, waiting: 4 };
    expect(figuresOf(today, 'decide').map(({ label }) => label)).toEqual(['超期', '今日到期']);
    expect(figuresOf(today, 'mine')).toEqual([
      { filter: 'overdue', label: '超期', count: '1', isNone: false, tone: 'over' },
      { filter: 'dueToday', label: '今日到期', count: '0', isNone: true, tone: 'calm' },
      { filter: 'fresh', label: '新分派', count: '5', isNone: false, tone: 'calm' },
      { filter: 'waiting', label: '待补材料', count: '4', isNone: false, tone: 'calm' },
    ]);
  });

  it('say what they show, also when that is nothing', () => {
    const looking = { queue: 'mine', filter: 'overdue' } as const;
    expect(benchView(looking, { rows: [aRow()], next: null }, today).end).toBe('超期 1 件，按剩余时间排列');
    expect(benchView(looking, { rows: [], next: null }, today).empty.title).toBe('没有超期的事');
  });
});

describe('colleagues', () => {
  it('of the own desk come first, and nobody gives a case to herself', () => {
    const lin = aColleague({ handle: '3'.repeat(16), name: '林海燕', desk: 'town:xianghu', deskName: '象湖镇工会' });
    const mine = aColleague({ handle: me.handle, name: '李敏' });
    expect(colleagueOptions([lin, mine, aColleague({ away: true })], me).map(({ label }) => label)).toEqual([
      '方正平 · 市总权益保障部(离岗)',
      '林海燕 · 象湖镇工会',
    ]);
  });

  it('of one desk and one name are told apart by their titles', () => {
    const two = ['部长', '干事'].map((title, at) => aColleague({ handle: `${at + 4}`.repeat(16), title }));
    expect(
      colleagueOptions([...two, aColleague({ handle: '6'.repeat(16), desk: 'aid' })], me).map(({ label }) => label),
    ).toEqual(['方正平 · 市总权益保障部 · 部长', '方正平 · 市总权益保障部 · 干事', '方正平 · 市总权益保障部']);
  });
});

describe('being away', () => {
  const colleagues = [
    aColleague({ title: '部长' }),
    aColleague({ handle: '3'.repeat(16), name: '何律师', away: true }),
  ];

  it('offers as deputies only those of the same desk who are there', () => {
    expect(awayView(me, [...colleagues, aColleague({ desk: 'aid' })], today).deputies).toEqual([
      { value: '2'.repeat(16), label: '方正平 · 部长' },
    ]);
  });

  it('says until when and who stands in, to the end of that day', () => {
    const staff = { ...me, away: { until: '2026-11-25', deputy: '2'.repeat(16) } };
    expect(awayView(staff, colleagues, '2026-11-25').away).toMatchObject({ title: '离岗到 11月25日(周三)' });
    expect(awayView(staff, colleagues, today).away?.words).toContain('由 方正平 代理');
    expect(awayView(staff, colleagues, '2026-11-26').away).toBeNull();
    expect(mineView({ ...aHome({ staff }), today }).staff?.away).toBe('离岗到 11月25日(周三)');
  });
});

describe('the rules', () => {
  const numbers = { acceptDays: 5, resolveDays: 60, answerDays: 30, urgentPeople: 10, urgentDays: 7, lineIncluded: 0 };
  const first: Decision = { from: '2026-01-01', numbers };
  const next: Decision = {
    from: '2026-12-01',
    of: 'rights',
    numbers: { ...usualOf(rightsRules), acceptDays: 7 },
    by: '孙宇',
    at: '2026-11-20T01:00:00.000Z',
  };
  const section = (rules: readonly Decision[], day = today, domain = 'rights') =>
    rulesView(rules, day).find((each) => each.domain === domain);

  it('show each number of each domain with its unit and its source, and since when it holds', () => {
    const view = rulesView([first, next], today);
    expect(view.map(({ title }) => title)).toEqual(ruleSets.map(({ title }) => title));
    expect(view.map(({ lines }) => lines.length)).toEqual(ruleSets.map((set) => Object.keys(set.numbers).length));
    expect(view[0]).toMatchObject({ since: '1月1日(周四) 起执行', by: '' });
    expect(view[0]?.lines[0]).toMatchObject({ label: '诉求受理期限', value: '5 个工作日' });
    expect(view[0]?.lines[0]?.source).toContain('信访工作条例');
    expect(section([first], today, 'enterprises')?.since).toBe('没有改过，按通常的数字');
  });

  it('show what changes later and who decided it, and from its day on that it has changed', () => {
    const change = {
      from: '2026-12-01',
      by: '孙宇 11月20日 09:00 决定',
      facts: [{ label: '诉求受理期限', values: ['5 个工作日 → 7 个工作日'] }],
    };
    expect(section([first, next])?.changes).toEqual([{ ...change, title: '12月1日(周二) 起改为' }]);
    expect(section([first, next], today, 'aid')?.changes).toEqual([]);
    expect(section([first, next], '2026-12-01')).toMatchObject({
      since: '12月1日(周二) 起执行',
      changes: [{ ...change, by: '孙宇 11月20日 09:00 决定', title: '12月1日(周二) 起改过' }],
    });
  });

  it('are changed from what holds today, and say what will be different', () => {
    const sheet = rulesSheet(recordRules, [first], today);
    expect(sheet).toMatchObject({ typed: { pauseDays: '30' }, title: '修改规则：各项业务' });
    expect(withChanges(sheet, recordRules, [first], today).reads?.said).toBe('还没有改动');
    const changed = { ...sheet, typed: { ...sheet.typed, from: '2026-12-01', pauseDays: '0' } };
    expect(withChanges(changed, recordRules, [first], today).reads).toMatchObject({
      said: '12月1日(周二) 起',
      facts: [{ label: '等候职工补材料，最多顺延', values: ['30 天 → 0 天'] }],
    });
  });

  it('tell as changed what somebody else decided up to that day: an older form would undo it', () => {
    const sheet = rulesSheet(rightsRules, [first], today);
    const read = (from: string) =>
      withChanges({ ...sheet, typed: { ...sheet.typed, from } }, rightsRules, [first, next], today).reads?.facts;
    expect(read('2026-11-30')).toEqual([]);
    expect(read('2026-12-01')).toEqual([{ label: '诉求受理期限', values: ['7 个工作日 → 5 个工作日'] }]);
  });

  it('that are one of two are chosen by their words, and sent as the numbers they stand for', () => {
    const sheet = rulesSheet(hardshipRules, [first], today);
    const { options } = sheet.fields.find(({ name }) => name === 'lineIncluded') ?? {};
    expect(options?.map(({ label }) => label)).toEqual(['不算困难', '算困难']);
    const typed = { ...sheet.typed, from: '2026-12-01', lineIncluded: '1', subsistenceYuan: '10000' };
    const reads = withChanges({ ...sheet, typed }, hardshipRules, [first], today).reads;
    expect(reads?.facts.flatMap(({ values }) => values)).toEqual(['850 元/月 → 10000 元/月', '不算困难 → 算困难']);
    expect(decidedIn(hardshipRules, typed)).toEqual({
      from: '2026-12-01',
      numbers: { lineIncluded: 1, subsistenceYuan: 10_000, relativeTimes: 2 },
    });
    expect(decidedIn(hardshipRules, { ...typed, subsistenceYuan: '五' }).numbers).not.toHaveProperty('subsistenceYuan');
  });
});
