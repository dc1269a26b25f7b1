import * as v from 'valibot';

const Person = v.object({
  openid: v.string(),
  name: v.string(),
  role: v.string(),
  level: v.nullish(v.string(), ''),
  desk: v.nullish(v.string(), ''),
  title: v.nullish(v.string(), ''),
});
export type Person = v.InferOutput<typeof Person>;

const Message = v.object({
  id: v.union([v.string(), v.number()]),
  at: v.string(),
  template: v.string(),
  page: v.nullish(v.string(), ''),
  data: v.optional(v.record(v.string(), v.unknown()), {}),
});
export type Message = v.InferOutput<typeof Message>;

const People = v.union([
  v.array(Person),
  v.pipe(
    v.object({ people: v.array(Person) }),
    v.transform((reply) => reply.people),
  ),
]);
const Messages = v.object({ messages: v.array(Message) });

/** The people of the world that the local cloud was started with. */
export async function fetchPeople(): Promise<Person[]> {
  return v.parse(People, await read('/local/people'));
}

/** What this person's WeChat has received, newest first. */
export async function fetchMessages(openid: string): Promise<Message[]> {
  const { messages } = v.parse(Messages, await read('/local/messages', { 'x-wx-openid': openid }));
  return messages.sort((one, other) => other.at.localeCompare(one.at));
}

async function read(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
