import { getCloudbaseContext } from '@cloudbase/node-sdk';
import { clockNow } from '../shared/clock';
import { timeout } from './config.json';
import { kinds } from './kinds';
import { workOff } from './work';

/** What is left of the function's time (seconds) for the pieces that are under way when no further one is begun. */
const reserve = 10;

/**
 * Run by a timer alone. Throws when a person calls: the environment's rule keeps phones out (shared/invocation.ts), and
 * this holds where somebody changed that rule.
 */
export async function main(_event: unknown, context: Parameters<typeof getCloudbaseContext>[0]) {
  if (getCloudbaseContext(context).WX_OPENID) throw new Error('jobs is run by its timer, not by a person');
  const until = new Date(Date.parse(clockNow()) + (timeout - reserve) * 1000).toISOString();
  return workOff(kinds, { now: clockNow, until });
}
