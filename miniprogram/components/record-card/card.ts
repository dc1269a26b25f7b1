import { type Day, sayDay } from '../../../core/kernel/day';
import type { RecordRow } from '../../../core/register/view';

/** One record as a card of a list. */
export interface RecordCard {
  id: string;
  headline: string;
  state: RecordRow['state'];
  /** What its columns say, one after another. */
  about: string;
  /** Who keeps it, and where it lies. */
  keeper: string;
  /** What falls due that is told, each in a line. */
  duties: readonly { said: string; isLate: boolean }[];
}

/** A record with what falls due next. */
export const cardOf = (row: RecordRow, today: Day): RecordCard => cardWith(row, row.duties.slice(0, 1), today);

/** The same with those of its duties that are to be told. */
export function cardWith(
  { id, headline, state, cells, keeper, desk }: RecordRow,
  duties: RecordRow['duties'],
  today: Day,
): RecordCard {
  return {
    id,
    headline,
    state,
    about: cells.filter((cell) => cell !== '').join(' · '),
    keeper: keeper ? `负责人 ${keeper}` : `${desk} · 还没有负责人`,
    duties: duties.map(({ label, on }) => ({ said: `${label}：${sayDay(on, today)}`, isLate: on < today })),
  };
}
