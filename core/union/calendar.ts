import * as v from 'valibot';
import {
  addDays,
  type Day,
  dayOfWeek,
  daysBetween,
  type Instant,
  type IsWorkingDay,
  sayDate,
  sayDay,
} from '../kernel/day';
import type { Around, Told } from '../kernel/doubt';
import { count, day, doubted, optional, text } from '../kernel/field';
import { cards } from '../kernel/field-personal';
import type { Decided } from './decided';
import type { Union } from './union';

/** Some days off, the first and the last one among them. */
export interface Break {
  name: string;
  from: Day;
  to: Day;
}

/** What the cloud knows of the country's calendar beside the union's own settings. */
export interface National {
  /** True for a year whose arrangement of holidays and make-up days (国务院办公厅 放假安排) is known. */
  knows(year: number): boolean;
  /** Answers for a day of a known year. */
  isWorkday(day: Day): boolean;
  /** The holidays that hold whatever is arranged (全国年节及纪念日放假办法 第二条), of any year. */
  legal(year: number): readonly Break[];
}

/** The State Council arranges the days around the holidays of a year in the November before: by then it can be entered. */
const within = { from: { of: 'today', years: -1 }, to: { of: 'today', years: 2 } } as const;

const Off = v.object({
  name: text('什么节', 20),
  from: day('从哪一天', within),
  to: day('到哪一天', {
    from: { of: 'answer', answer: 'from', said: '最后一天不能早于第一天。' },
    to: { of: 'answer', answer: 'from', days: 14 },
  }),
});

/** So many days of a year are off by law (全国年节及纪念日放假办法 第二条, as of 2025). */
const legalDays = 13;

/** No year so far was left as the law has it: where days are neither moved nor made up for, she is asked about it once. */
function notArranged(breaks: unknown, _around: Around, { open }: Told): string | undefined {
  const spans = v.parse(v.array(Off), breaks);
  const off = spans.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  const missing = [
    ...(Array.isArray(open) && open.length > 0 ? [] : ['没有填补班日']),
    ...(off > legalDays ? [] : ['没有延长假期']),
  ].join('，也');
  if (missing === '') return undefined;
  return `国务院每年都会安排调休，您${missing}。请对照通知再看一遍；确定照此保存，就点“没有写错”。`;
}

/** What an administrator enters of a year: the days off as they are announced, and the weekend days that are worked. */
export const Arranging = v.object({
  year: count('哪一年', '年', 2100),
  breaks: doubted(
    cards('放假', '一段放假', 12, Off, { help: '照国务院办公厅的放假通知填写，含调休连起来的周末。' }),
    notArranged,
  ),
  open: optional(cards('周末上班', '一天补班', 20, v.object({ day: day('哪一天上班', within) }))),
});
export type Arranging = v.InferOutput<typeof Arranging>;

/** Who put a year right, when, and which of its days are worked or off otherwise since; `off` are off now, and absent where that was not noted yet. */
const Correction = v.object({
  by: v.string(),
  at: v.string(),
  days: v.array(v.string()),
  off: v.optional(v.array(v.string())),
});
export type Correction = v.InferOutput<typeof Correction>;

/** A year as it stands; `by` and `at` say who entered it and when, its corrections who changed it since, the last one last. */
export const Arrangement = v.object({
  ...Arranging.entries,
  by: v.string(),
  at: v.string(),
  corrections: v.optional(v.array(Correction), []),
});
export type Arrangement = v.InferOutput<typeof Arrangement>;

/** More often nobody puts one year right; what was corrected before that is not listed any more. */
const mostCorrections = 30;

/** Who made a year what it is, and when: a correction says which moment it was read from. */
export function lastDecided({ by, at, corrections }: Pick<Arrangement, keyof Decided | 'corrections'>): Decided {
  return corrections[corrections.length - 1] ?? { by, at };
}

/** What an administrator sees of the calendar. */
export interface CalendarView {
  /** What was entered, the latest year first. */
  entered: readonly Arrangement[];
  /** The year that can be entered now, with the holidays that hold in any case; null when none is missing. */
  next: { year: number; legal: readonly Break[]; due: boolean } | null;
}

type Calendar = Pick<Union, 'calendar'>;

const isWeekend = (each: Day) => [0, 6].includes(dayOfWeek(each));
type Span = Pick<Break, 'from' | 'to'>;
const covers = (breaks: readonly Span[], each: Day) => breaks.some(({ from, to }) => from <= each && each <= to);
const yearOf = (each: Day) => Number(each.slice(0, 4));

/**
 * Working days as this union keeps them: its own exceptions, the year as the country or the union has it, and where
 * neither has it the holidays that hold in any case. Undefined for a day around such a holiday that may yet be arranged
 * to be off: nothing is promised on it (docs/decisions/0007-days-nobody-knows-yet.md).
 */
export function workingDaysOf({ calendar }: Calendar, national: National): IsWorkingDay {
  const { closed, open, years } = calendar;
  const isArranged = (year: number) => national.knows(year) || years.some((entered) => entered.year === year);
  const unsure = new Map<number, readonly Span[]>();
  const unsureIn = (year: number) => {
    const spans = unsure.get(year) ?? (isArranged(year) ? [] : national.legal(year).map(around));
    unsure.set(year, spans);
    return spans;
  };
  return (each) => {
    if (open.includes(each)) return true;
    if (closed.includes(each)) return false;
    if (years.some((year) => year.open?.some((makeUp) => makeUp.day === each))) return true;
    if (years.some(({ breaks }) => covers(breaks, each))) return false;
    const year = yearOf(each);
    const isWorked = national.knows(year)
      ? national.isWorkday(each)
      : !isWeekend(each) && !covers(national.legal(year), each);
    const isUnsure = isWorked && [year, year + 1].some((one) => covers(unsureIn(one), each));
    return isUnsure ? undefined : isWorked;
  };
}

/** No arrangement so far has reached further than three days before a holiday and five days after it. */
const around = ({ from, to }: Span): Span => ({ from: addDays(from, -3), to: addDays(to, 5) });

/** The year whose arrangement is missing on a day, so that an administrator must be told: the next one from December. */
export function missingYear(union: Calendar, national: Pick<National, 'knows'>, today: Day): number | null {
  const next = nextYear(union, national, today);
  return next !== null && (today.slice(5, 7) === '12' || next === yearOf(today)) ? next : null;
}

function nextYear({ calendar }: Calendar, { knows }: Pick<National, 'knows'>, today: Day): number | null {
  const years = [yearOf(today), yearOf(today) + 1];
  return years.find((year) => !knows(year) && !calendar.years.some((entered) => entered.year === year)) ?? null;
}

export function calendarView(union: Calendar, national: National, today: Day): CalendarView {
  const year = nextYear(union, national, today);
  const due = missingYear(union, national, today) !== null;
  return {
    entered: [...union.calendar.years].sort((a, b) => b.year - a.year),
    next: year === null ? null : { year, legal: national.legal(year), due },
  };
}

/** What speaks against an arrangement, a sentence a question. */
export function arrangementMistakes(
  { year, breaks, open = [] }: Arranging,
  national: Pick<National, 'legal'>,
  today: Day,
) {
  const reach = reachOf(year);
  const isOther = (each: Day) => each < reach.from || each > reach.to;
  const lacking = national.legal(year).find((legal) => daysOf(legal).some((each) => !covers(breaks, each)));
  const outside = breaks.findIndex(({ from, to }) => isOther(from) || isOther(to));
  const unlikely = open.flatMap(({ day: each }, at) => {
    const which = `第 ${at + 1} 天 ${sayDay(each, `${year}-01-01`)}`;
    if (isOther(each)) return [`${which}不在 ${year} 年，请核对日期。`];
    if (covers(breaks, each)) return [`${which}在上面是放假，请核对放假还是补班。`];
    if (!isWeekend(each)) return [`${which}不是周末，本来就上班，请核对日期。`];
    return open.findIndex((one) => one.day === each) < at ? [`${which}已经填过，请删去一张。`] : [];
  });
  return {
    ...(Math.abs(year - yearOf(today)) > 1 ? { year: '请填今年或明年。' } : {}),
    ...(lacking ? { breaks: `还缺${lacking.name}：${sayBreak(lacking, today)}按规定放假。` } : {}),
    ...(outside >= 0 ? { breaks: `第 ${outside + 1} 段不在 ${year} 年，请核对日期。` } : {}),
    ...(unlikely[0] === undefined ? {} : { open: unlikely[0] }),
  };
}

/** `1月1日`, or `10月1日—10月3日`. */
export function sayBreak({ from, to }: Pick<Break, 'from' | 'to'>, today: Day): string {
  return from === to ? sayDate(from, today) : `${sayDate(from, today)}—${sayDate(to, today)}`;
}

/** What was entered, with one more year. */
export function arrange(years: readonly Arrangement[], entered: Arranging, by: string, at: Instant): Arrangement[] {
  return [...years.filter(({ year }) => year !== entered.year), { ...entered, by, at, corrections: [] }];
}

/** What was entered, with one year put right; who entered it first stays with it. `days` are those that changed. */
export function correct(years: readonly Arrangement[], entered: Arranging, correction: Correction): Arrangement[] {
  return years.map((before) => {
    if (before.year !== entered.year) return before;
    const corrections = [...before.corrections, correction].slice(-mostCorrections);
    return { ...entered, by: before.by, at: before.at, corrections };
  });
}

/** The days around a year that one arrangement makes worked or off otherwise than the other, and which of them are off then. */
export function changedDays(
  year: number,
  before: Calendar,
  after: Calendar,
  national: National,
): { days: Day[]; off: Day[] } {
  const [was, is] = [workingDaysOf(before, national), workingDaysOf(after, national)];
  const days = daysOf(reachOf(year)).filter((each) => was(each) !== is(each));
  return { days, off: days.filter((each) => is(each) === false) };
}

/** What speaks against changing these days: those that have passed were counted as they were, and stay. */
export function passedMistake(days: readonly Day[], { open = [] }: Arranging, before: Arranging, today: Day) {
  const passed = days.find((each) => each < today);
  if (passed === undefined) return {};
  const isMakeUp = [...open, ...(before.open ?? [])].some(({ day: each }) => each === passed);
  const sentence = `${sayDate(passed, today)}已经过去，当时的期限是照原来的安排算的，不能再改。今天和以后的日子可以改。`;
  return { [isMakeUp ? 'open' : 'breaks']: sentence };
}

/** The days that a year's arrangement may speak of: the days off around New Year begin in the year before. */
export const reachOf = (year: number) => ({ from: `${year - 1}-12-25`, to: `${year}-12-31` });

function daysOf({ from, to }: Pick<Break, 'from' | 'to'>): Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, after) => addDays(from, after));
}
