import type { CaseSummary } from '../../../core/case/summary';
import { clockNamed } from '../../../core/domains/rules';
import { type Day, daysBetween, sayDay } from '../../../core/kernel/day';

export interface DeadlineView {
  /** What is due when: `最晚 8月20日(周四) 给您答复`. */
  promise: string;
  /** How far it has come: `已过 8 天，剩 52 天`; empty while none runs. */
  passed: string;
  /** The same in a few characters, for a card. */
  badge: string;
  percent: number;
  pace: 'calm' | 'soon' | 'over';
  /** No clock runs: the worker owes something, or what comes next has no day yet. */
  paused: boolean;
}

type Reader = 'owner' | 'staff';
type Clocked = Pick<CaseSummary, 'deadline' | 'state'>;

/** A deadline as the worker or the officer reads it on the day `today`, or why none runs; null where there is nothing to say. */
export function deadlineView({ deadline, state }: Clocked, today: Day, reader: Reader): DeadlineView | null {
  if (state.rests) return standing(state.rests[reader], '');
  if (!deadline) return null;
  const total = Math.max(daysBetween(deadline.since, deadline.day), 1);
  const gone = Math.max(daysBetween(deadline.since, today), 0);
  const left = daysBetween(today, deadline.day);
  if (deadline.pausedOn)
    return paused(daysBetween(deadline.pausedOn, deadline.day), state.owes ? '补卡' : '补材料', reader);
  const badge = left < 0 ? `超期 ${-left} 天` : left === 0 ? '今天到期' : `剩 ${left} 天`;
  return {
    promise: `最晚 ${sayDay(deadline.day, today)} ${clockNamed(deadline.clock)?.[reader] ?? ''}`,
    passed: left < 0 ? `已${badge}` : gone === 0 ? badge : `已过 ${gone} 天，${badge}`,
    badge,
    percent: Math.min(Math.round((gone / total) * 100), 100),
    pace: left < 0 ? 'over' : left <= 2 ? 'soon' : 'calm',
    paused: false,
  };
}

/** The worker owes something: the clock stands still, and how much is left of it. */
function paused(left: number, what: string, reader: Reader): DeadlineView {
  const after = left > 0 ? `还有 ${left} 天` : left === 0 ? '当天就要办完' : `已经超期 ${-left} 天`;
  const rest = `这段时间不算在期限里，补交以后${after}`;
  return standing(`等${reader === 'owner' ? '您' : '职工'}${what}`, rest);
}

function standing(promise: string, passed: string): DeadlineView {
  return { promise, passed, badge: '', percent: 0, pace: 'calm', paused: true };
}
