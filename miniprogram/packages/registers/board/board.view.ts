import type { FigureTable, FigureValue } from '../../../../core/figures/figure';
import type { Figures, FiguresByDesk } from '../../../../core/figures/operations';
import { sayFigure } from '../../../../core/figures/say';
import { type Day, sayDate } from '../../../../core/kernel/day';
import { type Board, toldOn } from '../../../../core/register/register';
import { areasOf } from '../../../../core/union/union';
import { type Bar, share } from '../../../components/bars/bars-view';
import type { Reading } from '../reading';

/** A number that opens the records behind it. */
export interface Count {
  figure: string;
  label: string;
  value: string;
}

/** One number divided by another, with everything that it must be read with. */
interface Rate {
  key: string;
  label: string;
  value: string;
  numerator: Count;
  denominator: Count;
}

/** A bar with the records behind it. */
export interface BoardBar extends Bar {
  figure: string;
  topic: string;
}

interface Chart {
  title: string;
  bars: readonly BoardBar[];
}

/** One desk: the part as a share of the whole, and what else is told of it. */
interface DeskLine {
  desk: string;
  name: string;
  said: string;
  percent: number;
  beside: string;
}

export interface BoardView {
  cutOff: string;
  /** That the numbers are not whole yet; empty where they are. */
  unfinished: string;
  rates: readonly Rate[];
  counts: readonly BoardBar[];
  charts: readonly Chart[];
  /** What each number counts, in words. */
  words: readonly { label: string; words: string }[];
}

/** Every figure that a board is drawn from: those that it tells, and what they divide. */
export function askedFor(board: Board, figures: FigureTable): string[] {
  const divided = board.rates.flatMap((id) => {
    const counts = figures[id]?.counts;
    return counts?.of === 'ratio' ? [counts.numerator, counts.denominator] : [];
  });
  return [...new Set([...toldOn(board), ...divided])];
}

/** The figures of a register, up to the end of a year or until today. */
export function toView({ figures, cutOff, isWhole }: Figures, board: Board, year: string): BoardView {
  const read = (id: string) => figures.find((figure) => figure.id === id);
  const until = year < cutOff.slice(0, 4) ? `${year}-12-31` : cutOff;
  const told = (ids: readonly string[]) => ids.flatMap((id) => read(id) ?? []);
  const counts = told(board.counts);
  const most = Math.max(...counts.map(({ value }) => value ?? 0));
  return {
    cutOff: `截至${sayWhole(until)}`,
    unfinished: isWhole ? '' : '以前的记录正在整理，数字还不全，过几个小时再来看。',
    rates: told(board.rates).flatMap((rate) => rateOf(rate, read) ?? []),
    counts: counts.map((figure) => barOf(figure, most)),
    charts: board.parts.map(({ title, figure }) => ({ title, bars: partsOf(read(figure)) })).filter(isFilled),
    words: told([...board.rates, ...board.counts]).map(({ label, words }) => ({ label, words })),
  };
}

const isFilled = ({ bars }: Chart) => bars.length > 0;
const sayWhole = (day: Day) => `${day.slice(0, 4)}年${sayDate(day, day)}`;

function rateOf(rate: FigureValue, read: (id: string) => FigureValue | undefined): Rate | undefined {
  const [part, whole] = [read(rate.ratio?.numerator ?? ''), read(rate.ratio?.denominator ?? '')];
  if (!part || !whole || (whole.value ?? 0) === 0) return undefined;
  return {
    key: rate.id,
    label: rate.label,
    value: sayFigure(rate),
    numerator: numberOf(part),
    denominator: numberOf(whole),
  };
}

const numberOf = (figure: FigureValue): Count => {
  return { figure: figure.id, label: figure.label, value: sayFigure(figure) };
};

function barOf(figure: FigureValue, most: number): BoardBar {
  const { id, label, value } = figure;
  const drawn = { tone: 'working', percent: share(value ?? 0, most) } as const;
  return { key: id, figure: id, topic: '', label, beside: '', count: sayFigure(figure), ...drawn };
}

function partsOf(figure: FigureValue | undefined): BoardBar[] {
  return (figure?.topics ?? []).map(({ topic, label, value }) => ({
    key: `${figure?.id}|${topic}`,
    figure: figure?.id ?? '',
    topic,
    label,
    beside: '',
    count: `${value} ${figure?.unit}`,
    tone: 'working',
    percent: share(value, figure?.value ?? 0),
  }));
}

/** What is told desk by desk, in the order of the desks. */
export function desksOf({ desks }: FiguresByDesk, { desks: { part, whole, beside } }: Board): DeskLine[] {
  return desks.map(({ desk, name, figures }) => {
    const read = (id: string) => figures.find((figure) => figure.id === id);
    const [some, all] = [read(part), read(whole)];
    const told = beside.flatMap((id) => read(id) ?? []).filter(({ value }) => value !== null && value !== 0);
    return {
      desk,
      name,
      said: [some, all].flatMap((figure) => (figure ? [`${figure.label} ${sayFigure(figure)}`] : [])).join(' / '),
      percent: share(some?.value ?? 0, all?.value ?? 0),
      beside: told.map((figure) => `${figure.label} ${sayFigure(figure)}`).join('，'),
    };
  });
}

/** Of what the board can be: of the whole union and each place, or of her own desk alone. */
export function scopesFor({ home, part }: Reading): { id: string; name: string }[] {
  const { union, me } = home;
  if (part.desk !== undefined) return [{ id: part.desk, name: me.staff?.deskName ?? '' }];
  return [{ id: '', name: '全市' }, ...areasOf(union).map(({ value, label }) => ({ id: value, name: label }))];
}
