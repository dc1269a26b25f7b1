import { national } from '../../cloudfunctions/shared/clock';
import { addDays, dayOfWeek } from '../../core/kernel/day';
import type { Arranging } from '../../core/union/calendar';

/** A year as the State Council arranges one: New Year by so many days longer than the law has it, and a Saturday worked for it. */
export function announced(year: number, longer = 1): Arranging {
  const breaks = national
    .legal(year)
    .map((one) => (one.name === '元旦' ? { ...one, to: addDays(one.to, longer) } : one));
  const march = `${year}-03-01`;
  return { year, breaks, open: [{ day: addDays(march, 6 - dayOfWeek(march)) }] };
}
