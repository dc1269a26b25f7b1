import * as v from 'valibot';
import type { Day } from '../../kernel/day';
import { sayYuan } from '../../kernel/money';
import type { Shown } from '../../record/record';
import type { InForce, RulesOf } from '../../union/rules';
import { hardshipRules } from './rules';

type Rules = InForce<keyof typeof hardshipRules.numbers>;

/** What a household says of its money, in fen: incomes by the month, everything else by the year. What is absent was not said. */
export const Household = v.object({
  family: v.array(v.object({ name: v.optional(v.string()), monthlyFen: v.optional(v.number()) })),
  otherYearFen: v.optional(v.number()),
  medicalYearFen: v.optional(v.number()),
  educationYearFen: v.optional(v.number()),
  housingYearFen: v.optional(v.number()),
});
export type Household = v.InferOutput<typeof Household>;

const yearly = [
  ['otherYearFen', '其他收入'],
  ['medicalYearFen', '看病的钱'],
  ['educationYearFen', '学费和住宿费'],
  ['housingYearFen', '房租或房贷'],
] as const;

/** Sums by the year, and what is left for each person a month, in fen. */
export interface Sums {
  income: number;
  expenses: number;
  perHead: number;
}

/**
 * What is left for each person a month is rounded down: (yearly income − rigid expenses) ÷ 12 ÷ people, never below
 * zero (困难职工认定公式). Undefined where something was not said: what is unknown is not nothing.
 */
export function sumsOf(household: Household): Sums | undefined {
  const { family, otherYearFen, medicalYearFen, educationYearFen, housingYearFen } = household;
  const income = total([...family.map(({ monthlyFen }) => monthlyFen && monthlyFen * 12), otherYearFen]);
  const expenses = total([medicalYearFen, educationYearFen, housingYearFen]);
  if (income === undefined || expenses === undefined) return undefined;
  return { income, expenses, perHead: Math.floor(Math.max(income - expenses, 0) / 12 / Math.max(family.length, 1)) };
}

function total(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce<number | undefined>(
    (sum, fen) => (sum === undefined || fen === undefined ? undefined : sum + fen),
    0,
  );
}

/** What was left open, in words: whose incomes, and which amounts of the year. */
function unsaid(household: Household): string[] {
  const silent = household.family.filter(({ monthlyFen }) => monthlyFen === undefined);
  const who = silent.map(({ name = '没写姓名的' }) => name).join('、');
  const named = silent.length > 0 ? [`有 ${silent.length} 人没有填收入（${who}）`] : [];
  const amounts = yearly.filter(([name]) => household[name] === undefined).map(([, label]) => label);
  return amounts.length > 0 ? [...named, `一年的${amounts.join('、')}没有填`] : named;
}

/** The class that the figures alone would give; whether `equal to the line` counts is the union's own decision. */
export function classOf(perHeadFen: number, { of: rules }: Rules): 'deep' | 'relative' | 'none' {
  const lineFen = rules.subsistenceYuan * 100;
  const under = (limit: number) => (rules.lineIncluded === 1 ? perHeadFen <= limit : perHeadFen < limit);
  if (under(lineFen)) return 'deep';
  return under(lineFen * rules.relativeTimes) ? 'relative' : 'none';
}

const conclusions = {
  deep: '按测算符合“深度困难”的收入条件。',
  relative: '按测算符合“相对困难”的收入条件。',
  none: '按测算收入高于困难标准；如因突发事件、大病致困，请核实是否属于“意外致困”。',
};

/** With its year: rules may be in force for several. */
const sayFrom = (day: Day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** What a household says of its money, by the names of the answers. */
export const moneyOf = ['family', ...yearly.map(([name]) => name)] as const;

/** The same with a warning where what it was reckoned from was said in earlier years; `years` are empty where not known. */
export function adviseAgain(household: Household, rulesOf: RulesOf, years: readonly string[]): Shown[] {
  const rules = rulesOf(hardshipRules);
  if (years.length === 0) return adviseOn(household, rules);
  const when = years.map((year) => (year === '' ? '以前' : `${year}年`)).join('、');
  const value = `收入和开支是${when}填的，这次没有重新填。请问清有没有变化，再看下面的测算。`;
  return [{ label: '数字是哪年的', value }, ...adviseOn(household, rules)];
}

/**
 * The income test line by line, for the person who decides: the machine advises, it does not class anybody, and where
 * something was not said it reckons nothing but says what.
 */
export function adviseOn(household: Household, rules: Rules): Shown[] {
  const times = `相对困难按 ${rules.of.relativeTimes} 倍`;
  const standard = `低保标准 ${rules.of.subsistenceYuan} 元/月，${times}，自 ${sayFrom(rules.from)}起执行`;
  const line = { label: '标准', value: standard };
  const sums = sumsOf(household);
  if (!sums) {
    const gaps = unsaid(household).join('；');
    return [line, { label: '测算结果', value: `${gaps}，不能测算。没有填不等于 0，请问清以后再决定。` }];
  }
  return [
    { label: '家庭年收入', value: sayYuan(sums.income) },
    { label: '年刚性支出', value: sayYuan(sums.expenses) },
    { label: '人均月纯收入', value: `${sayYuan(sums.perHead)}（${household.family.length} 人）` },
    line,
    { label: '测算结果', value: `${conclusions[classOf(sums.perHead, rules)]}由您核实后决定。` },
  ];
}
