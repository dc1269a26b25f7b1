import * as v from 'valibot';
import { type Day, isDay } from './kernel/day';

interface RuleNumber {
  label: string;
  /** Working days skip holidays and weekends of the People's Republic; days do not. */
  unit: '个工作日' | '天' | '人';
  least: number;
  most: number;
  /** Where the usual value comes from. */
  source: string;
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
} as const satisfies Record<string, RuleNumber>;

export type RuleName = keyof typeof ruleTable;

const number = ({ least, most, unit }: RuleNumber) =>
  v.pipe(
    v.number('请填整数。'),
    v.integer('请填整数。'),
    v.minValue(least, `不能少于 ${least} ${unit}。`),
    v.maxValue(most, `不能多于 ${most} ${unit}。`),
  );

/** What an administrator decides: every number, and the day from which they hold. */
export const NewRules = v.object({
  from: v.pipe(v.string('请选择日期。'), v.check(isDay, '请选择一个日历上有的日期。')),
  acceptDays: number(ruleTable.acceptDays),
  resolveDays: number(ruleTable.resolveDays),
  answerDays: number(ruleTable.answerDays),
  urgentPeople: number(ruleTable.urgentPeople),
  urgentDays: number(ruleTable.urgentDays),
  pauseDays: number(ruleTable.pauseDays),
});
export type NewRules = v.InferOutput<typeof NewRules>;

/** What the union has decided, from a day on; a case keeps the `from` of the rules it was handled under. */
export const Rules = v.object({
  ...NewRules.entries,
  /** Who decided it, and when; absent for what came with the installation. */
  by: v.optional(v.string()),
  at: v.optional(v.string()),
});
export type Rules = v.InferOutput<typeof Rules>;

/** The rules with one more decision; a decision for the same day replaces the one before. In the order of their days. */
export function decide(rules: readonly Rules[], decided: Rules): Rules[] {
  const others = rules.filter(({ from }) => from !== decided.from);
  return [...others, decided].sort((a, b) => (a.from < b.from ? -1 : 1));
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
} as const satisfies Record<string, { rule: RuleName; owner: string; staff: string }>;

export type ClockName = keyof typeof clocks;
