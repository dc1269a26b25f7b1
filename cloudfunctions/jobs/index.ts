import { clockNow } from '../shared/clock';
import { deliverMessages } from '../shared/notify/deliver';
import { findOfficers } from './find-officers';
import { passDays } from './pass';
import { remindOfDeadlines } from './remind';
import { sweepDrafts } from './sweep-drafts';

/** Run by a timer; phones cannot do harm with it, since it does only what is due anyway. */
export async function main(): Promise<{
  passed: number;
  entrusted: number;
  reminded: number;
  delivered: number;
  swept: number;
}> {
  const at = clockNow();
  const passed = await passDays(at);
  const entrusted = await findOfficers(at);
  const reminded = await remindOfDeadlines(at);
  return { passed, entrusted, reminded, delivered: await deliverMessages(at), swept: await sweepDrafts(at) };
}
