import { clockNow } from '../shared/clock';
import { deliverMessages } from '../shared/notify/deliver';

/** Run by a timer; phones cannot do harm with it, since it does only what is due anyway. */
export async function main(): Promise<{ delivered: number }> {
  const delivered = await deliverMessages(clockNow());
  return { delivered };
}
