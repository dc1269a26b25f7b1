import { type Day, sayDate, sayInstant } from '../../../../core/kernel/day';
import { type Field, fieldsOf } from '../../../../core/kernel/field';
import {
  type Arrangement,
  Arranging,
  type Break,
  type CalendarView,
  type Correction,
  reachOf,
  sayBreak,
} from '../../../../core/union/calendar';
import type { Fact } from '../../../components/facts/facts-view';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';
import type { Typed } from '../../../services/drafts';

/** One year as it stands. */
interface YearView {
  year: number;
  title: string;
  by: string;
  /** Who put it right and when, with the days that changed, the latest first. */
  corrections: readonly string[];
  facts: readonly Fact[];
  /** `更正2027年的安排`; empty once the whole year has passed. */
  button: string;
}

/** What the page shows of holidays: what is missing, and what was entered by whom. */
export interface HolidaysView {
  /** What is not known yet and what follows from it; empty when nothing is missing. */
  missing: string;
  /** True when it is time to enter it. */
  due: boolean;
  /** `录入2027年的安排`; empty when there is nothing to enter. */
  button: string;
  years: readonly YearView[];
}

export function holidaysView({ next, entered }: CalendarView, today: Day): HolidaysView {
  return {
    missing: next ? `${next.year}年的放假和补班安排还没有录入。节日当天按法定放假算，前后几天不算进公示期。` : '',
    due: next?.due ?? false,
    button: next ? `录入${next.year}年的安排` : '',
    years: entered.map((year) => yearView(year, today)),
  };
}

function yearView({ year, breaks, open = [], by, at, corrections }: Arrangement, today: Day): YearView {
  // The title names the year: it is not said again with every day of it.
  const within = `${year}-01-01`;
  const off = byDay(breaks).map((one) => ({ label: one.name, values: [sayBreak(one, within)] }));
  const days = inOrder(open)
    .map((one) => sayDate(one.day, within))
    .join('、');
  const worked = open.length > 0 ? [{ label: '周末上班', values: [days] }] : [];
  return {
    year,
    title: `${year}年放假安排`,
    by: `${by} ${sayInstant(at, today)} 录入`,
    corrections: corrections.map((one) => correctionLine(one, today)).reverse(),
    facts: [...off, ...worked],
    button: `${year}-12-31` < today ? '' : `更正${year}年的安排`,
  };
}

type OpenDay = NonNullable<Arrangement['open']>[number];

/** In the order of the year, in whatever order they were entered. */
const inOrder = (open: readonly OpenDay[]) => [...open].sort((a, b) => (a.day < b.day ? -1 : 1));
const byDay = (breaks: readonly Break[]) => [...breaks].sort((a, b) => (a.from < b.from ? -1 : 1));

/** A year as somebody else has entered it meanwhile, to be read beside what was filled in. */
export function standingNow(entered: Arrangement, today: Day): SheetState['reads'] {
  const { by, corrections, facts } = yearView(entered, today);
  return { title: '现在的安排', said: corrections[0] ?? by, facts };
}

function correctionLine({ by, at, days, off }: Correction, today: Day): string {
  const turned = (each: Day) => (off === undefined ? '' : off.includes(each) ? ' 班→休' : ' 休→班');
  const which = days.map((each) => `${sayDate(each, today)}${turned(each)}`).join('、');
  return `${by} ${sayInstant(at, today)} 更正${which ? `，改了 ${which}` : '，日子没有变'}`;
}

export const holidayFields = fieldsOf(Arranging);

/** The sheet in which a year is entered, with the holidays that hold in any case. */
export function holidaysSheet({ next }: CalendarView): SheetState {
  if (!next) return closedSheet;
  return sheetOf(next.year, next.legal, [], {
    title: `录入${next.year}年的安排`,
    label: '保存',
    explain:
      '国务院办公厅一般在前一年 11 月公布。下面先列出法定假日，请照通知改成实际放假的日子，再补上周末上班的日子。',
  });
}

/** The sheet in which a year is put right, as it stands. */
export function correctionSheet({ year, breaks, open = [] }: Arrangement): SheetState {
  return sheetOf(year, breaks, open, {
    title: `更正${year}年的安排`,
    label: '保存更正',
    explain: '已经过去的日子不能再改。已经算好的期限不变，以后的期限按更正后的日子算。谁改的、改了哪天都会记下。',
  });
}

/** The questions about one year: it is chosen by then, and so are the days that a wheel offers. */
function fieldsFor(year: number): Field[] {
  const { from, to } = reachOf(year);
  const stands = `${year}-01-01`;
  const ofYear: Partial<Field> = { from: { of: 'date', date: from }, to: { of: 'date', date: to }, stands };
  const dated = (field: Field): Field =>
    field.control !== 'day' ? field : field.from?.of === 'answer' ? { ...field, stands } : { ...field, ...ofYear };
  return holidayFields
    .filter(({ name }) => name !== 'year')
    .map((field) => ({ ...field, ...(field.fields && { fields: field.fields.map(dated) }) }));
}

function sheetOf(
  year: number,
  breaks: readonly Break[],
  open: NonNullable<Arrangement['open']>,
  words: Pick<SheetState, 'title' | 'label' | 'explain'>,
): SheetState {
  const cards = byDay(breaks).map(({ name, from, to }) => ({ name, from, to }));
  const worked = open.length > 0 ? { open: { cards: inOrder(open).map(({ day }) => ({ day })), open: -1 } } : {};
  const typed: Typed = { year: String(year), breaks: { cards, open: -1 }, ...worked };
  return { ...closedSheet, visible: true, action: 'holidays', ...words, fields: fieldsFor(year), typed };
}
