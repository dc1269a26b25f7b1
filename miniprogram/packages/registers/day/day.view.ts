import { addDays, type Day, sayDay } from '../../../../core/kernel/day';
import type { RecordRow } from '../../../../core/register/view';
import { cardWith, type RecordCard } from '../../../components/record-card/card';
import type { List } from '../../../services/case-list';

/** What falls due at about the same time. */
export interface Group {
  title: string;
  isLate: boolean;
  cards: readonly RecordCard[];
}

export interface DayView {
  /** `11月27日(周五)` */
  today: string;
  groups: readonly Group[];
  end: string;
}

/** Where a record belongs by what of it falls due: what is for today comes before what is late, since it was promised to somebody. */
const groups: readonly [title: string, holds: (on: Day, today: Day) => boolean][] = [
  ['今天要办', (on, today) => on === today],
  ['已经超期', (on, today) => on < today],
  ['七天以内', (on, today) => on <= addDays(today, 7)],
  ['以后', () => true],
];

/** What falls due for her, each record once, with all of it that is due by the end of the week. */
export function toView({ rows, next }: List<RecordRow>, today: Day): DayView {
  const groupOf = ({ duties }: RecordRow) => groups.findIndex(([, holds]) => duties.some(({ on }) => holds(on, today)));
  return {
    today: sayDay(today, today),
    groups: groups.flatMap(([title], at) => {
      const cards = rows.filter((row) => groupOf(row) === at).map((row) => cardWith(row, toldOf(row, today), today));
      return cards.length > 0 ? [{ title: `${title}(${cards.length})`, isLate: title === '已经超期', cards }] : [];
    }),
    end: next === null ? `一共 ${rows.length} 件，都在这里了` : '正在打开更多…',
  };
}

/** What is for today first, then what is late, then what comes within the week; the next alone where nothing does. */
function toldOf({ duties }: RecordRow, today: Day): RecordRow['duties'] {
  const soon = duties.filter(({ on }) => on <= addDays(today, 7));
  const forToday = soon.filter(({ on }) => on === today);
  return soon.length > 0 ? [...forToday, ...soon.filter(({ on }) => on !== today)] : duties.slice(0, 1);
}

/** True while more may come that is due by today: all of that is read at once. */
export const mayHoldToday = ({ rows, next }: List<RecordRow>, today: Day): boolean =>
  next !== null && (rows[rows.length - 1]?.duties[0]?.on ?? '') <= today && rows.length < mostAtOnce;
const mostAtOnce = 200;
