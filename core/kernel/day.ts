import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** An ISO 8601 UTC moment, e.g. `2026-08-20T03:04:05.000Z`. */
export type Instant = string;
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;
/**
 * Answers whether a day is a working day; holidays and make-up days are the caller's knowledge. Undefined while nobody
 * can know, because the holidays around it are not arranged yet.
 */
export type IsWorkingDay = (day: Day) => boolean | undefined;

const shanghaiMinutes = 8 * 60;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

export function dayOf(at: Instant): Day {
  // Every call comes here several times: a moment of our own writing needs no more than its number.
  const moved = Date.parse(at) + shanghaiMinutes * 60_000;
  if (at.endsWith('Z') && hasFourDigitYear(moved)) return new Date(moved).toISOString().slice(0, 10);
  return dayjs.utc(at).utcOffset(shanghaiMinutes).format('YYYY-MM-DD');
}

const hasFourDigitYear = (ms: number) => ms >= 0 && ms < Date.UTC(9999, 0);

/** The moment at which a day begins in Shanghai. */
export function startOf(day: Day): Instant {
  return dayjs.utc(day).subtract(shanghaiMinutes, 'minute').toISOString();
}

/** 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(day: Day): number {
  return dayjs.utc(day).day();
}

export function addDays(day: Day, count: number): Day {
  // Counting working days comes here for every day there is: a day that is one needs no more than its number.
  const at = Date.parse(`${day}T00:00:00.000Z`) + count * 86_400_000;
  if (hasFourDigitYear(at)) return new Date(at).toISOString().slice(0, 10);
  return dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD');
}

/** The same day of another year; 28 February where there is no 29th. */
export function addYears(day: Day, count: number): Day {
  return dayjs.utc(day).add(count, 'year').format('YYYY-MM-DD');
}

/** The day on which `count` working days have passed; the starting day itself does not count. */
export function addWorkingDays(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day');
}

/** True for a `YYYY-MM-DD` that exists in the calendar (2026-02-30 does not). */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text;
}

/** `8月20日(周四)`; the year is added when it differs from `today`'s. */
export function sayDay(day: Day, today: Day): string {
  return `${sayDate(day, today)}(周${weekdays[dayjs.utc(day).day()]})`;
}

/** `8月20日`, where there is no room for the weekday. */
export function sayDate(day: Day, today: Day): string {
  const date = dayjs.utc(day);
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `${date.year()}年`;
  return `${year}${date.month() + 1}月${date.date()}日`;
}

/** `2026年12月31日`, always with its year: for papers and for the cut-off of a figure. */
export function sayWholeDate(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** `8月20日 14:32` in Asia/Shanghai; the year is added when it differs from `today`'s. */
export function sayInstant(at: Instant, today: Day): string {
  const year = `${today.slice(0, 4)}年`;
  const whole = sayWholeInstant(at);
  return whole.startsWith(year) ? whole.slice(year.length) : whole;
}

/** `2026年8月20日 14:32` in Asia/Shanghai, always with its year: the one form of a moment that WeChat's messages take. */
export function sayWholeInstant(at: Instant): string {
  return dayjs.utc(at).utcOffset(shanghaiMinutes).format('YYYY年M月D日 HH:mm');
}
