import { getDayDetail, getSolarDateFromLunar, getSolarTermDate, isWorkday } from 'chinese-days';
import type { Break, National } from '../../core/calendar';
import { addDays, type Day, type Instant } from '../../core/kernel/day';

/** The moment now; the only clock of the functions. */
export function clockNow(): Instant {
  return new Date().toISOString();
}

const lunar = (year: number, monthDay: string): Day => getSolarDateFromLunar(`${year}-${monthDay}`).date;
const oneDay = (name: string, day: Day): Break => ({ name, from: day, to: day });

/** 全国年节及纪念日放假办法 (2024年修订) 第二条: 13 days, whatever is arranged around them. */
function legal(year: number): Break[] {
  const newYear = lunar(year, '01-01');
  return [
    oneDay('元旦', `${year}-01-01`),
    { name: '春节', from: addDays(newYear, -1), to: addDays(newYear, 2) },
    oneDay('清明节', getSolarTermDate(year, 4, 'pure_brightness')),
    { name: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` },
    oneDay('端午节', lunar(year, '05-05')),
    oneDay('中秋节', lunar(year, '08-15')),
    { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
  ];
}

/** The calendar of the People's Republic as far as the library has it: beyond, it takes a holiday for a working day. */
export const national: National = {
  // The name of a holiday is `English,中文,days`; that of any other day is a weekday.
  knows: (year) => getDayDetail(`${year}-10-01`).name.includes(','),
  isWorkday,
  legal,
};
