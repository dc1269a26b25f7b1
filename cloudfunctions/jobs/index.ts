import { clockNow } from '../shared/clock';
import { deliverMessages } from '../shared/notify/deliver';
import { findOfficers } from './find-officers';
import { remindOfDeadlines } from './remind';

/** Run by a timer; phones cannot do harm with it, since it does only what is due anyway. */
export async function main(): Promise<{ entrusted: number; reminded: number; delivered: number }> {
  const at = clockNow();
  const entrusted = await findOfficers(at);
  const reminded = await remindOfDeadlines(at);
  return { entrusted, reminded, delivered: await deliverMessages(at) };
}
