import type { Alarms } from '../../../../core/alarm';
import type { Today } from '../../../../core/case/operations';
import type { QueueFilter } from '../../../../core/case/queue';
import { registerHomes } from '../../../../core/domains/register-homes';
import { sayCount } from '../../../../core/figures/say';
import type { Day } from '../../../../core/kernel/day';
import type { RecordPage } from '../../../../core/register/view';
import { oversees, worksAt } from '../../../../core/union/access';
import type { Me } from '../../../../core/union/me';
import { type CaseCard, staffCard } from '../../../components/case-card/card';
import type { CaseList } from '../../../services/case-list';
import { readsFigures, seatOf } from '../seat';

export type Queue = 'mine' | 'desk' | 'decide';

/** Which cases are on the screen. */
export interface Looking {
  queue: Queue;
  filter: QueueFilter | null;
}

/** One number of today, which opens the cases behind it. */
export interface Figure {
  filter: QueueFilter;
  label: string;
  count: string;
  /** True where there is none. */
  isNone: boolean;
  tone: 'over' | 'soon' | 'calm';
}

export interface BenchView {
  cards: readonly CaseCard[];
  empty: { title: string; help: string };
  end: string;
}

const nothing: Record<Queue, BenchView['empty']> = {
  mine: { title: '手上没有在办的事', help: '新分给您的会出现在这里。' },
  desk: { title: '本部门没有在办的事', help: '分到本部门的会出现在这里。' },
  decide: { title: '没有等您审批的事', help: '公示期满、等负责人审批的会出现在这里。' },
};

const figures: Record<QueueFilter, { label: string; tone: Figure['tone']; none: string }> = {
  overdue: { label: '超期', tone: 'over', none: '没有超期的事' },
  dueToday: { label: '今日到期', tone: 'soon', none: '没有今天到期的事' },
  fresh: { label: '新分派', tone: 'calm', none: '没有新分派的事' },
  waiting: { label: '待补材料', tone: 'calm', none: '没有等职工补材料的事' },
};
const order: readonly QueueFilter[] = ['overdue', 'dueToday', 'fresh', 'waiting'];

/** What waits today in the queue on the screen, the most pressing first. What waits for a head is neither new nor waits for papers. */
export function figuresOf(today: Today, queue: Queue): Figure[] {
  const told = queue === 'decide' ? order.slice(0, 2) : order;
  return told.map((filter) => {
    const { label, tone } = figures[filter];
    const count = today[filter];
    return { filter, label, count: sayCount(count), isNone: count === 0, tone: count > 0 ? tone : 'calm' };
  });
}

/** What else somebody with this post comes to the bench for. */
export interface Ways {
  decides: boolean;
  seasons: boolean;
  payments: boolean;
  figures: boolean;
  registers: boolean;
  alarms: boolean;
}

export function waysOf(staff: Me['staff']): Ways {
  return {
    decides: staff?.role === 'approver' || staff?.role === 'leader',
    seasons: seatOf(staff).follows,
    payments: staff !== null && staff.role === 'treasurer' && worksAt({ staff }, 'finance'),
    figures: readsFigures(staff),
    registers: staff !== null && keepsRegisters(staff),
    alarms: staff?.role === 'auditor',
  };
}

/** Registers are for the departments that keep one, for town unions, and for those who oversee everything. */
function keepsRegisters({ role, desk }: NonNullable<Me['staff']>): boolean {
  const isAtHome = registerHomes.some((home) => home === desk) || desk.startsWith('town:');
  return oversees(role) || (isAtHome && worksAt({ staff: { role, desk } }, desk));
}

/** The desk whose cases are asked for; a leader decides for every desk. */
export function deskFor(queue: Queue, staff: Me['staff']): string {
  return queue === 'decide' && staff?.role === 'leader' ? '' : (staff?.desk ?? '');
}

/** How much of what she keeps is for today or late, in words: `3 件`; of more than came at once, that there are more. */
export function dueBy({ rows, next }: RecordPage, today: Day): string {
  const count = rows.filter(({ duties }) => duties.some(({ on }) => on <= today)).length;
  if (count === 0) return '';
  return count === rows.length && next !== null ? `${count} 件以上` : `${count} 件`;
}

/** How many alarms wait, beside the word; empty where none does. */
export function alarmCount({ rows, next }: Alarms): string {
  if (rows.length === 0) return '';
  return next === null ? `${rows.length} 条` : `${rows.length} 条以上`;
}

/** An officer's queue, what is due first on top. */
export function toView({ queue, filter }: Looking, list: CaseList, today: Day): BenchView {
  const whole = filter ? `${figures[filter].label} ${list.rows.length} 件` : `一共 ${list.rows.length} 件`;
  return {
    cards: list.rows.map((row) => staffCard(row, today, queue === 'mine' ? 'mine' : 'desk')),
    empty: filter ? { title: figures[filter].none, help: '再点一次上面的数字，看全部。' } : nothing[queue],
    end: list.next === null ? `${whole}，按剩余时间排列` : '正在打开更多…',
  };
}
