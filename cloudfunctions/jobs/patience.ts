import type { Instant } from '../../core/kernel/day';

/** Until then a function from before may still be at work, which would change a record and leave its stamp behind. */
const patienceMs = 60 * 60_000;

/** When functions must have come to work, so that none from before is at work any more. */
export const longAgo = (at: Instant) => new Date(Date.parse(at) - patienceMs).toISOString();
