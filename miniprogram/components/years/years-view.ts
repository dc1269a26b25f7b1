import type { Day } from '../../../core/kernel/day';

/** This year and the two before. */
export function yearsUntil(today: Day): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year - 1, year - 2].map(String);
}
