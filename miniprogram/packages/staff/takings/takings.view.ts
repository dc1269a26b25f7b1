import { type Day, sayInstant } from '../../../../core/kernel/day';
import type { TakingView } from '../../../../core/papers/taking';
import type { List } from '../../../services/case-list';

export interface TakingCard {
  id: string;
  /** `待办清单 · 12 条`, or the title of a letter. */
  title: string;
  /** `林海燕（象湖镇总工会）11月25日 14:32` */
  who: string;
  conditions: string;
}

export interface TakingsView {
  cards: readonly TakingCard[];
  end: string;
}

const broken = '这条导出记录与存档不一致，可能有人直接改过数据库，内容已不可信。请用备份核对。';

/** The record of what was taken, the newest first, as far as it was read. */
export function toView({ rows, next }: List<TakingView>, today: Day): TakingsView {
  const cards = rows.map((taking) => {
    const { id, list, conditions, name, at } = taking;
    if (taking.broken) return { id, title: '记录对不上', who: '', conditions: broken };
    const title = taking.rows === null ? list : `${list} · ${taking.rows} 条`;
    return { id, title, who: `${name} ${sayInstant(at, today)}`, conditions };
  });
  return { cards, end: next === null ? '没有更多了' : '上拉看更早的' };
}
