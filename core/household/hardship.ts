import * as v from 'valibot';
import type { Shown } from '../case/case';
import type { Day } from '../kernel/day';
import { sayYuan } from '../kernel/money';
import type { Rules } from '../rules';

/** What a household says of its money, in fen: incomes by the month, everything else by the year. */
export const Household = v.object({
  family: v.array(v.object({ monthlyFen: v.optional(v.number(), 0) })),
  otherYearFen: v.optional(v.number(), 0),
  medicalYearFen: v.optional(v.number(), 0),
  educationYearFen: v.optional(v.number(), 0),
  housingYearFen: v.optional(v.number(), 0),
});
export type Household = v.InferOutput<typeof Household>;

/**
 * What is left for each person a month, in fen, rounded down: (yearly income − rigid expenses) ÷ 12 ÷ people, never
 * below zero (困难职工认定公式).
 */
export function leftPerHead(household: Household): number {
  const { income, expenses } = sums(household);
  return Math.floor(Math.max(income - expenses, 0) / 12 / Math.max(household.family.length, 1));
}

function sums({ family, otherYearFen, medicalYearFen, educationYearFen, housingYearFen }: Household) {
  const income = family.reduce((sum, { monthlyFen }) => sum + monthlyFen * 12, 0) + otherYearFen;
  return { income, expenses: medicalYearFen + educationYearFen + housingYearFen };
}

/** The class that the figures alone would give; whether `equal to the line` counts is the union's own decision. */
export function classOf(perHeadFen: number, rules: Rules): 'deep' | 'relative' | 'none' {
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

/** The income test line by line, for the person who decides: the machine advises, it does not class anybody. */
export function adviseOn(household: Household, rules: Rules): Shown[] {
  const { income, expenses } = sums(household);
  const perHead = leftPerHead(household);
  const line = `低保标准 ${rules.subsistenceYuan} 元/月，相对困难按 ${rules.relativeTimes} 倍，自 ${sayFrom(rules.from)}起执行`;
  return [
    { label: '家庭年收入', value: sayYuan(income) },
    { label: '年刚性支出', value: sayYuan(expenses) },
    { label: '人均月纯收入', value: `${sayYuan(perHead)}（${household.family.length} 人）` },
    { label: '标准', value: line },
    { label: '测算结果', value: `${conclusions[classOf(perHead, rules)]}由您核实后决定。` },
  ];
}
