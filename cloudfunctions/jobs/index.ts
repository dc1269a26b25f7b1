import { house } from '../../core/domains/house';
import { clockNow } from '../shared/clock';
import { timeout } from './config.json';
import { kinds } from './kinds';
import { type Context, otherThanTimer } from './timer-only';
import { workOff } from './work';

/** What is left of the function's time (seconds) for the pieces that are under way when no further one is begun. */
const reserve = 10;

/**
 * Run by a timer alone. Throws when anybody else calls: the environment's rule keeps phones out (shared/invocation.ts), and
 * this holds where somebody changed that rule, or where it binds no such caller.
 */
export async function main(event: unknown, context: Context) {
  const sign = otherThanTimer(event, context);
  if (sign !== undefined) throw new Error(`jobs is run by its timer, not by a person or a program (${sign})`);
  const until = new Date(Date.parse(clockNow()) + (timeout - reserve) * 1000).toISOString();
  return workOff(kinds, { now: clockNow, until, catalogue: house });
}
