import { addDays, type Day } from '../../../core/kernel/day';
import { checkForm } from '../../../core/record/check';
import {
  Arranging,
  arrange,
  arrangementMistakes,
  calendarView,
  changedDays,
  correct,
  lastDecided,
  missingYear,
  type National,
  passedMistake,
  sayBreak,
  workingDaysOf,
} from '../../../core/union/calendar';
import { ruijinUnion } from '../../../local/worlds/union';

/** A country with one holiday a year, on 1 and 2 May, and with 2026 arranged: there 4 May is off, and Saturday 9 May worked. */
const national: National = {
  knows: (year) => year === 2026,
  isWorkday: (day) => day === '2026-05-09' || (day !== '2026-05-04' && ![0, 6].includes(new Date(day).getUTCDay())),
  legal: (year) => [{ name: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` }],
};
const bare = { calendar: { closed: [], open: [], years: [] } };
const today = '2026-12-02';
const mayDay = { name: '劳动节', from: '2027-05-01', to: '2027-05-03' };
const arranging = (part: Partial<Arranging> = {}): Arranging => ({ year: 2027, breaks: [mayDay], ...part });
const mistakes = (part: Partial<Arranging>, day = today) => arrangementMistakes(arranging(part), national, day);

describe('a year that the country has arranged', () => {
  it('is as it was arranged, a weekend that is worked and a weekday that is off among it', () => {
    const days = workingDaysOf(bare, national);
    expect(['2026-05-04', '2026-05-05', '2026-05-09', '2026-05-10'].map(days)).toEqual([false, true, true, false]);
  });

  it('leaves nothing open around its holidays, whether the country arranged it or the union entered it', () => {
    const entered = { calendar: { ...bare.calendar, years: arrange([], arranging(), '孙宇', '') } };
    expect(workingDaysOf(bare, national)('2026-05-05')).toBe(true);
    expect(workingDaysOf(bare, national)('2027-05-05')).toBeUndefined();
    expect(workingDaysOf(entered, national)('2027-05-05')).toBe(true);
  });
});

describe('an arrangement', () => {
  it('holds each day of each holiday by law, its last among them', () => {
    const said = '还缺劳动节：2027年5月1日—2027年5月2日按规定放假。';
    expect(mistakes({ breaks: [{ ...mayDay, to: '2027-05-01' }] })).toEqual({ breaks: said });
    expect(mistakes({ breaks: [{ ...mayDay, from: '2027-05-02' }] })).toEqual({ breaks: said });
    expect(mistakes({ breaks: [{ ...mayDay, to: '2027-05-02' }] })).toEqual({});
  });

  it('is of its own year and the week before it, to the day', () => {
    const other = (from: Day, to: Day) => mistakes({ breaks: [{ name: '元旦', from, to }, mayDay] });
    const said = { breaks: '第 1 段不在 2027 年，请核对日期。' };
    expect([other('2026-12-25', '2027-01-03'), other('2026-12-24', '2027-01-03')]).toEqual([{}, said]);
    expect([other('2027-12-31', '2027-12-31'), other('2027-12-31', '2028-01-01')]).toEqual([{}, said]);
  });

  it('has weekends worked that are weekends, of its own year, and not off', () => {
    const said = (sentence: string) => ({ open: sentence });
    const open = (...days: Day[]) => mistakes({ open: days.map((day) => ({ day })) });
    expect(open('2027-05-08', '2026-12-26')).toEqual({});
    expect(open('2026-12-20')).toEqual(said('第 1 天 2026年12月20日(周日)不在 2027 年，请核对日期。'));
    expect(open('2027-05-08', '2028-01-01')).toEqual(said('第 2 天 2028年1月1日(周六)不在 2027 年，请核对日期。'));
    expect(open('2027-05-01')).toEqual(said('第 1 天 5月1日(周六)在上面是放假，请核对放假还是补班。'));
    expect(open('2027-05-03')).toEqual(said('第 1 天 5月3日(周一)在上面是放假，请核对放假还是补班。'));
    expect(open('2027-05-10')).toEqual(said('第 1 天 5月10日(周一)不是周末，本来就上班，请核对日期。'));
    expect(open('2027-05-08', '2027-05-09', '2027-05-08')).toEqual(said('第 3 天 5月8日(周六)已经填过，请删去一张。'));
  });

  it('is asked about once where no day is made up for or no holiday is longer than the law has it', () => {
    const around = { today, union: ruijinUnion };
    const asked = (breaks: Arranging['breaks'], open?: Arranging['open'], sure = {}) => {
      const checked = checkForm(Arranging, { year: 2027, breaks, ...(open && { open }) }, around, sure);
      return checked.ok ? undefined : checked.refusal.fields?.breaks;
    };
    const lasting = (days: number) => [{ ...mayDay, to: addDays(mayDay.from, days - 1) }];
    const makeUp = [{ day: '2027-05-08' }];
    const bare = asked(lasting(13));
    expect(bare).toContain('您没有填补班日，也没有延长假期。');
    expect(asked(lasting(14))).toContain('您没有填补班日。');
    expect(asked(lasting(13), makeUp)).toContain('您没有延长假期。');
    expect(asked(lasting(14), makeUp)).toBeUndefined();
    expect(asked(lasting(13), undefined, { breaks: bare })).toBeUndefined();
  });

  it('is of this year or one beside it', () => {
    const year = { year: '请填今年或明年。' };
    expect(mistakes({}, '2026-12-02')).toEqual({});
    expect(mistakes({}, '2025-12-02')).toMatchObject(year);
    expect(mistakes({}, '2028-12-02')).toEqual({});
    expect(mistakes({}, '2029-01-01')).toMatchObject(year);
  });

  it('stands beside those of other years; put right, it is still of whoever entered it', () => {
    const years = [2027, 2028].flatMap((year) => arrange([], arranging({ year }), '孙宇', 'then'));
    const correction = { by: '周文斌', at: 'now', days: ['2027-05-03'] };
    const breaks = [{ ...mayDay, to: '2027-05-02' }];
    expect(correct(years, arranging({ breaks }), correction)).toEqual([
      { year: 2027, breaks, by: '孙宇', at: 'then', corrections: [correction] },
      years[1],
    ]);
    expect(years.map((one) => lastDecided(one).at)).toEqual(['then', 'then']);
    expect(correct(years, arranging({ breaks }), correction).map((one) => lastDecided(one).at)).toEqual([
      'now',
      'then',
    ]);
  });

  it('lists the corrections made last', () => {
    const corrected = Array.from({ length: 35 }, (_, n) => ({ by: '孙宇', at: `${n}`, days: [] })).reduce(
      (years, correction) => correct(years, arranging(), correction),
      arrange([], arranging(), '孙宇', 'then'),
    );
    expect(corrected[0]?.corrections.map(({ at }) => at)).toEqual(Array.from({ length: 30 }, (_, n) => `${n + 5}`));
  });

  it('that is put right changes no day that has passed, today not among them', () => {
    const before = arranging({ open: [{ day: '2027-05-08' }] });
    const after = arranging({ breaks: [{ ...mayDay, to: '2027-05-04' }], open: [{ day: '2027-05-09' }] });
    const asEntered = (one: Arranging) => ({ calendar: { ...bare.calendar, years: arrange([], one, '孙宇', '') } });
    const { days, off } = changedDays(2027, asEntered(before), asEntered(after), national);
    expect(days).toEqual(['2027-05-04', '2027-05-08', '2027-05-09']);
    expect(off).toEqual(['2027-05-04', '2027-05-08']);
    const passed = (day: Day, some: readonly Day[] = days) => passedMistake(some, after, before, day);
    expect(passed('2027-05-04')).toEqual({});
    expect(passed('2027-05-05').breaks).toMatch(/^5月4日已经过去.*不能再改/);
    expect(passed('2027-05-09', days.slice(1)).open).toMatch(/^5月8日已经过去/);
    expect(passed('2027-05-08', days.slice(1))).toEqual({});
    expect(changedDays(2027, asEntered(before), asEntered(before), national)).toEqual({ days: [], off: [] });
  });

  it('is said by its days', () => {
    expect(sayBreak(mayDay, '2027-01-01')).toBe('5月1日—5月3日');
    expect(sayBreak({ from: '2027-05-01', to: '2027-05-01' }, '2027-01-01')).toBe('5月1日');
  });
});

describe('what an administrator sees of the calendar', () => {
  const years = [2025, 2027, 2026].flatMap((year) => arrange([], arranging({ year }), '孙宇', ''));
  const entered = { calendar: { ...bare.calendar, years } };

  it('is every year that was entered, the latest first, and the next that can be', () => {
    const view = calendarView(entered, national, today);
    expect(view.entered.map(({ year }) => year)).toEqual([2027, 2026, 2025]);
    expect(view.next).toBeNull();
    expect(calendarView(bare, national, today).next).toEqual({ year: 2027, legal: national.legal(2027), due: true });
  });

  it('is due from December, or where this very year is missing', () => {
    expect([missingYear(bare, national, '2026-11-30'), missingYear(bare, national, '2026-12-01')]).toEqual([
      null,
      2027,
    ]);
    expect(missingYear(bare, national, '2027-03-01')).toBe(2027);
    expect(missingYear(entered, national, '2026-12-01')).toBeNull();
  });
});
