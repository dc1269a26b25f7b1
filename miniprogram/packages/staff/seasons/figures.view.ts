import { scholarshipFlow } from '../../../../core/domains/scholarship/flow';
import type { Places } from '../../../../core/domains/scholarship/operations';
import type { Season } from '../../../../core/domains/scholarship/season';
import { stateFigure } from '../../../../core/domains/scholarship/states';
import type { FigureValue } from '../../../../core/figures/figure';
import type { Figures } from '../../../../core/figures/operations';
import { sayFigure } from '../../../../core/figures/say';
import { sayYuan } from '../../../../core/kernel/money';
import { type Bar, share } from '../../../components/bars/bars-view';

const states = Object.keys(scholarshipFlow.states);
const toPublish: readonly string[] = scholarshipFlow.steps.publish.from;
const paidOnes = ['scholarship.fresh', 'scholarship.continuing'] as const;

/** The figures that the page shows of a season, and of all of them. */
export const seasonFigures = [
  ...states.map(stateFigure),
  ...paidOnes,
  'scholarship.paidInRound',
  'scholarship.studentsCumulative',
  'scholarship.instalmentsCumulative',
  'scholarship.paidCumulative',
  'scholarship.studentsEntered',
  'scholarship.instalmentsEntered',
  'scholarship.paidEntered',
];

/** A bar with the figure whose records open behind it. */
export interface SeasonBar extends Bar {
  figure: string;
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

const finding =
  ({ figures }: Figures) =>
  (id: string) =>
    figures.find((figure) => figure.id === id);
const amount = (figure: FigureValue | undefined) => figure?.value ?? 0;
const words = (figure: FigureValue | undefined) => (figure ? sayFigure(figure) : '');

export function figuresView(read: Figures, claimed: Places, { places, budgetFen }: Season): FiguresView {
  const { taken, grantedFen, noticeUntil } = claimed;
  const find = finding(read);
  const bars = (ids: readonly string[], tone: Bar['tone']): SeasonBar[] => {
    const all = ids.reduce((sum, id) => sum + amount(find(id)), 0);
    return ids.flatMap((id) => {
      const figure = find(id);
      if (!figure) return [];
      const { label } = figure;
      return [
        { key: id, label, count: sayFigure(figure), beside: '', tone, percent: share(amount(figure), all), figure: id },
      ];
    });
  };
  return {
    places: {
      words: `名额 ${places} 人，已用 ${taken} 人，还剩 ${Math.max(places - taken, 0)} 人`,
      percent: share(taken, places),
    },
    budget: budgetFen === undefined ? `已定 ${sayYuan(grantedFen)}` : budgetWords(grantedFen, budgetFen),
    states: bars(
      states.map(stateFigure).filter((id) => amount(find(id)) > 0),
      'working',
    ),
    paid: bars(paidOnes, 'done'),
    paidInAll: words(find('scholarship.paidInRound')),
    checked: amount(find(stateFigure(toPublish[0] ?? ''))),
    noticeUntil,
  };
}

export function everView(read: Figures): EverView {
  const find = finding(read);
  const entered = ['scholarship.studentsEntered', 'scholarship.instalmentsEntered', 'scholarship.paidEntered'].map(
    find,
  );
  const [students, instalments, money] = entered;
  const part = `其中启用本系统以前录入 ${words(students)}、${words(instalments)}，${words(money)}`;
  return {
    students: `${amount(find('scholarship.studentsCumulative'))}`,
    instalments: `${amount(find('scholarship.instalmentsCumulative'))}`,
    amount: words(find('scholarship.paidCumulative')),
    entered: amount(instalments) > 0 ? part : '',
  };
}

/** The bar that was tapped. */
export function barOf({ states: all, paid }: FiguresView, key: string): SeasonBar | undefined {
  return [...all, ...paid].find((one) => one.key === key);
}

const budgetWords = (grantedFen: number, budgetFen: number) =>
  `资金 ${sayYuan(budgetFen)}，已定 ${sayYuan(grantedFen)}，还剩 ${sayYuan(Math.max(budgetFen - grantedFen, 0))}`;
