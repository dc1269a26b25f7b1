import fc from 'fast-check';
import {
  byElectionClock,
  foundingClock,
  nextTermReminder,
  recheckOn,
  termPhase,
  termReminders,
  watchOn,
} from '../../../../core/domains/enterprises/clocks';
import { addMonths } from '../../../../core/domains/enterprises/months';
import { enterpriseRules } from '../../../../core/domains/enterprises/rules';
import { endsOn, extend, lastDayOf, nextTerm } from '../../../../core/domains/enterprises/terms';
import { addDays, isDay } from '../../../../core/kernel/day';
import { numbersIn, usualOf } from '../../../../core/union/rules';

const usualRules = usualOf(enterpriseRules);

const aDay = fc.integer({ min: 0, max: 20_000 }).map((after) => addDays('2000-01-01', after));

describe('months', () => {
  it('reach to the same day, or to the last one of a month that has no such day', () => {
    const of = (day: string, count: number) => addMonths(day, count);
    expect(of('2026-01-31', 1)).toBe('2026-02-28');
    expect(of('2028-01-31', 1)).toBe('2028-02-29');
    expect(of('2028-02-29', 12)).toBe('2029-02-28');
    expect(of('2026-11-30', 3)).toBe('2027-02-28');
    expect(of('2026-12-15', 1)).toBe('2027-01-15');
    expect(of('2026-03-31', -1)).toBe('2026-02-28');
    expect(of('2026-10-31', 0)).toBe('2026-10-31');
  });

  it('are calendar days, in order, at most a month on', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const after = addMonths(day, count);
        expect(isDay(after)).toBe(true);
        expect(after >= day).toBe(true);
        expect(after < addMonths(addDays(day, 31), count + 1)).toBe(true);
        expect(after.slice(8) <= day.slice(8)).toBe(true);
      }),
    );
  });
});

describe('the numbers about enterprises', () => {
  it('are as usual while nothing was decided, each between the least and the most', () => {
    expect(usualRules).toMatchObject({ foundMonths: 12, dueWorkers: 25, byElectionMonths: 3, extensionMonths: 6 });
    for (const [name, { least, most, usual, unit, label, source }] of Object.entries(enterpriseRules.numbers)) {
      const holds = (value: number) => numbersIn(enterpriseRules, { ...usualRules, [name]: value }).ok;
      expect([least - 1, least, usual, most, most + 1].map(holds)).toEqual([false, true, true, true, false]);
      for (const said of [unit, label, source]) expect(said).toMatch(/./);
    }
  });
});

describe('the time in which a union is to be founded', () => {
  it('is a year from the opening: the same day of the next year is the last', () => {
    const left = (today: string) => foundingClock('2025-06-10', usualRules, today);
    expect(left('2026-06-09')).toEqual({ last: '2026-06-10', daysLeft: 1 });
    expect(left('2026-06-10')).toEqual({ last: '2026-06-10', daysLeft: 0 });
    expect(left('2026-06-11')).toEqual({ last: '2026-06-10', daysLeft: -1 });
  });

  it('is as long as the union has set it', () => {
    expect(foundingClock('2025-08-31', { ...usualRules, foundMonths: 6 }, '2026-01-01').last).toBe('2026-02-28');
  });
});

describe('an empty chair', () => {
  it('is filled within three months, the same day being the last', () => {
    expect(byElectionClock('2026-01-31', usualRules, '2026-04-30')).toEqual({ last: '2026-04-30', daysLeft: 0 });
    expect(byElectionClock('2026-01-31', usualRules, '2026-05-01').daysLeft).toBe(-1);
  });
});

describe('a term of office', () => {
  const term = { number: 2, electedOn: '2024-02-29', years: 3 } as const;

  it('ends on the same day three or five years later', () => {
    expect([endsOn(term), endsOn({ ...term, years: 5 })]).toEqual(['2027-02-28', '2029-02-28']);
    expect(nextTerm(term, { electedOn: '2027-02-01', years: 5 })).toEqual({
      number: 3,
      electedOn: '2027-02-01',
      years: 5,
    });
  });

  it('is brought to mind 180, 90 and 30 days before its last day', () => {
    const reminders = termReminders(term, usualRules);
    expect(reminders).toEqual([
      { on: '2026-09-01', daysBefore: 180 },
      { on: '2026-11-30', daysBefore: 90 },
      { on: '2027-01-29', daysBefore: 30 },
    ]);
    const next = (today: string) => nextTermReminder(term, usualRules, today);
    expect(['2026-09-01', '2026-09-02', '2026-11-30', '2027-01-29', '2027-01-30'].map(next)).toEqual([
      '2026-09-01',
      '2026-11-30',
      '2026-11-30',
      '2027-01-29',
      undefined,
    ]);
  });

  it('is brought to mind once where two reminders fall together, the earliest first whatever their order', () => {
    const rules = { ...usualRules, firstTermReminder: 30, lastTermReminder: 60, secondTermReminder: 30 };
    expect(termReminders(term, rules).map(({ daysBefore }) => daysBefore)).toEqual([60, 30]);
  });

  it('runs, ends from its first reminder on, and is over the day after its last', () => {
    const phase = (today: string) => termPhase(term, usualRules, today);
    expect(['2026-08-31', '2026-09-01', '2027-02-28', '2027-03-01'].map(phase)).toEqual([
      'running',
      'ending',
      'ending',
      'over',
    ]);
  });

  it('goes on for six months at most, by a numbered letter', () => {
    const to = (until: string, approvalNumber = '瑞工组〔2027〕3号') =>
      extend(term, { until, approvalNumber }, usualRules);
    expect(to('2027-08-28')).toMatchObject({ ok: true });
    expect(to('2027-08-29')).toMatchObject({
      refusal: { fields: { until: '延期最多 6 个月，不能晚于 2027-08-28。' } },
    });
    expect(to('2027-03-01')).toMatchObject({ ok: true });
    expect(to('2027-02-28')).toMatchObject({ refusal: { fields: { until: '延期要晚于届满日 2027-02-28。' } } });
    expect(to('2027-08-28', ' ')).toMatchObject({
      refusal: { fields: { approvalNumber: '延期要上级工会批准，请填批准文号。' } },
    });
  });

  it('that was extended once is no longer extended by extending it again', () => {
    const once = extend(term, { until: '2027-08-28', approvalNumber: '1号' }, usualRules);
    if (!once.ok) throw new Error(once.refusal.code);
    expect(lastDayOf(once.value)).toBe('2027-08-28');
    expect(termPhase(once.value, usualRules, '2027-08-28')).toBe('ending');
    expect(extend(once.value, { until: '2027-09-01', approvalNumber: '2号' }, usualRules)).toMatchObject({ ok: false });
  });
});

describe('an enterprise that need not found a union yet', () => {
  const on = (mainReason: 'stopped' | 'notYet' | 'refuses' | undefined, surveyedOn: string) =>
    recheckOn({ mainReason, surveyedOn, openedOn: '2025-09-10' }, usualRules);

  it('is looked at again each quarter where it stands still', () => {
    expect(on('stopped', '2026-03-31')).toBe('2026-06-30');
  });

  it('is looked at again when its year is over, and each quarter after that', () => {
    expect(on('notYet', '2026-03-31')).toBe('2026-09-11');
    expect(on('notYet', '2026-09-10')).toBe('2026-09-11');
    expect(on('notYet', '2026-09-11')).toBe('2026-12-11');
  });

  it('has no such day for other reasons', () => {
    expect([on('refuses', '2026-03-31'), on(undefined, '2026-03-31')]).toEqual([undefined, undefined]);
  });
});

describe('an enterprise that is hard to win', () => {
  it('is seen again within thirty days; an ordinary one has no such day', () => {
    expect(
      (['difficult', 'nail', 'ordinary', undefined] as const).map((each) => watchOn(each, '2026-05-01', usualRules)),
    ).toEqual(['2026-05-31', '2026-05-31', undefined, undefined]);
  });
});
