import { addDays, type Day, dayOfWeek, type Instant } from '../../core/kernel/day';
import type { Break, National } from '../../core/union/calendar';
import { arranged, movable } from './years';

/** The moment now; the only clock of the functions. */
export function clockNow(): Instant {
  return new Date().toISOString();
}

/** 全国年节及纪念日放假办法 (2024年修订) 第二条: 13 days, whatever is arranged around them. */
function legal(year: number): Break[] {
  const [eve, bright, dragon, moon] = (movable[year] ?? '').split(' ').map((day) => dayOf(year, day));
  return [
    some('元旦', `${year}-01-01`, 1),
    some('春节', eve, 4),
    some('清明节', bright, 1),
    some('劳动节', `${year}-05-01`, 2),
    some('端午节', dragon, 1),
    some('中秋节', moon, 1),
    some('国庆节', `${year}-10-01`, 3),
  ].flat();
}

const dayOf = (year: number, short: string): Day => `${year}-${short.slice(0, 2)}-${short.slice(2)}`;

/** So many days from `from` on; none where the table does not reach. */
function some(name: string, from: Day | undefined, count: number): Break[] {
  return from === undefined || from.endsWith('-') ? [] : [{ name, from, to: addDays(from, count - 1) }];
}

/** The calendar of the People's Republic, as far as its years are arranged. */
export const national: National = {
  knows: (year) => arranged[year] !== undefined,
  isWorkday(day) {
    const [off = '', worked = ''] = arranged[day.slice(0, 4)] ?? [];
    const short = day.slice(5).replace('-', '');
    return [0, 6].includes(dayOfWeek(day)) ? worked.includes(short) : !off.includes(short);
  },
  legal,
};
