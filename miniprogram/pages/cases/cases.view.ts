import type { Day } from '../../../core/kernel/day';
import { type CaseCard, workerCard } from '../../components/case-card/card';
import type { CaseList } from '../../services/case-list';

export interface CasesView {
  cards: readonly CaseCard[];
  /** What stands under the last card. */
  end: string;
}

/** A worker's own cases, newest first. */
export function toView(list: CaseList, today: Day): CasesView {
  return {
    cards: list.rows.map((row) => workerCard(row, today)),
    end: list.next === null ? `一共 ${list.rows.length} 件，都在这里了` : '正在打开更多…',
  };
}
