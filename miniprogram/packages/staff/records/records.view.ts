import type { Records } from '../../../../core/case/operations';
import type { Day } from '../../../../core/kernel/day';
import { type CaseCard, staffCard } from '../../../components/case-card/card';
import type { List } from '../../../services/case-list';

export type RecordRow = Records['rows'][number];

export interface RecordsView {
  cards: readonly CaseCard[];
  end: string;
}

/** The records behind a figure, each with its number and what it was granted for. */
export function toView({ rows, next }: List<RecordRow>, today: Day): RecordsView {
  const cards = rows.map((row) => {
    const label = row.grant ? [row.grant.label] : [];
    return { ...staffCard(row, today, 'desk'), about: [row.number, row.who, ...label].join(' · ') };
  });
  return { cards, end: next === null ? `一共 ${rows.length} 件，都在这里了` : '正在打开更多…' };
}

/** Why a record does not open; empty when it does. */
export function whyClosed({ rows }: List<RecordRow>, caseId: string): string {
  const row = rows.find(({ id }) => id === caseId);
  return row && !row.readable ? `这件事在${row.desk}办理，您只能看到这些` : '';
}
