import fc from 'fast-check';
import { addDays, addWorkingDays, dayOf, daysBetween, isDay, sayDay, sayInstant } from '../../../core/kernel/day';
import { parseYuan, sayYuan } from '../../../core/kernel/money';
import { cut, maskName } from '../../../core/kernel/text';

const days = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  it('is the day in Shanghai, not in Greenwich', () => {
    expect(dayOf('2026-08-19T16:00:00.000Z')).toBe('2026-08-20');
    expect(dayOf('2026-08-19T15:59:59.999Z')).toBe('2026-08-19');
  });

  it('is said with its weekday, and with its year when that is another one', () => {
    expect(sayDay('2026-08-20', '2026-01-01')).toBe('8月20日(周四)');
    expect(sayDay('2025-08-20', '2026-01-01')).toBe('2025年8月20日(周三)');
    expect(sayInstant('2026-08-20T06:32:00.000Z', '2026-08-20')).toBe('8月20日 14:32');
  });

  it('knows which days the calendar has', () => {
    expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'soon', ''].some(isDay)).toBe(false);
  });

  it('counts days forth and back the same', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('counts over the ends of months, leap years and the last year that has four digits', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31');
    expect(addDays('9998-12-31', 1)).toBe('9999-01-01');
    expect(addDays('9999-12-31', -1)).toBe('9999-12-30');
    expect(addDays('not a day', 1)).toBe('Invalid Date');
  });

  it('lets exactly so many working days pass, whatever the calendar', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 6 }), (day, count, everyNth) => {
        const isWorkingDay = (candidate: string) => daysBetween('2000-01-01', candidate) % (everyNth + 1) !== 0;
        const end = addWorkingDays(day, count, isWorkingDay);
        let passed = 0;
        for (let at = day; at < end; ) {
          at = addDays(at, 1);
          if (isWorkingDay(at)) passed += 1;
        }
        expect(passed).toBe(count);
        expect(count === 0 || isWorkingDay(end)).toBe(true);
      }),
    );
  });
});

describe('money', () => {
  it('is read as people type it', () => {
    expect(parseYuan('1,500')).toBe(150_000);
    expect(parseYuan(' 1500.5 ')).toBe(150_050);
    expect(parseYuan('0.01')).toBe(1);
    expect(parseYuan('0')).toBe(0);
  });

  it.each([
    ['１５００', 150_000],
    ['1500元', 150_000],
    ['￥1,500.50', 150_050],
    ['¥ 1500 元', 150_000],
    ['1，500', 150_000],
    ['1,234,567', 123_456_700],
    ['1.5万', 1_500_000],
    ['３ 万元', 3_000_000],
    ['0.123456万', 123_456],
  ])('%s is understood, nothing of it guessed', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  // A comma that parts no group of three may be a point: 1,5 is never taken for fifteen.
  it.each(['1，5', '1,5', '12,34', '1,2345', ',500', '1,,500', '1500,', '1.5千', '1.2345678万', '1500块', '约1500'])(
    '%j could be two amounts or none: it is asked, not guessed',
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it.each(['', '一千', '-5', '1.234', '1e5', '12345678901', '1..2'])('is not read from %j', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it('is said so that it reads back as the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (fen) => {
        expect(parseYuan(sayYuan(fen))).toBe(fen);
      }),
    );
    expect(sayYuan(15_000_000)).toBe('150,000 元');
  });
});

describe('text', () => {
  it('is cut to what fits, counting characters as a reader does', () => {
    expect(cut('右手四指被机器切断', 5)).toBe('右手四指…');
    expect(cut('😀😀😀', 3)).toBe('😀😀😀');
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 30 }), (text, limit) => {
        expect(Array.from(cut(text, limit)).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('hides a name but for its first character', () => {
    expect(maskName('王建国')).toBe('王**');
    expect(maskName('欧阳江南')).toBe('欧**');
    expect(maskName('王强')).toBe('王*');
    expect(maskName('杨')).toBe('*');
    expect(maskName('')).toBe('');
  });
});
