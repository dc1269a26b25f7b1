import { app } from '../store/database';
import { isUnsent } from '../store/passing';
import { fieldOf, readProtobuf, writeProtobuf } from './protobuf';
import type { subscribeMessage } from './templates';

type SubscribeMessage = NonNullable<ReturnType<typeof subscribeMessage>>;

/**
 * What came of handing a message over: `delivered`; `unsubscribed` when the person has none left; `never` when WeChat
 * will take this message at no time; `later` when it was not sent now; `unsure` when nobody knows whether it was.
 */
export type Delivery = 'delivered' | 'unsubscribed' | 'never' | 'later' | 'unsure';

/** What WeChat's answers mean, as its list of codes has them; every other code is worth another try. */
const meaning: Readonly<Record<number, Delivery>> = {
  0: 'delivered',
  43101: 'unsubscribed',
  // No such person, template, page, or field; the account may not send; words that WeChat does not carry.
  40003: 'never',
  40037: 'never',
  41030: 'never',
  47003: 'never',
  43107: 'never',
  45168: 'never',
  // No such interface; the function may not call it (permissions.openapi).
  [-604100]: 'never',
  [-604101]: 'never',
  // The cloud waited for WeChat in vain.
  [-601008]: 'unsure',
  [-604102]: 'unsure',
};

/** What came of it, and WeChat's code where it answered with one. */
export interface Answered {
  outcome: Delivery;
  code?: number | undefined;
}

/** Hands one subscription message to WeChat, byte for byte as wx-server-sdk 4.0.2 does. What WeChat finds wrong is logged. */
export async function send(message: SubscribeMessage): Promise<Answered> {
  const pairs = Object.entries(message).map(([key, value]) => ({
    no: 1,
    value: writeProtobuf([
      { no: 1, value: Buffer.from(key) },
      { no: 2, value: Buffer.from(JSON.stringify(value)) },
    ]),
  }));
  const requestData = writeProtobuf([
    { no: 1, value: 0 },
    { no: 2, value: writeProtobuf(pairs) },
  ]);
  try {
    return outcomeOf(await app.callCompatibleWxOpenApi({ apiName: 'subscribeMessage.send', requestData }));
  } catch (error) {
    console.error('a message was not handed over', error);
    return { outcome: isUnsent(error) ? 'later' : 'unsure' };
  }
}

function outcomeOf(answer: unknown): Answered {
  const { code, words } = read(answer);
  const outcome = code === undefined ? 'unsure' : (meaning[code] ?? 'later');
  // To have none left is nobody's fault.
  if (outcome !== 'delivered' && outcome !== 'unsubscribed')
    console.error(`WeChat answered a message with ${code ?? 'nothing readable'}: ${words}`);
  return { outcome, code };
}

/** The code of an answer: the cloud's own (field 3), or the one that WeChat wrote (field 1, as JSON). */
function read(answer: unknown): { code?: number; words: string } {
  const fields = Buffer.isBuffer(answer) ? readProtobuf(answer) : undefined;
  if (!fields) return { words: String(answer).slice(0, 200) };
  const refused = fieldOf(fields, 3);
  if (typeof refused === 'number' && refused !== 0) return { code: refused, words: 'refused by the cloud' };
  const words = String(fieldOf(fields, 1) ?? '');
  const code = /"errcode"\s*:\s*(-?\d+)/.exec(words)?.[1];
  return code === undefined ? { words } : { code: Number(code), words };
}
