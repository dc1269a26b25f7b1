import fc from 'fast-check';
import { nextWarning, type Reminded, remind } from '../../../core/case/warning';
import { catalogue } from '../../../core/domains/catalogue';
import { addDays } from '../../../core/kernel/day';
import type { Deadline } from '../../../core/record/record';
import { withCase } from '../../support/office';

/** Ten days from 2 November: half over on the 7th, three quarters on the 10th, overdue from the 13th. */
const ten: Deadline = { clock: 'accept', since: '2026-11-02', day: '2026-11-12', pausedOn: null, pausedDays: 0 };
const officer = { id: 'officer', name: '李敏' };
const { found } = withCase();
const on = (day: string, part: Partial<Reminded> = {}, heads = ['head-1', 'head-2'], deputy?: string) =>
  remind(
    { ...found, officer, deadline: ten, warned: 0, ...part },
    { heads, deputy, catalogue },
    `${day}T01:00:00.000Z`,
  );
const told = (...given: Parameters<typeof on>) => on(...given).outgoing.map(({ to, phrase }) => `${to} ${phrase}`);

describe('the next reminder', () => {
  it('is due at half of the time, at three quarters, and the day after the last', () => {
    expect([0, 50, 75, 100].map((warned) => nextWarning(ten, warned))).toEqual([
      '2026-11-07',
      '2026-11-10',
      '2026-11-13',
      null,
    ]);
    // Half of three days is over on the second of them.
    expect(nextWarning({ ...ten, day: '2026-11-05' }, 0)).toBe('2026-11-04');
  });

  it('is none without a deadline, and while it stands still', () => {
    expect(nextWarning(null, 0)).toBeNull();
    expect(nextWarning({ ...ten, pausedOn: '2026-11-03' }, 0)).toBeNull();
  });
});

describe('a reminder', () => {
  it('is not given of a case that rests, whatever clock it bears from before', () => {
    const rests = { kind: 'scholarship', status: 'checked' };
    expect(on('2026-11-20', rests)).toEqual({ set: { warned: 0, warnOn: null }, outgoing: [] });
    expect(told('2026-11-20', { ...rests, status: 'reviewed' })[0]).toBe('officer 已经超期');
  });

  it('goes to the officer on the very day, and not the day before', () => {
    expect([told('2026-11-06'), told('2026-11-07')]).toEqual([[], ['officer 即将到期']]);
    expect([told('2026-11-09', { warned: 50 }), told('2026-11-10', { warned: 50 })]).toEqual([
      [],
      ['officer 即将到期'],
    ]);
  });

  it('goes to the deputy as well while the officer is away, to somebody who is both only once', () => {
    expect(told('2026-11-07', {}, ['head-1'], 'deputy')).toEqual(['officer 即将到期', 'deputy 即将到期']);
    expect(told('2026-11-13', {}, ['deputy'], 'deputy')).toEqual(['officer 已经超期', 'deputy 已经超期']);
  });

  it('goes when it is over also to those who answer for the desk, and on the last day not yet', () => {
    expect(told('2026-11-12', { warned: 75 })).toEqual([]);
    expect(told('2026-11-13', { warned: 75 })).toEqual(['officer 已经超期', 'head-1 已经超期', 'head-2 已经超期']);
  });

  it('names the person and her number to the officer alone: a leader who answers for the desk does not know her', () => {
    const { owner } = found;
    const headline = `拖欠工资 · ${owner.name}队139-1000-0101`;
    const things = on('2026-11-13', { headline, warned: 75 }).outgoing.map(({ to, thing }) => [to, thing]);
    expect(things).toEqual([
      ['officer', '拖欠工资 · 王建国队139-1000…'],
      ['head-1', '拖欠工资 · 王**队'],
      ['head-2', '拖欠工资 · 王**队'],
    ]);
  });

  it('of a case that nobody has goes to those who answer for the desk from the start', () => {
    expect(told('2026-11-07', { officer: null })).toEqual(['head-1 即将到期', 'head-2 即将到期']);
    expect(told('2026-11-13', { officer: null })).toEqual(['head-1 已经超期', 'head-2 已经超期']);
  });

  it('that comes days late says only how it stands now, and each mark once', () => {
    expect(on('2026-11-11').set).toEqual({ warned: 75, warnOn: '2026-11-13' });
    expect(told('2026-11-11')).toHaveLength(1);
    expect(on('2026-12-24').set).toEqual({ warned: 100, warnOn: null });
    expect(told('2026-12-24', { warned: 100 })).toEqual([]);
    expect(on('2026-11-08', { warned: 50 })).toEqual({ set: { warned: 50, warnOn: '2026-11-10' }, outgoing: [] });
  });

  it('is none while the worker owes something, and where no clock runs', () => {
    const paused = { ...ten, pausedOn: '2026-11-03' };
    expect(on('2026-12-24', { deadline: paused })).toEqual({ set: { warned: 0, warnOn: null }, outgoing: [] });
    expect(on('2026-12-24', { deadline: null, warned: 50 })).toEqual({
      set: { warned: 50, warnOn: null },
      outgoing: [],
    });
  });

  it('names the last day, and is one message for who is officer and head at once', () => {
    const [early] = on('2026-11-07').outgoing;
    expect(early).toMatchObject({
      id: `${found._id}:accept-2026-11-02-50-0`,
      event: 'deadline',
      note: '最晚11月12日(周四)',
    });
    const late = on('2026-11-13', { warned: 75 }, ['officer', 'head-1']).outgoing;
    expect(late.map(({ id, to }) => `${id} ${to}`)).toEqual([
      `${found._id}:accept-2026-11-02-100-0 officer`,
      `${found._id}:accept-2026-11-02-100-1 head-1`,
    ]);
    expect(late[0]?.note).toBe('11月12日(周四)已到期');
  });

  it('of each mark is sent exactly once, on whichever days the timer happens to run', () => {
    const runs = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(runs, (days) => {
        let now: Reminded = { ...found, officer, deadline: ten, warned: 0 };
        const sent: string[] = [];
        for (const day of [...days].sort((a, b) => a - b)) {
          const { set, outgoing } = remind(
            now,
            { heads: [], deputy: undefined, catalogue },
            `${addDays(ten.since, day)}T01:00:00.000Z`,
          );
          sent.push(...outgoing.map(({ id }) => id));
          now = { ...now, ...set };
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(sent.some((id) => id.includes('-100-'))).toBe(days.some((day) => day >= 11));
      }),
    );
  });
});
