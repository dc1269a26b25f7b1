import type { Home } from '../../../../core/domains/office/operations';
import type { FigureValue } from '../../../../core/figures/figure';
import type { Figures } from '../../../../core/figures/operations';
import { sayFigure } from '../../../../core/figures/say';
import { sayDay } from '../../../../core/kernel/day';
import { oversees } from '../../../../core/union/access';
import { type Bar, share } from '../../../components/bars/bars-view';

/** The figures that the page shows. */
export const deskFigures = [
  'cases.opened',
  'cases.done',
  'cases.ended',
  'cases.underway',
  'cases.overdue',
  'rights.agreed',
  'rights.agreedCases',
  'rights.received',
  'rights.receivedCases',
  'rights.satisfaction',
  'rights.rated',
] as const;
type DeskFigure = (typeof deskFigures)[number];

/** A bar with the records behind it. */
export interface FigureBar extends Bar {
  figure: DeskFigure;
  topic: string;
}

/** One chart: bars on one scale, and in words what they are of. */
export interface Chart {
  title: string;
  note: string;
  bars: readonly FigureBar[];
}

export interface FiguresView {
  /** `2026年收到 12 件`; up to when, and how it is counted. Empty where there is nothing. */
  title: string;
  cutOff: string;
  counted: string;
  charts: readonly Chart[];
}

export interface DeskOption {
  id: string;
  name: string;
}

type Read = (id: DeskFigure) => FigureValue | undefined;

/** The figures of a desk as charts, the coarsest first; what there is none of has no chart. */
export function figuresView({ figures, cutOff, isWhole }: Figures, year: string): FiguresView {
  const read: Read = (id) => figures.find((figure) => figure.id === id);
  const isNow = cutOff.startsWith(year);
  const ofYear = [happened(read), topics(read), money(read), satisfaction(read)];
  const charts = [...ofYear, ...(isNow ? [lies(read)] : [])].filter(({ bars }) => bars.length > 0);
  const opened = read('cases.opened');
  return {
    title: charts.length > 0 && opened ? `${year}年收到 ${sayFigure(opened)}` : '',
    cutOff: `截至 ${sayDay(cutOff, cutOff)}`,
    counted: isWhole
      ? '收到、办结和钱都按发生的日子和办理的部门计'
      : '以前的记录正在整理，数字还不全，过几个小时再来看。',
    charts,
  };
}

const amount = (figure: FigureValue | undefined) => figure?.value ?? 0;

/** Figures on one scale, the largest of them its whole; none where all are nothing. */
function onOneScale(read: Read, ids: readonly (readonly [DeskFigure, Bar['tone'], DeskFigure?])[]): FigureBar[] {
  const most = Math.max(...ids.map(([id]) => amount(read(id))));
  if (most <= 0) return [];
  return ids.flatMap(([id, tone, beside]) => {
    const [figure, other] = [read(id), beside && read(beside)];
    if (!figure) return [];
    const percent = share(amount(figure), most);
    const words = { label: figure.label, count: sayFigure(figure), beside: other ? sayFigure(other) : '' };
    return [{ key: id, figure: id, topic: '', tone, percent, ...words }];
  });
}

const happened = (read: Read): Chart => ({
  title: '这一年办了多少',
  note: '往年收到、这一年办结的也算办结，所以两样加减不一定对得上。',
  bars: onOneScale(read, [
    ['cases.opened', 'working'],
    ['cases.done', 'done'],
    ['cases.ended', 'working'],
  ]),
});

const lies = (read: Read): Chart => ({
  title: '现在手上',
  note: '不管哪一年收到的，现在在这里办理的都算。',
  bars: onOneScale(read, [
    ['cases.underway', 'working'],
    ['cases.overdue', 'over'],
  ]),
});

function topics(read: Read): Chart {
  const opened = read('cases.opened');
  const bars = (opened?.topics ?? []).map(({ topic, label, value }): FigureBar => {
    const words = { label, beside: '', count: `${value} 件` };
    return {
      key: topic,
      figure: 'cases.opened',
      topic,
      tone: 'working',
      percent: share(value, amount(opened)),
      ...words,
    };
  });
  return { title: '都是什么事', note: '', bars };
}

const money = (read: Read): Chart => ({
  title: '为职工争取到的钱',
  note: '达成是协议或裁决写明的，到账是职工已经拿到的，两样分开算。',
  bars: onOneScale(read, [
    ['rights.agreed', 'working', 'rights.agreedCases'],
    ['rights.received', 'done', 'rights.receivedCases'],
  ]),
});

function satisfaction(read: Read): Chart {
  const [average, rated] = [read('rights.satisfaction'), read('rights.rated')];
  const words = { label: average?.label ?? '', count: average ? sayFigure(average) : '', beside: '' };
  const bar: FigureBar = {
    ...words,
    key: 'rights.rated',
    figure: 'rights.rated',
    topic: '',
    tone: 'done',
    beside: rated ? `${sayFigure(rated)}评价` : '',
    percent: share(amount(average), fullStars),
  };
  return { title: '职工的评价', note: '满分 5 星。', bars: amount(rated) > 0 ? [bar] : [] };
}

const fullStars = 5;

/** The bar that was tapped. */
export function barOf({ charts }: FiguresView, key: string): FigureBar | undefined {
  return charts.flatMap(({ bars }) => bars).find((one) => one.key === key);
}

/** The desks whose figures she may read, her own first. */
export function desksFor({ me: { staff }, union }: Home): DeskOption[] {
  if (!staff) return [];
  const own = { id: staff.desk, name: staff.deskName };
  if (!oversees(staff.role)) return [own];
  return union.desks.map(({ id, name }) => ({ id, name }));
}
