import { appeal } from '../../../core/domains/rights/appeal';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import type { Day } from '../../../core/kernel/day';
import { addDays } from '../../../core/kernel/day';
import type { StateLook } from '../../../core/record/flow';
import type { Deadline } from '../../../core/record/record';
import { deadlineView } from '../../../miniprogram/components/deadline-line/deadline';

const unknown: StateLook = { label: '', tone: 'working', open: true };
const accepted = appeal.flow.states.accepted ?? unknown;
const line = (deadline: Deadline | null, today: Day, reader: 'owner' | 'staff') =>
  deadlineView({ deadline, state: accepted }, today, reader);
const running = { pausedOn: null, pausedDays: 0 };
const promised = { clock: 'resolve', since: '2026-05-12', day: '2026-07-11', ...running } as const;

describe('the deadline line', () => {
  it('says by when, how long it has been and how long is left', () => {
    expect(line(promised, '2026-05-20', 'owner')).toEqual({
      promise: '最晚 7月11日(周六) 给您答复',
      passed: '已过 8 天，剩 52 天',
      badge: '剩 52 天',
      percent: 13,
      pace: 'calm',
      paused: false,
    });
  });

  it('speaks to the officer of her own deed', () => {
    const first = { clock: 'accept', since: '2026-11-20', day: '2026-11-27', ...running } as const;
    expect(line(first, '2026-11-20', 'staff')).toMatchObject({
      promise: '最晚 11月27日(周五) 受理',
      passed: '剩 7 天',
    });
  });

  it('warns from two days before, and on the day itself', () => {
    expect(line(promised, '2026-07-08', 'owner')?.pace).toBe('calm');
    expect(line(promised, '2026-07-09', 'owner')?.pace).toBe('soon');
    expect(line(promised, '2026-07-11', 'owner')).toMatchObject({ badge: '今天到期', pace: 'soon' });
  });

  it('counts the days it is late, and fills the bar no further than full', () => {
    expect(line(promised, '2026-07-14', 'owner')).toMatchObject({
      passed: '已超期 3 天',
      badge: '超期 3 天',
      percent: 100,
      pace: 'over',
    });
  });

  it('stands still while the worker owes papers, and says how much is left', () => {
    const paused = { ...promised, pausedOn: '2026-06-01' };
    expect(line(paused, '2026-08-01', 'owner')).toMatchObject({
      promise: '等您补材料',
      passed: '这段时间不算在期限里，补交以后还有 40 天',
      paused: true,
    });
    const stood = (pausedOn: string) => line({ ...promised, pausedOn }, '2026-08-01', 'staff')?.passed;
    expect(stood(promised.day)).toBe('这段时间不算在期限里，补交以后当天就要办完');
    expect(stood(addDays(promised.day, 2))).toBe('这段时间不算在期限里，补交以后已经超期 2 天');
    expect(line(paused, '2026-08-01', 'staff')).toMatchObject({ promise: '等职工补材料', badge: '' });
  });

  it('is not there when no clock runs', () => {
    expect(line(null, '2026-07-14', 'owner')).toBeNull();
  });

  it('says in plain words why none runs, where the next thing has no day yet', () => {
    const state = scholarship.flow.states.checked ?? unknown;
    const said = (reader: 'owner' | 'staff') => deadlineView({ deadline: promised, state }, '2026-07-14', reader);
    expect(said('owner')).toMatchObject({ promise: '审核已经通过，等着一起公示，开始公示时会告诉您', passed: '' });
    expect(said('staff')).toMatchObject({ badge: '', pace: 'calm', paused: true });
    expect(said('staff')?.promise).toContain('没有期限');
  });
});
