import type { QueueFilter } from '../case/queue';
import type { CaseSummary } from '../case/summary';
import { sayWholeInstant } from '../kernel/day';
import type { Register } from '../register/register';
import type { RecordRow } from '../register/view';
import type { SheetList } from './sheet';

/** The open cases of an officer, a desk or a head. */
export const queueList: SheetList<CaseSummary> = {
  title: '待办清单',
  columns: [
    { title: '编号', width: 18, cell: ({ number }) => number },
    { title: '服务', width: 14, cell: ({ title }) => title },
    { title: '事项', width: 30, cell: ({ headline }) => headline },
    { title: '状态', width: 12, cell: ({ state }) => state.label },
    { title: '申请人', width: 12, cell: ({ who }) => who },
    { title: '为谁申请', width: 16, cell: ({ subject }) => subject },
    { title: '部门', width: 20, cell: ({ desk }) => desk },
    { title: '经办人', width: 12, cell: ({ officer }) => officer ?? '还没有人' },
    { title: '加急', width: 6, cell: ({ urgent }) => (urgent ? '加急' : '') },
    { title: '截止日期', width: 12, cell: ({ deadline }) => deadline?.day ?? '' },
    { title: '提交时间', width: 20, cell: ({ openedAt }) => sayWholeInstant(openedAt) },
    { title: '最近进展', width: 20, cell: ({ updatedAt }) => sayWholeInstant(updatedAt) },
  ],
};

/** The list of a register: the columns of its page, and where each record stands. */
export const registerList = ({ title, noun, columns }: Register): SheetList<RecordRow> => ({
  title,
  columns: [
    { title: noun, width: 30, cell: ({ headline }) => headline },
    ...columns.map(({ title, width }, at) => ({ title, width, cell: ({ cells }: RecordRow) => cells[at] ?? '' })),
    { title: '进展', width: 18, cell: ({ state }) => state.label },
    { title: '部门', width: 20, cell: ({ desk }) => desk },
    { title: '负责人', width: 12, cell: ({ keeper }) => keeper ?? '还没有人' },
    { title: '下一件要办的事', width: 24, cell: ({ duties: [next] }) => next?.label ?? '' },
    { title: '哪天以前', width: 12, cell: ({ duties: [next] }) => next?.on ?? '' },
  ],
});

const queues = { mine: '我经办的', desk: '全部经办人', decide: '待负责人审批' } as const;
const filters: Record<QueueFilter, string> = {
  overdue: '已超期',
  dueToday: '今天到期',
  fresh: '新来的',
  waiting: '等待职工补充',
};

/** By which conditions a queue was looked at, in words; `desk` is its name. */
export function sayQueue(queue: keyof typeof queues, desk: string, filter: QueueFilter | undefined): string {
  const where = queue === 'mine' ? [] : [desk === '' ? '全市' : desk];
  return [...where, queues[queue], filter ? filters[filter] : '全部未办结'].join('，');
}
