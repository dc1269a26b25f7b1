import type { Outgoing } from '../../../core/record/record';
import type { Person } from '../../../core/union/people';
import { remembered } from './changes';
import { command, database, isDuplicate } from './database';

type Message = Pick<Outgoing, 'id' | 'to' | 'event'>;

const people = () => database.collection('people');

/**
 * Counts what a person has accepted, one message for each event. Repeating it with the same `submitId` counts nothing:
 * the counters and the memory of it change in one update.
 */
export async function countAccepted(id: string, events: readonly Outgoing['event'][], submitId: string): Promise<void> {
  const count = () =>
    people()
      .where({ _id: id, accepted: command.neq(submitId) })
      .update({
        ...Object.fromEntries(events.map((event) => [`quota.${event}`, command.inc(1)])),
        accepted: command.push({ each: [submitId], slice: -remembered }),
      });
  if ((await count()).updated === 1) return;
  try {
    const quota = Object.fromEntries(events.map((event) => [event, 1]));
    await people().add({ _id: id, name: '', phone: '', quota, accepted: [submitId] });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // She is known: this was a repeat, or she was stored a moment ago.
    await count();
  }
}

/** `taken`: one message less is left now. `none`: nothing is left. `unknown`: nobody has counted for her, WeChat alone knows. */
type Left = 'taken' | 'none' | 'unknown';

/** Takes one message off what is left to a person, never below zero, and remembers for which message. */
export async function takeOne({ id, to, event }: Message): Promise<Left> {
  const { updated } = await people()
    .where({ _id: to, [`quota.${event}`]: command.gt(0), taken: command.neq(id) })
    .update({ [`quota.${event}`]: command.inc(-1), taken: command.push({ each: [id], slice: -1000 }) });
  if (updated === 1) return 'taken';
  const { quota } = await countOf(to);
  return quota?.[event] === undefined ? 'unknown' : 'none';
}

/** Whether a message of which nobody has heard again may have been sent: where one was taken for it, or nobody counts. */
export async function mayHaveLeft({ id, to, event }: Message): Promise<boolean> {
  const { quota, taken } = await countOf(to);
  return quota?.[event] === undefined || taken?.includes(id) === true;
}

async function countOf(id: string): Promise<Pick<Person, 'quota' | 'taken'>> {
  const { data } = await people().doc(id).field({ quota: true, taken: true }).get();
  return data[0] ?? {};
}

/** The message has not left: what was taken for it is given back, once. */
export async function giveBack({ id, to, event }: Message): Promise<void> {
  await people()
    .where({ _id: to, taken: id })
    .update({ [`quota.${event}`]: command.inc(1), taken: command.pull(id) });
}

/** The message is settled, whatever came of it. */
export async function forgetTaken({ id, to }: Pick<Outgoing, 'id' | 'to'>): Promise<void> {
  await people()
    .where({ _id: to, taken: id })
    .update({ taken: command.pull(id) });
}

/** WeChat says that nothing is left, whatever was counted. */
export async function noneLeft({ to, event }: Pick<Outgoing, 'to' | 'event'>): Promise<void> {
  await people()
    .doc(to)
    .update({ [`quota.${event}`]: 0 });
}
