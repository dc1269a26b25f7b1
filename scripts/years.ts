import { getDayDetail, getSolarDateFromLunar, getSolarTermDate, isWorkday } from 'chinese-days';
import { addDays, type Day, dayOfWeek } from '../core/kernel/day';

const from = 2020;
const to = 2060;
const years = Array.from({ length: to - from + 1 }, (_, after) => from + after);
const short = (day: Day) => day.slice(5).replace('-', '');

/**
 * Prints the calendar as a table: the library weighs 24 KB in a function, what is needed of it weighs three. A new version of
 * the library brings a new year. It counts by the clock of the machine, from the moment it is loaded: to be run with TZ=Asia/Shanghai.
 */
process.stdout.write(`// Written by \`npm run document\` from the library chinese-days.

/** Weekdays that are off and weekend days that are worked, \`MMDD\`, in every year whose arrangement is known. */
export const arranged: Readonly<Record<string, readonly [off: string, worked: string]>> = {
${years.filter(isKnown).map(arrangedLine).join('\n')}
};

/** 除夕, 清明节, 端午节 and 中秋节 of every year, \`MMDD\`. */
export const movable: Readonly<Record<string, string>> = {
${years.map(movableLine).join('\n')}
};
`);

/** The name of a holiday is `English,中文,days`; that of any other day is a weekday. */
function isKnown(year: number): boolean {
  return getDayDetail(`${year}-10-01`).name.includes(',');
}

function arrangedLine(year: number): string {
  const days = Array.from({ length: 366 }, (_, after) => addDays(`${year}-01-01`, after)).filter((day) =>
    day.startsWith(String(year)),
  );
  const isWeekend = (day: Day) => [0, 6].includes(dayOfWeek(day));
  const off = days.filter((day) => !isWeekend(day) && !isWorkday(day)).map(short);
  const worked = days.filter((day) => isWeekend(day) && isWorkday(day)).map(short);
  return `  ${year}: [\n    '${off.join(' ')}',\n    '${worked.join(' ')}',\n  ],`;
}

function movableLine(year: number): string {
  const lunar = (day: string) => getSolarDateFromLunar(`${year}-${day}`).date;
  const eve = addDays(lunar('01-01'), -1);
  const days = [eve, getSolarTermDate(year, 4, 'pure_brightness'), lunar('05-05'), lunar('08-15')];
  return `  ${year}: '${days.map(short).join(' ')}',`;
}
