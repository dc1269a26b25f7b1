import type { Instant } from '../../../core/kernel/day';
import { type RefusedMessage, refusalShownDays } from '../../../core/union/refused';
import { database } from './database';
import { type Counter, find } from './query';

/** One record among the counters, written over: the last refusal says what is wrong now. */
const _id = 'refusedMessage';

/** The last refusal, if it is recent: a question to be asked along with others. */
export function lastRefused(at: Instant) {
  const since = new Date(Date.parse(at) - refusalShownDays * 86_400_000).toISOString();
  return find('counters', { _id, 'refused.at': { $gte: since } }, { limit: 1, fields: ['refused'] });
}

/** Notes that WeChat refused a message because of how the mini-program is set up. */
export async function noteRefused(refused: RefusedMessage): Promise<void> {
  const { _id: id, ...noted }: Counter = { _id, refused };
  await database.collection('counters').doc(id).set(noted);
}
