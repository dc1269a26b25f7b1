import { isWorkday } from 'chinese-days';
import type { Day, Instant } from '../../core/kernel/day';

/** The moment now; the only clock of the functions. */
export function clockNow(): Instant {
  return new Date().toISOString();
}

/** Working days of the People's Republic, make-up days included. */
export function isWorkingDay(day: Day): boolean {
  return isWorkday(day);
}
