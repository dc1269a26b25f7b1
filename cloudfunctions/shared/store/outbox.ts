import type { Case, Outgoing } from '../../../core/case/case';
import type { Instant } from '../../../core/kernel/day';
import { command, database } from './database';

export type Claimed = Case['sending'][number];
export type Waiting = Pick<Case, '_id' | 'outgoing' | 'sending'>;

const cases = () => database.collection('cases');

/** Cases with something to send, the longest waiting first; at most 50. */
export async function casesToSend(at: Instant): Promise<Waiting[]> {
  const { data } = await cases()
    .where({ outgoingSince: command.lte(at) })
    .orderBy('outgoingSince', 'asc')
    .limit(50)
    .field({ outgoing: true, sending: true })
    .get();
  return data;
}

/** Takes one message out for sending; undefined when another run has it already. */
export async function claim(caseId: string, message: Outgoing, at: Instant): Promise<Claimed | undefined> {
  const claimed = { ...message, claimedAt: at };
  const { updated } = await cases()
    .where({ _id: caseId, 'outgoing.id': message.id })
    .update({ outgoing: command.pull({ id: message.id }), sending: command.push([claimed]) });
  return updated === 1 ? claimed : undefined;
}

/**
 * Strikes a message off; the case leaves the outbox when nothing is left. What could not reach the applicant is noted
 * as something to call her about.
 */
export async function strike(caseId: string, { id }: Claimed, toCall?: Case['toCall']): Promise<void> {
  await cases()
    .doc(caseId)
    .update({ sending: command.pull({ id }), ...(toCall ? { toCall: command.set(toCall) } : {}) });
  await leaveOutbox(caseId);
}

/** A case with nothing left to send is no longer looked at. */
export async function leaveOutbox(caseId: string): Promise<void> {
  await cases()
    .where({ _id: caseId, outgoing: command.size(0), sending: command.size(0) })
    .update({ outgoingSince: null });
}

/** Puts a claimed message back for a later try, after a failure or after a sender that never reported back. */
export async function putBack(caseId: string, { claimedAt, ...message }: Claimed, later: Instant): Promise<void> {
  await cases()
    .where({ _id: caseId, 'sending.id': message.id, 'sending.claimedAt': claimedAt })
    .update({ sending: command.pull({ id: message.id }), outgoing: command.push([message]), outgoingSince: later });
}
