import { addDays, addWorkingDays, type Day, type IsWorkingDay } from '../kernel/day';
import type { ClockName } from '../kernel/flow';
import type { Rules } from '../union';
import type { Deadline } from './case';

/** When a clock that starts today runs out, under the rules in force. */
export function deadlineOf(clock: ClockName, rules: Rules, today: Day, isWorkingDay: IsWorkingDay): Deadline {
  const day =
    clock === 'accept'
      ? addWorkingDays(today, rules.acceptWorkingDays, isWorkingDay)
      : addDays(today, rules.resolveDays);
  return { clock, since: today, day };
}

/** One key that orders a queue by what is due first; what has no deadline comes last. */
export function dueKeyOf(deadline: Deadline | null, caseId: string): string {
  return `${deadline?.day ?? '9999-12-31'}|${caseId}`;
}
