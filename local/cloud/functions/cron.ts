/** A timer of seven cron fields (second minute hour day month weekday year) in UTC+8, as the platform reads them. */
export interface Cron {
  /** Whether the timer fires in the second of `instant` (ms). */
  firesAt(instant: number): boolean;
}

interface FieldRange {
  least: number;
  most: number;
}

const FIELDS: readonly FieldRange[] = [
  { least: 0, most: 59 },
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12 },
  { least: 0, most: 7 },
  { least: 1970, most: 2099 },
];
const NAMES: readonly Readonly<Record<string, number>>[] = [
  namesFrom(1, ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']),
  namesFrom(0, ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']),
];
const UTC_PLUS_8_MS = 8 * 3600 * 1000;
const DAY_FIELD = 3;
const WEEKDAY_FIELD = 5;

/** Throws a one-line message when the text is not a timer. */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`a timer needs seven fields: "${text}"`);
  const sets = parts.map((part, at) => parseField(part, at));
  return { firesAt: (instant) => fires(sets, new Date(instant + UTC_PLUS_8_MS)) };
}

function fires(sets: readonly ReadonlySet<number>[], local: Date): boolean {
  const has = (at: number, value: number): boolean => sets[at]?.has(value) === true;
  const clock = has(0, local.getUTCSeconds()) && has(1, local.getUTCMinutes()) && has(2, local.getUTCHours());
  return clock && has(4, local.getUTCMonth() + 1) && has(6, local.getUTCFullYear()) && firesOnDay(sets, local);
}

/** When both the day and the weekday are restricted, either of them is enough. */
function firesOnDay(sets: readonly ReadonlySet<number>[], local: Date): boolean {
  const day = sets[DAY_FIELD]?.has(local.getUTCDate()) === true;
  const weekday = sets[WEEKDAY_FIELD]?.has(local.getUTCDay()) === true;
  const dayFree = sets[DAY_FIELD]?.size === 31;
  const weekdayFree = sets[WEEKDAY_FIELD]?.size === 8;
  return dayFree || weekdayFree ? day && weekday : day || weekday;
}

function parseField(text: string, at: number): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [span = '', step = '1', ...more] = part.split('/');
    const size = Number(step);
    if (more.length > 0 || !Number.isInteger(size) || size < 1) throw new Error(`a timer's step is wrong: "${part}"`);
    const { least, most } = parseSpan(span, at, part.includes('/'));
    for (let value = least; value <= most; value += size) values.add(value);
  }
  if (at === WEEKDAY_FIELD && values.has(7)) values.add(0);
  return values;
}

function parseSpan(text: string, at: number, stepped: boolean): FieldRange {
  const whole = FIELDS[at] ?? { least: 0, most: 0 };
  if (text === '*' || text === '?') return whole;
  const [from = '', to] = text.split('-');
  const least = parseValue(from, at, whole);
  if (to !== undefined) return { least, most: parseValue(to, at, whole) };
  return { least, most: stepped ? whole.most : least };
}

function parseValue(text: string, at: number, whole: FieldRange): number {
  const named = NAMES[at === WEEKDAY_FIELD ? 1 : 0]?.[text.toUpperCase()];
  const value = named !== undefined && at >= 4 && at <= 5 ? named : Number(text);
  if (text === '' || !Number.isInteger(value) || value < whole.least || value > whole.most) {
    throw new Error(`a timer's value is out of range: "${text}"`);
  }
  return value;
}

function namesFrom(first: number, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, at + first]));
}
