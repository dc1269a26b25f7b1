import type { Case } from '../../../core/case/case';
import type { Instant } from '../../../core/kernel/day';
import type { Outgoing } from '../../../core/record/record';
import { command, database } from './database';

export type Claimed = Case['sending'][number];
/** What sending looks at in a case. */
export const outboxFields = ['_id', 'outgoing', 'sending', 'outgoingSince'] as const;
export type Waiting = Pick<Case, (typeof outboxFields)[number]>;

const cases = () => database.collection('cases');

/** Takes one message out for sending; undefined when another run has it already. */
export async function claim(caseId: string, message: Outgoing, at: Instant): Promise<Claimed | undefined> {
  const claimed = { ...message, claimedAt: at };
  const { updated } = await cases()
    .where({ _id: caseId, 'outgoing.id': message.id })
    .update({ outgoing: command.pull({ id: message.id }), sending: command.push([claimed]) });
  return updated === 1 ? claimed : undefined;
}

const empty = { sending: [], outgoingSince: null };

/**
 * Strikes a message off. What could not reach the applicant is noted as something to call her about. True when nothing
 * else was left and the case is no longer looked at, which an `only` message finds out in the same trip.
 */
export async function strike(
  caseId: string,
  { id }: Claimed,
  { only, toCall }: { only: boolean; toCall?: Case['toCall'] },
): Promise<boolean> {
  const call = toCall ? { toCall: command.set(toCall) } : {};
  if (only) {
    const { updated } = await cases()
      .where({ _id: caseId, outgoing: command.size(0), sending: command.size(1), 'sending.id': id })
      .update({ ...empty, ...call });
    if (updated === 1) return true;
  }
  await cases()
    .doc(caseId)
    .update({ sending: command.pull({ id }), ...call });
  return false;
}

/** A case with nothing left to send is no longer looked at. */
export async function leaveOutbox(caseId: string): Promise<boolean> {
  const { updated } = await cases()
    .where({ _id: caseId, outgoing: command.size(0), sending: command.size(0) })
    .update(empty);
  return updated === 1;
}

/** Lets a case rest until the first of the messages that wait in it; not when another has joined them since it was read. */
export async function restUntil({ _id, outgoingSince }: Waiting, left: readonly Outgoing[]): Promise<boolean> {
  const [first = null] = left.map(({ after = '' }) => after).sort();
  const { updated } = await cases()
    .where({ _id, outgoingSince, outgoing: command.size(left.length) })
    .update({ outgoingSince: first });
  return updated === 1;
}

/**
 * Puts a claimed message back: as it was after a sender that never reported back, or to wait for a later try. Nothing
 * happens when somebody else has put it back, or has claimed it anew.
 */
export async function putBack(
  caseId: string,
  claimed: Claimed,
  wait: Pick<Outgoing, 'tries' | 'after'> = {},
): Promise<Outgoing> {
  const { claimedAt, ...message } = claimed;
  const again = { ...message, ...wait };
  await cases()
    .where({ _id: caseId, sending: command.elemMatch({ id: message.id, claimedAt }) })
    .update({ sending: command.pull({ id: message.id }), outgoing: command.push([again]) });
  return again;
}
