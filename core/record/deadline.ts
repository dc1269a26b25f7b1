import { addDays, addWorkingDays, type Day, daysBetween, type IsWorkingDay } from '../kernel/day';
import { type Decision, type RuleSet, rulesOn } from '../union/rules';
import type { Deadline } from './record';
import { recordRules } from './rules';

/** The settings as far as the rules stand in them. */
type Ruled = { rules: readonly Decision[] };

/**
 * When a clock that starts today runs out, under the rules in force. Days of which nobody can know yet whether they are
 * worked count against the union where it owes something, and do not count where others must have the time to object
 * (docs/decisions/0007-days-nobody-knows-yet.md). Throws for a clock that the rules do not know.
 */
export function deadlineOf(
  clock: string,
  set: RuleSet,
  union: Ruled,
  today: Day,
  isWorkingDay: IsWorkingDay,
): Deadline {
  const { rule, isForOthers = false } = set.clocks[clock] ?? { rule: '' };
  const count = rulesOn(union, set, today).of[rule];
  if (count === undefined) throw new Error(`no rule of ${set.domain} says how long "${clock}" is`);
  const counts = (day: Day) => isWorkingDay(day) ?? !isForOthers;
  const isInWorkingDays = set.numbers[rule]?.unit === '个工作日';
  const day = isInWorkingDays ? addWorkingDays(today, count, counts) : addDays(today, count);
  return { clock, since: today, day, pausedOn: null, pausedDays: 0 };
}

/** A clock that runs to the last day of a notice, whatever came between. */
export function untilNoticeEnds(clock: string, { since, until }: { since: Day; until: Day }): Deadline {
  return { clock, since, day: until, pausedOn: null, pausedDays: 0 };
}

/** The clock stands still from today; one that stands already stays as it is. */
export function pause(deadline: Deadline, today: Day): Deadline {
  return deadline.pausedOn ? deadline : { ...deadline, pausedOn: today };
}

/** The clock runs on; it gains the days it stood still, up to what the rules allow in all. */
export function resume(deadline: Deadline, union: Ruled, today: Day): Deadline {
  if (!deadline.pausedOn) return deadline;
  const stood = Math.max(daysBetween(deadline.pausedOn, today), 0);
  const gained = Math.min(stood, Math.max(rulesOn(union, recordRules, today).of.pauseDays - deadline.pausedDays, 0));
  const pausedDays = deadline.pausedDays + gained;
  return { ...deadline, day: addDays(deadline.day, gained), pausedOn: null, pausedDays };
}

/** One key that orders a queue by what is due first; what waits for the worker or has no deadline comes last. */
export function dueKeyOf(deadline: Deadline | null, caseId: string): string {
  return `${deadline === null || deadline.pausedOn ? '9999-12-31' : deadline.day}|${caseId}`;
}
