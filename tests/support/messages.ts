import type { Case } from '../../core/case/case';
import type { Outgoing } from '../../core/record/record';
import { office, pay } from './office';
import { granted, type Product } from './product';

const { lin } = office();

/** A message as the local cloud keeps it; ids grow in the order of sending. */
interface Kept {
  id: number;
  template: string;
  page: string;
  data: Record<string, { value: string }>;
}

export const inMinutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

/** WeChat's own count of what somebody accepted, which the phone may or may not have reported. */
export async function acceptAtWechat(
  { cloud }: Product,
  who: string,
  times = 1,
  template: Outgoing['event'] = 'progress',
): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await fetch(`${cloud.url}/local/subscriptions`, {
      method: 'POST',
      headers: { 'x-wx-openid': who, 'content-type': 'application/json' },
      body: JSON.stringify({ templateIds: [template] }),
    });
  }
}

/** What WeChat has shown to somebody, the newest first. */
export async function messagesOf({ cloud }: Product, who: string): Promise<Kept[]> {
  const reply = await fetch(`${cloud.url}/local/messages`, { headers: { 'x-wx-openid': who } });
  const { messages }: { messages: Kept[] } = await reply.json();
  return messages;
}

/** Sends what is due, as the timer would after so many minutes. */
export async function deliver(product: Product, after = 0): Promise<void> {
  await product.work(inMinutes(after), ['news', 'messages']);
}

/** A case of this person, of which she must be told that somebody handles it; nothing else waits to be sent. */
export async function newsFor(product: Product, who: string): Promise<Case['_id']> {
  const input = { kind: 'appeal', answers: { ...pay, name: '王建国', phone: '13800000001' } };
  const { caseId } = granted(await product.call(who, 'case.submit', input));
  // What the officer is told of it goes first.
  await deliver(product);
  granted(await product.call(lin, 'case.move', { caseId, version: 1, action: 'accept', input: {} }));
  return caseId;
}
