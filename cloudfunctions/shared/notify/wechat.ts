import { app } from '../store/database';
import type { subscribeMessage } from './templates';

/** 43101: the person has no subscription left; WeChat will never deliver this message. */
const noSubscription = 43101;

export type Delivery = 'delivered' | 'undeliverable' | 'failed';

/** Hands one subscription message to WeChat. `failed` is worth another try, `undeliverable` is not. */
export async function send(message: NonNullable<ReturnType<typeof subscribeMessage>>): Promise<Delivery> {
  const { result } = await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: message });
  const errcode: unknown = result?.errcode ?? result?.errCode;
  if (errcode === 0) return 'delivered';
  return errcode === noSubscription ? 'undeliverable' : 'failed';
}
