import { sayCount } from '../../../../core/figures/say';
import { type Day, sayDay } from '../../../../core/kernel/day';
import type { Register, Way } from '../../../../core/register/register';
import type { RecordRow, Section } from '../../../../core/register/view';
import { type Bar, share } from '../../../components/bars/bars-view';
import type { List } from '../../../services/case-list';

/** How far one record has come. */
export interface Line {
  id: string;
  headline: string;
  state: RecordRow['state'];
  /** One box a stage: passed, or not yet. */
  boxes: readonly { number: string; isPassed: boolean }[];
  /** `第 2 步 申请 · 3月5日`, and who keeps it. */
  said: string;
}

export interface WayView {
  lines: readonly Line[];
  end: string;
}

/** `1 动员　2 申请　…` */
export const legendOf = ({ stages }: Way): string => stages.map((stage, at) => `${at + 1}\u00a0${stage}`).join('　');

/** Where records stand, in the order of the flow, as bars that open those who stand there. */
export function barsOf(sections: readonly Section[], { unit }: Pick<Register, 'unit'>): Bar[] {
  const options = sections.find(({ filter }) => filter === 'state')?.options ?? [];
  const most = Math.max(...options.map(({ count }) => count));
  return options.map(({ value, label, count }) => ({
    key: `state:${value}`,
    label,
    beside: '',
    count: `${sayCount(count)} ${unit}`,
    percent: share(count, most),
    tone: 'working',
  }));
}

export function toView({ rows, next }: List<RecordRow>, way: Way, unit: string, today: Day): WayView {
  const end = next === null ? `一共 ${rows.length} ${unit}，都在这里了` : '正在打开更多…';
  return { lines: rows.map((row) => lineOf(row, way, today)), end };
}

/** A stage before the last one that was reached lies behind too, though nobody wrote down when. */
function lineOf({ id, headline, state, reached, keeper }: RecordRow, { stages }: Way, today: Day): Line {
  const last = reached.reduce((latest, on, at) => (on === null ? latest : at), -1);
  const on = reached[last];
  const stands = on ? `第 ${last + 1} 步 ${stages[last] ?? ''} · ${sayDay(on, today)}` : '还没有开始';
  return {
    id,
    headline,
    state,
    boxes: stages.map((_, at) => ({ number: `${at + 1}`, isPassed: at <= last })),
    said: `${stands} · ${keeper ? `负责人 ${keeper}` : '还没有负责人'}`,
  };
}
