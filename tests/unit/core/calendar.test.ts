import { execFileSync } from 'node:child_process';
import { national as known } from '../../../cloudfunctions/shared/clock';
import { rightsRules } from '../../../core/domains/rights/rules';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import { addDays, addWorkingDays, type Day } from '../../../core/kernel/day';
import { deadlineOf } from '../../../core/record/deadline';
import {
  type Arranging,
  arrange,
  arrangementMistakes,
  calendarView,
  missingYear,
  type National,
  workingDaysOf,
} from '../../../core/union/calendar';
import { ruijinUnion } from '../../../local/worlds/union';

/** The country's calendar as it was known in November 2026, whatever a later library knows. */
const national: National = { ...known, knows: (year) => year <= 2026 };
const bare = { calendar: { closed: [], open: [], years: [] } };
const isWorkingDay = workingDaysOf(bare, national);
const at = '2026-12-02T01:00:00.000Z';

/** Invented: what could be announced for 2027. */
const year2027: Arranging = {
  year: 2027,
  breaks: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-04', to: '2027-02-10' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ],
  open: [{ day: '2027-02-13' }],
};
const entered = { calendar: { ...bare.calendar, years: arrange([], year2027, '孙宇', at) } };

describe('a year that is arranged', () => {
  it('has every day as the library has it', () => {
    const days: Day[] = [];
    for (let day = '2020-01-01'; known.knows(Number(day.slice(0, 4))); day = addDays(day, 1)) days.push(day);
    // It reads the clock of the machine, so it is asked by a process that stands in China.
    const asked = `JSON.stringify(${JSON.stringify(days)}.map((day) => require('chinese-days').isWorkday(day)))`;
    const env = { ...process.env, TZ: 'Asia/Shanghai' };
    const library: unknown = JSON.parse(execFileSync(process.execPath, ['-p', asked], { env, encoding: 'utf8' }));
    expect(days.map(known.isWorkday)).toEqual(library);
    expect([known.knows(2019), known.knows(2020), known.knows(2026)]).toEqual([false, true, true]);
  });
});

describe('a year that nobody has arranged yet', () => {
  it('has its holidays by law, fixed ones and those of the moon, and its weekends', () => {
    const off = [
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-06-09',
      '2027-09-15',
      '2027-10-03',
    ];
    expect(off.map((day) => [day, isWorkingDay(day)])).toEqual(off.map((day) => [day, false]));
    expect(['2027-03-13', '2027-03-14'].map(isWorkingDay)).toEqual([false, false]);
    expect(['2027-03-12', '2027-03-15', '2027-11-01'].map(isWorkingDay)).toEqual([true, true, true]);
  });

  it('never takes a fixed holiday for a working day, in whatever year', () => {
    for (let year = 2026; year <= 2060; year += 1) {
      for (const day of ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']) {
        expect([`${year}-${day}`, workingDaysOf(bare, known)(`${year}-${day}`)]).toEqual([`${year}-${day}`, false]);
      }
    }
  });

  it('leaves open what may yet be off: three days before a holiday and five after it', () => {
    const days = [
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-04',
      '2027-01-05',
      '2027-01-06',
      '2027-01-07',
    ];
    expect(days.map(isWorkingDay)).toEqual([
      true,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      true,
    ]);
  });
});

describe('five working days over the end of the year', () => {
  // 28 December 2026 is a Monday. New Year's Day is no working day, and the days beside it may become none.
  const ends = (clock: 'notice' | 'accept', today: Day, union: Parameters<typeof workingDaysOf>[0] = bare) => {
    const set = clock === 'notice' ? scholarshipRules : rightsRules;
    return deadlineOf(clock, set, ruijinUnion, today, workingDaysOf(union, national)).day;
  };

  it('are promised by the union as if every day that may be worked were', () => {
    expect(['2026-12-28', '2026-12-29', '2026-12-31'].map((day) => ends('accept', day))).toEqual([
      '2027-01-05',
      '2027-01-06',
      '2027-01-08',
    ]);
  });

  it('of a public notice are such that are worked whatever is arranged', () => {
    expect(['2026-12-18', '2026-12-28', '2026-12-29', '2026-12-31'].map((day) => ends('notice', day))).toEqual([
      '2026-12-25',
      '2027-01-13',
      '2027-01-13',
      '2027-01-13',
    ]);
  });

  it('are the same for everybody once the year was entered', () => {
    expect([ends('notice', '2026-12-28', entered), ends('accept', '2026-12-28', entered)]).toEqual([
      '2027-01-05',
      '2027-01-05',
    ]);
  });
});

describe('a year that was entered', () => {
  const days = workingDaysOf(entered, national);

  it('closes what is off and opens weekends that are worked', () => {
    expect(['2027-02-04', '2027-02-10', '2027-02-11', '2027-02-13', '2027-02-14'].map(days)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('gives way to the union’s own exceptions', () => {
    const own = { calendar: { ...entered.calendar, closed: ['2027-02-11'], open: ['2027-02-10'] } };
    expect(['2027-02-10', '2027-02-11'].map(workingDaysOf(own, national))).toEqual([true, false]);
    const weekend = { calendar: { ...bare.calendar, closed: ['2026-11-23'], open: ['2026-11-28'] } };
    expect(addWorkingDays('2026-11-20', 5, (day) => workingDaysOf(weekend, national)(day) === true)).toBe('2026-11-28');
  });

  it.each<[string, Partial<Arranging>, string]>([
    [
      'a holiday is missing',
      { breaks: year2027.breaks.slice(0, 6) },
      '还缺国庆节：2027年10月1日—2027年10月3日按规定放假。',
    ],
    ['a year is far', { year: 2029 }, '请填今年或明年。'],
    [
      'a break lies in another year',
      { breaks: [...year2027.breaks, { name: '元旦', from: '2028-01-01', to: '2028-01-02' }] },
      '第 8 段不在 2027 年，请核对日期。',
    ],
    [
      'a weekday is said to be worked',
      { open: [{ day: '2027-03-12' }] },
      '第 1 天 3月12日(周五)不是周末，本来就上班，请核对日期。',
    ],
    [
      'a day off is said to be worked',
      { open: [{ day: '2027-02-13' }, { day: '2027-02-06' }] },
      '第 2 天 2月6日(周六)在上面是放假，请核对放假还是补班。',
    ],
  ])('is refused where %s', (_why, part, sentence) => {
    const mistakes = arrangementMistakes({ ...year2027, ...part }, national, '2026-12-02');
    expect(Object.values(mistakes)).toContain(sentence);
  });

  it('is taken as it is, and entered again replaces what was there', () => {
    expect(arrangementMistakes(year2027, national, '2026-12-02')).toEqual({});
    const again = arrange(entered.calendar.years, { ...year2027, open: [] }, '周文斌', at);
    expect(again).toMatchObject([{ year: 2027, open: [], by: '周文斌' }]);
  });
});

describe('an administrator', () => {
  it('is told from December that the next year is missing, until it was entered', () => {
    const told = (union: Parameters<typeof missingYear>[0], day: Day) => missingYear(union, national, day);
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01', '2027-06-01'].map((day) => told(bare, day)),
    ).toEqual([null, 2027, 2027, 2027, 2027]);
    expect(['2026-12-01', '2027-06-01', '2027-11-30', '2027-12-01'].map((day) => told(entered, day))).toEqual([
      null,
      null,
      null,
      2028,
    ]);
  });

  it('may enter it as soon as it is announced, beginning with the holidays that hold in any case', () => {
    expect(calendarView(bare, national, '2026-11-10').next).toMatchObject({ year: 2027, due: false });
    const legal = calendarView(bare, national, '2026-12-01').next?.legal ?? [];
    expect(legal.map(({ name }) => name)).toEqual(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']);
    const days = legal.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
    expect(days.reduce((sum, count) => sum + count, 0)).toBe(13);
    expect(addDays(legal[1]?.from ?? '', 1)).toBe('2027-02-06');
  });
});
