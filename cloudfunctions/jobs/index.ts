import { getCloudbaseContext } from '@cloudbase/node-sdk';
import { clockNow } from '../shared/clock';
import { deliverMessages } from '../shared/notify/deliver';
import { findOfficers } from './find-officers';
import { passDays } from './pass';
import { remindOfDeadlines } from './remind';
import { stampOld } from './stamp-old';
import { sweepDrafts, sweepLimits } from './sweep';
import { sweepFilings } from './sweep-filings';

/**
 * Run by a timer alone. Throws when a person calls: the environment's rule keeps phones out (shared/invocation.ts), and
 * this holds where somebody changed that rule.
 */
export async function main(_event: unknown, context: Parameters<typeof getCloudbaseContext>[0]) {
  if (getCloudbaseContext(context).WX_OPENID) throw new Error('jobs is run by its timer, not by a person');
  const at = clockNow();
  const stamped = await stampOld(at);
  const passed = await passDays(at);
  const entrusted = await findOfficers(at);
  const reminded = await remindOfDeadlines(at);
  const delivered = await deliverMessages(at);
  const swept = (await sweepDrafts(at)) + (await sweepLimits(at));
  return { stamped, passed, entrusted, reminded, delivered, swept, settled: await sweepFilings(at) };
}
