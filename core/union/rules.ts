import * as v from 'valibot';
import type { Day } from '../kernel/day';
import { day } from '../kernel/field';
import type { Decided } from './decided';

/** A number that the union may set for itself. */
export interface RuleNumber {
  label: string;
  /** Working days skip holidays and weekends of the People's Republic; days do not. */
  unit: '个工作日' | '天' | '人' | '年' | '元/月' | '倍' | '';
  least: number;
  most: number;
  /** Where the usual value comes from. */
  source: string;
  /** What holds as long as the union has not decided; only for numbers that came later than its first rules. */
  usual?: number;
  /** What 0 and 1 mean, where the union chooses between two. */
  choices?: readonly [string, string];
}

/** Every number that the union may set for itself. The values lie in its settings, each from a day on. */
export const ruleTable = {
  acceptDays: {
    label: '诉求受理期限',
    unit: '个工作日',
    least: 1,
    most: 15,
    source: '信访工作条例 第二十三条：15 日内告知是否受理',
  },
  resolveDays: { label: '诉求答复期限', unit: '天', least: 1, most: 60, source: '信访工作条例 第三十四条：60 日' },
  answerDays: {
    label: '等候其他部门答复的期限',
    unit: '天',
    least: 1,
    most: 60,
    source: '工会自定，不超过信访办理期限',
  },
  urgentPeople: { label: '按群体事项紧急办理的人数', unit: '人', least: 2, most: 100, source: '工会自定' },
  urgentDays: {
    label: '离法定期限不足几天按紧急办理',
    unit: '天',
    least: 1,
    most: 30,
    source: '法律援助法 第四十四条：不足七日',
  },
  pauseDays: { label: '等候职工补材料，最多顺延', unit: '天', least: 0, most: 90, source: '工会自定' },
  verifyDays: {
    label: '助学入户核实期限',
    unit: '个工作日',
    least: 1,
    most: 30,
    source: '基层工会 5 日内完成入户调查(义乌 2024)',
    usual: 5,
  },
  reviewDays: { label: '助学初审期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
  checkDays: { label: '助学市级审核期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 10 },
  noticeDays: {
    label: '公示期',
    unit: '个工作日',
    least: 5,
    most: 30,
    source: '困难职工认定、金秋助学：公示不少于 5 个工作日',
    usual: 5,
  },
  objectionDays: { label: '公示异议核查期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
  decideDays: { label: '助学审批期限', unit: '个工作日', least: 1, most: 30, source: '工会自定', usual: 5 },
  payDays: { label: '助学发放期限', unit: '个工作日', least: 1, most: 60, source: '工会自定', usual: 15 },
  instalments: {
    label: '同一名学生最多资助几年',
    unit: '年',
    least: 1,
    most: 8,
    source: '金秋助学跟踪资助：连续四年',
    usual: 4,
  },
  subsistenceYuan: {
    label: '城市低保标准',
    unit: '元/月',
    least: 1,
    most: 10_000,
    source: '当地民政部门公布；用于困难程度测算',
    usual: 850,
  },
  relativeTimes: {
    label: '相对困难：不超过低保标准的几倍',
    unit: '倍',
    least: 1,
    most: 10,
    source: '全总：2 倍',
    usual: 2,
  },
  lineIncluded: {
    label: '人均收入正好等于标准的家庭',
    unit: '',
    least: 0,
    most: 1,
    choices: ['不算困难', '算困难'],
    source: '青岛、平顶山用“低于”，邢台用“不超过”',
    usual: 0,
  },
} as const satisfies Record<string, RuleNumber>;

export type RuleName = keyof typeof ruleTable;

const number = ({ least, most, unit }: RuleNumber) =>
  v.pipe(
    v.number('请填整数。'),
    v.integer('请填整数。'),
    v.minValue(least, `不能少于 ${least} ${unit}。`),
    v.maxValue(most, `不能多于 ${most} ${unit}。`),
  );

const usually = (rule: RuleNumber & { usual: number }) => v.optional(number(rule), rule.usual);

/** What of a decision is bound to the day on which it is made: what was promised today stays promised. */
export const Beginning = v.object({
  from: day('从哪一天起执行', {
    from: { of: 'today', days: 1, said: '新的规则最早从明天开始，请选明天或以后的日子。' },
    to: { of: 'today', years: 2 },
  }),
});

/** What an administrator decides: every number, and the day from which they hold. */
export const NewRules = v.object({
  ...Beginning.entries,
  acceptDays: number(ruleTable.acceptDays),
  resolveDays: number(ruleTable.resolveDays),
  answerDays: number(ruleTable.answerDays),
  urgentPeople: number(ruleTable.urgentPeople),
  urgentDays: number(ruleTable.urgentDays),
  pauseDays: number(ruleTable.pauseDays),
  verifyDays: number(ruleTable.verifyDays),
  reviewDays: number(ruleTable.reviewDays),
  checkDays: number(ruleTable.checkDays),
  noticeDays: number(ruleTable.noticeDays),
  objectionDays: number(ruleTable.objectionDays),
  decideDays: number(ruleTable.decideDays),
  payDays: number(ruleTable.payDays),
  instalments: number(ruleTable.instalments),
  subsistenceYuan: number(ruleTable.subsistenceYuan),
  relativeTimes: number(ruleTable.relativeTimes),
  lineIncluded: number(ruleTable.lineIncluded),
});
export type NewRules = v.InferOutput<typeof NewRules>;

/** What the union has decided, from a day on; a case keeps the `from` of the rules it was handled under. */
export const Rules = v.object({
  ...NewRules.entries,
  verifyDays: usually(ruleTable.verifyDays),
  reviewDays: usually(ruleTable.reviewDays),
  checkDays: usually(ruleTable.checkDays),
  noticeDays: usually(ruleTable.noticeDays),
  objectionDays: usually(ruleTable.objectionDays),
  decideDays: usually(ruleTable.decideDays),
  payDays: usually(ruleTable.payDays),
  instalments: usually(ruleTable.instalments),
  subsistenceYuan: usually(ruleTable.subsistenceYuan),
  relativeTimes: usually(ruleTable.relativeTimes),
  lineIncluded: usually(ruleTable.lineIncluded),
  /** Who decided it, and when; absent for what came with the installation. */
  by: v.optional(v.string()),
  at: v.optional(v.string()),
});
export type Rules = v.InferOutput<typeof Rules>;

/** So many decisions wait for their day at most: every call reads them all. */
const mostAhead = 12;

/** What speaks against one more decision for a day, where so many wait for theirs already; one for the same day replaces another. */
export function aheadMistakes(rules: readonly Rules[], from: Day, today: Day): { from?: string } {
  const waiting = rules.filter((each) => each.from > today && each.from !== from);
  return waiting.length < mostAhead ? {} : { from: `已经有 ${mostAhead} 次规则在等着执行，请改其中一天的，不要再加。` };
}

/** The rules with one more decision; a decision for the same day replaces the one before. In the order of their days. */
export function decide(rules: readonly Rules[], decided: Rules): Rules[] {
  const others = rules.filter(({ from }) => from !== decided.from);
  return [...others, decided].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The decision that was made last, whichever day it holds from; undefined where nothing but the installation's own is there. */
export function lastDecided(rules: readonly Rules[]): Decided | undefined {
  const decided = rules.flatMap(({ by, at }) => (by !== undefined && at !== undefined ? [{ by, at }] : []));
  return decided.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}

/** What a change of the rules names as read where nobody has decided anything yet. */
export const undecided = 'undecided';

/**
 * The decision that somebody did not know who decides on rules: the last one, as each decision is about every number from its day
 * on. Undefined where she knew it. A phone from before that names none is held to what it would replace outright.
 */
export function unreadDecision(rules: readonly Rules[], from: Day, corrects: string | undefined): Decided | undefined {
  const last = lastDecided(rules);
  if (corrects !== undefined) return corrects === (last?.at ?? undecided) ? undefined : last;
  return lastDecided(rules.filter((each) => each.from === from));
}

/** The rules in force on a day: the latest that has begun; before the first one, the first. */
export function rulesOn({ rules }: { rules: readonly Rules[] }, day: Day): Rules {
  const [first, ...rest] = [...rules].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) throw new Error('the union has no rules');
  return rest.reduce((current, next) => (next.from <= day ? next : current), first);
}

/** The deadlines that a flow can start, and in whose words they are promised. */
export const clocks = {
  accept: { rule: 'acceptDays', owner: '告诉您是否受理', staff: '受理' },
  resolve: { rule: 'resolveDays', owner: '给您答复', staff: '办结' },
  answer: { rule: 'answerDays', owner: '有其他部门的答复', staff: '跟进答复' },
  verify: { rule: 'verifyDays', owner: '上门核实', staff: '入户核实' },
  review: { rule: 'reviewDays', owner: '完成初审', staff: '初审' },
  check: { rule: 'checkDays', owner: '完成审核', staff: '审核' },
  notice: { rule: 'noticeDays', owner: '公示结束', staff: '公示期满' },
  objection: { rule: 'objectionDays', owner: '查清异议', staff: '查清异议' },
  decide: { rule: 'decideDays', owner: '完成审批', staff: '审批' },
  pay: { rule: 'payDays', owner: '把钱打到卡上', staff: '发放' },
} as const satisfies Record<string, { rule: RuleName; owner: string; staff: string }>;

export type ClockName = keyof typeof clocks;
