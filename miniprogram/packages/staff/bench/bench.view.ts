import type { Day } from '../../../../core/kernel/day';
import { type CaseCard, staffCard } from '../../../components/case-card/card';
import type { CaseList } from '../../../services/case-list';

export type Queue = 'mine' | 'desk';

export interface BenchView {
  cards: readonly CaseCard[];
  empty: { title: string; help: string };
  end: string;
}

const nothing: Record<Queue, BenchView['empty']> = {
  mine: { title: '手上没有在办的事', help: '新分给您的会出现在这里。' },
  desk: { title: '本部门没有在办的事', help: '分到本部门的会出现在这里。' },
};

/** An officer's queue, what is due first on top. */
export function toView(queue: Queue, list: CaseList, today: Day): BenchView {
  return {
    cards: list.rows.map((row) => staffCard(row, today, queue)),
    empty: nothing[queue],
    end: list.next === null ? `一共 ${list.rows.length} 件，按剩余时间排列` : '正在打开更多…',
  };
}
