import type { Wheel } from '../surfaces/wheels';

export interface Bounds {
  start: string;
  end: string;
}

/** Wheels of years, months and days; `fields` is the smallest unit: year, month or day. */
export function dateWheels(value: string, bounds: Bounds, fields: string): Wheel[] {
  const [firstYear = 1970] = numbers(bounds.start);
  const [lastYear = 2099] = numbers(bounds.end);
  const today = new Date();
  const [year = today.getFullYear(), month = today.getMonth() + 1, day = today.getDate()] = numbers(value);
  const wheels = [wheel(firstYear, lastYear, year, '年', 4), wheel(1, 12, month, '月', 2), wheel(1, 31, day, '日', 2)];
  return wheels.slice(0, fields === 'year' ? 1 : fields === 'month' ? 2 : 3);
}

/** `2026-02-31` becomes the last day of February; what lies outside of the bounds becomes the bound. */
export function dateText(labels: string[], bounds: Bounds): string {
  const [year = 1970, month = 1, day = 1] = labels.flatMap(numbers);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const parts = [String(year), two(month), two(Math.min(day, lastDay))].slice(0, labels.length);
  const text = parts.join('-');
  if (bounds.start !== '' && text < bounds.start.slice(0, text.length)) return bounds.start.slice(0, text.length);
  if (bounds.end !== '' && text > bounds.end.slice(0, text.length)) return bounds.end.slice(0, text.length);
  return text;
}

export function timeWheels(value: string, bounds: Bounds): Wheel[] {
  const [firstHour = 0] = numbers(bounds.start);
  const [lastHour = 23] = numbers(bounds.end);
  const [hour = 0, minute = 0] = numbers(value);
  return [wheel(firstHour, lastHour, hour, '时', 2), wheel(0, 59, minute, '分', 2)];
}

export function timeText(labels: string[]): string {
  return labels.flatMap(numbers).map(two).join(':');
}

function wheel(from: number, to: number, value: number, unit: string, digits: number): Wheel {
  const options = Array.from(
    { length: Math.max(1, to - from + 1) },
    (_, at) => `${String(from + at).padStart(digits, '0')}${unit}`,
  );
  return { options, index: Math.max(0, Math.min(options.length - 1, value - from)) };
}

function numbers(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
