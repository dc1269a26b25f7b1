import { type Arrangement, Arranging, type CalendarView, sayBreak } from '../../../../core/calendar';
import { type Day, sayDate, sayInstant } from '../../../../core/kernel/day';
import { fieldsOf } from '../../../../core/kernel/field';
import type { Fact } from '../../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { Typed } from '../../../services/drafts';

/** What the page shows of holidays: what is missing, and what was entered by whom. */
export interface HolidaysView {
  /** What is not known yet and what follows from it; empty when nothing is missing. */
  missing: string;
  /** True when it is time to enter it. */
  due: boolean;
  /** `录入2027年的安排`; empty when there is nothing to enter. */
  button: string;
  years: readonly { title: string; by: string; facts: readonly Fact[] }[];
}

export function holidaysView({ next, entered }: CalendarView, today: Day): HolidaysView {
  return {
    missing: next ? `${next.year}年的放假和补班安排还没有录入。节日当天按法定放假算，前后几天不算进公示期。` : '',
    due: next?.due ?? false,
    button: next ? `录入${next.year}年的安排` : '',
    years: entered.map((year) => yearView(year, today)),
  };
}

function yearView({ year, breaks, open = [], by, at }: Arrangement, today: Day): HolidaysView['years'][number] {
  // The title names the year: it is not said again with every day of it.
  const within = `${year}-01-01`;
  const off = breaks.map((one) => ({ label: one.name, values: [sayBreak(one, within)] }));
  const worked = open.length > 0 ? [{ label: '周末上班', values: open.map((one) => sayDate(one.day, within)) }] : [];
  return { title: `${year}年放假安排`, by: `${by} ${sayInstant(at, today)} 录入`, facts: [...off, ...worked] };
}

export const holidayFields = fieldsOf(Arranging);

/** The sheet in which a year is entered, with the holidays that hold in any case. */
export function holidaysSheet({ next }: CalendarView): SheetState {
  if (!next) return closedSheet;
  const cards = next.legal.map(({ name, from, to }) => ({ name, from, to }));
  const typed: Typed = { year: String(next.year), breaks: { cards, open: -1 } };
  return {
    ...closedSheet,
    visible: true,
    action: 'holidays',
    title: `录入${next.year}年的安排`,
    label: '保存',
    explain:
      '国务院办公厅一般在前一年 11 月公布。下面先列出法定假日，请照通知改成实际放假的日子，再补上周末上班的日子。',
    fields: holidayFields,
    typed,
  };
}
