import { randomUUID } from 'node:crypto';

/** Calls an operation over the door of a running product, as this person's phone does; answers the value. */
export async function callDoor<T>(url: string, openid: string, operation: string, input: object): Promise<T> {
  const reply = await fetch(`${url}/functions/api`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid, 'content-type': 'application/json' },
    body: JSON.stringify({ operation, input, submitId: randomUUID() }),
  });
  const { ok, value, refusal } = await reply.json();
  if (!ok) throw new Error(JSON.stringify(refusal));
  return value;
}
