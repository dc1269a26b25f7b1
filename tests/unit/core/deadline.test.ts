import { rightsRules } from '../../../core/domains/rights/rules';
import { scholarshipRules } from '../../../core/domains/scholarship/rules';
import { deadlineOf, dueKeyOf, pause, resume } from '../../../core/record/deadline';
import type { Deadline } from '../../../core/record/record';
import { workingDaysOf } from '../../../core/union/calendar';
import { ruijinUnion } from '../../../local/worlds/union';

const always = () => true;
const running: Deadline = { clock: 'accept', since: '2026-11-02', day: '2026-11-09', pausedOn: null, pausedDays: 0 };

describe('a clock', () => {
  it('counts working days where the rule is in working days, and days where it is in days', () => {
    const isWorkingDay = (day: string) => day !== '2026-11-05';
    expect(deadlineOf('accept', rightsRules, ruijinUnion, '2026-11-02', isWorkingDay)).toEqual({
      clock: 'accept',
      since: '2026-11-02',
      day: '2026-11-08',
      pausedOn: null,
      pausedDays: 0,
    });
    expect(deadlineOf('answer', rightsRules, ruijinUnion, '2026-11-02', isWorkingDay).day).toBe('2026-12-02');
    expect(() => deadlineOf('notice', rightsRules, ruijinUnion, '2026-11-02', isWorkingDay)).toThrow('no rule');
  });

  it('counts a day that may yet be off against the union, but never against those who may object', () => {
    const isWorkingDay = (day: string) => (day === '2026-11-05' ? undefined : true);
    expect(deadlineOf('accept', rightsRules, ruijinUnion, '2026-11-02', isWorkingDay).day).toBe('2026-11-07');
    expect(deadlineOf('notice', scholarshipRules, ruijinUnion, '2026-11-02', isWorkingDay).day).toBe('2026-11-08');
    const nobodyKnows = { knows: () => false, isWorkday: always, legal: () => [] };
    expect(workingDaysOf(ruijinUnion, nobodyKnows)('2026-11-05')).toBe(true);
  });
});

describe('a clock that stands still', () => {
  const paused = pause(running, '2026-11-04');

  it('does so from the first day on which the worker owes something', () => {
    expect(paused).toEqual({ ...running, pausedOn: '2026-11-04' });
    expect(pause(paused, '2026-11-06')).toEqual(paused);
  });

  it('gains the days it stood, as many as the rules allow in all', () => {
    expect(resume(paused, ruijinUnion, '2026-11-07')).toEqual({ ...running, day: '2026-11-12', pausedDays: 3 });
    expect(resume({ ...paused, pausedDays: 28 }, ruijinUnion, '2026-11-07')).toMatchObject({
      day: '2026-11-11',
      pausedDays: 30,
    });
    // 30 were allowed when 40 had been given: nothing is taken back, nothing added.
    expect(resume({ ...paused, pausedDays: 40 }, ruijinUnion, '2026-11-07')).toMatchObject({
      day: '2026-11-09',
      pausedDays: 40,
    });
  });

  it('gains nothing where it was running, or would go on before it stopped', () => {
    expect(resume(running, ruijinUnion, '2026-11-30')).toEqual(running);
    expect(resume(paused, ruijinUnion, '2026-11-01')).toEqual({ ...running, pausedDays: 0 });
  });
});

describe('the order of a queue', () => {
  it('is by what is due first; what waits for the worker or has no deadline comes last', () => {
    const keys = [
      dueKeyOf(null, 'a'),
      dueKeyOf({ ...running, pausedOn: '2026-11-04' }, 'b'),
      dueKeyOf(running, 'd'),
      dueKeyOf(running, 'c'),
      dueKeyOf({ ...running, day: '2027-01-01' }, 'e'),
    ];
    expect([...keys].sort()).toEqual(['2026-11-09|c', '2026-11-09|d', '2027-01-01|e', '9999-12-31|a', '9999-12-31|b']);
  });
});
