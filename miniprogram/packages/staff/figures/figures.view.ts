import type { Home } from '../../../../core/domains/office/operations';
import type { DeskFigure, DeskFigures } from '../../../../core/figures/figures';
import { type Day, sayDay } from '../../../../core/kernel/day';
import { sayYuan } from '../../../../core/kernel/money';
import { oversees } from '../../../../core/union/access';
import { type Bar, share } from '../../../components/bars/bars-view';

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
  /** `2026年收到 12 件`; up to when, and of what it is counted. Empty where there is nothing. */
  title: string;
  cutOff: string;
  counted: string;
  charts: readonly Chart[];
}

export interface DeskOption {
  id: string;
  name: string;
}

const none: FiguresView['charts'] = [];

/** The figures of a desk as charts, the coarsest first; what there is none of has no chart. */
export function figuresView(figures: DeskFigures, year: string, today: Day): FiguresView {
  const { opened, carried } = figures.counts;
  return {
    title: opened + carried > 0 ? `${year}年收到 ${opened} 件` : '',
    cutOff: `截至 ${sayDay(today, today)}`,
    counted: `${year}年提交、现在由这里办理或办完的`,
    charts: [
      ...(opened > 0 ? [standing(figures), topics(figures), ...money(figures), satisfaction(figures)] : none),
      ...(carried > 0 ? [earlier(carried, year)] : none),
    ],
  };
}

function standing({ counts }: DeskFigures): Chart {
  const one = (figure: DeskFigure, label: string, tone: Bar['tone'], beside = '') =>
    bar({ figure, label, tone, beside, count: `${counts[figure]} 件`, percent: share(counts[figure], counts.opened) });
  return {
    title: '办到哪一步',
    note: '办结、在办、未受理或撤回，加起来就是收到的件数。',
    bars: [
      one('done', '办结', 'done'),
      one('underway', '在办', 'working'),
      one('overdue', '超期', 'over', '在办的里面'),
      one('ended', '未受理或撤回', 'working'),
    ],
  };
}

function topics({ topics: found }: DeskFigures): Chart {
  const all = found.reduce((sum, { count }) => sum + count, 0);
  return {
    title: '都是什么事',
    note: '',
    bars: found.map(({ topic, label, count }) =>
      bar({ figure: 'opened', topic, label, count: `${count} 件`, percent: share(count, all) }),
    ),
  };
}

function money({ counts, agreedFen, receivedFen }: DeskFigures): Chart[] {
  if (agreedFen + receivedFen === 0) return [];
  const most = Math.max(agreedFen, receivedFen);
  const one = (figure: 'agreed' | 'received', label: string, fen: number, tone: Bar['tone']) =>
    bar({ figure, label, tone, beside: `${counts[figure]} 件`, count: sayYuan(fen), percent: share(fen, most) });
  return [
    {
      title: '为职工争取到的钱',
      note: '达成是协议或裁决写明的，到账是职工已经拿到的，两样分开算。',
      bars: [one('agreed', '达成金额', agreedFen, 'working'), one('received', '到账金额', receivedFen, 'done')],
    },
  ];
}

function satisfaction({ counts: { rated }, stars }: DeskFigures): Chart {
  const count = rated > 0 ? `平均 ${(stars / rated).toFixed(1)} 星` : '还没有评价';
  const label = { figure: 'rated', label: '满意度', beside: `${rated} 件评价`, tone: 'done' } as const;
  return {
    title: '职工的评价',
    note: '满分 5 星。',
    bars: [bar({ ...label, count, percent: share(stars, rated * 5) })],
  };
}

function earlier(carried: number, year: string): Chart {
  const one = { figure: 'carried', label: '现在还在办', count: `${carried} 件`, percent: 100 } as const;
  return { title: `${year}年以前收到的`, note: '', bars: [bar(one)] };
}

function bar(part: Pick<FigureBar, 'figure' | 'label' | 'count' | 'percent'> & Partial<FigureBar>): FigureBar {
  const { figure, topic = '' } = part;
  return { key: topic || figure, topic, beside: '', tone: 'working', ...part };
}

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

/** This year and the two before. */
export function yearsUntil(today: Day): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year - 1, year - 2].map(String);
}
