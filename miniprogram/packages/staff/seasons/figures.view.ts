import { scholarshipFlow } from '../../../../core/domains/scholarship/flow';
import type { Season } from '../../../../core/domains/scholarship/season';
import type { SeasonFigures } from '../../../../core/figures/figures';
import { sayYuan } from '../../../../core/kernel/money';
import { type Bar, share } from '../../../components/bars/bars-view';

const { publish, pay } = scholarshipFlow.steps;
const toPublish: readonly string[] = publish.from;

/** A bar whose records are those of `status` and `turn`. */
export interface SeasonBar extends Bar {
  status: string;
  turn: '' | 'first' | 'later';
}

export interface FiguresView {
  places: { words: string; percent: number };
  /** How much of its budget is granted; empty where it has none. */
  budget: string;
  states: readonly SeasonBar[];
  paid: readonly SeasonBar[];
  paidInAll: string;
  /** How many were checked and wait to be published; 0 when none do. */
  checked: number;
  /** The last day of a notice that begins today. */
  noticeUntil: string;
}

/** What was ever paid, over every season: each student counted once, each payment, and the sum. */
export interface EverView {
  students: string;
  instalments: string;
  amount: string;
  /** What of it was entered of years before the product; empty where nothing was. */
  entered: string;
}

export function figuresView(figures: SeasonFigures, { places, budgetFen }: Season): FiguresView {
  const { states, paid, taken, noticeUntil } = figures;
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const allPaid = paid.fresh + paid.continuing;
  const paidBar = (turn: 'first' | 'later', label: string, count: number): SeasonBar => {
    return {
      key: turn,
      label,
      count: `${count} 人`,
      beside: '',
      tone: 'done',
      percent: share(count, allPaid),
      status: pay.to,
      turn,
    };
  };
  return {
    places: {
      words: `名额 ${places} 人，已用 ${taken} 人，还剩 ${Math.max(places - taken, 0)} 人`,
      percent: share(taken, places),
    },
    budget: budgetFen === undefined ? '' : budgetWords(figures.grantedFen, budgetFen),
    states: states.map(({ status, label, count, amountFen }) => ({
      key: status,
      label,
      count: `${count} 件`,
      beside: amountFen > 0 ? sayYuan(amountFen) : '',
      tone: 'working',
      percent: share(count, all),
      status,
      turn: '',
    })),
    paid: [paidBar('first', '新资助', paid.fresh), paidBar('later', '续领', paid.continuing)],
    paidInAll: sayYuan(paid.amountFen),
    checked: states.find(({ status }) => toPublish.includes(status))?.count ?? 0,
    noticeUntil,
  };
}

export function everView({ everPaid: { students, instalments, amountFen, entered } }: SeasonFigures): EverView {
  const part = entered ? `${entered.students} 人、${entered.instalments} 人次，${sayYuan(entered.amountFen)}` : '';
  return {
    students: `${students}`,
    instalments: `${instalments}`,
    amount: sayYuan(amountFen),
    entered: entered ? `其中 ${entered.until} 年及以前录入 ${part}` : '',
  };
}

/** The bar that was tapped. */
export function barOf({ states, paid }: FiguresView, key: string): SeasonBar | undefined {
  return [...states, ...paid].find((one) => one.key === key);
}

const budgetWords = (grantedFen: number, budgetFen: number) =>
  `资金 ${sayYuan(budgetFen)}，已定 ${sayYuan(grantedFen)}，还剩 ${sayYuan(Math.max(budgetFen - grantedFen, 0))}`;
