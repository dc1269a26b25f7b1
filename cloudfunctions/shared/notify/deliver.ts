import type { Case } from '../../../core/case/case';
import type { Instant } from '../../../core/kernel/day';
import { type Claimed, casesToSend, claim, leaveOutbox, putBack, strike, type Waiting } from '../store/outbox';
import { forgetTaken, giveBack, noneLeft, takeOne } from '../store/quota';
import { subscribeMessage } from './templates';
import { type Delivery, send } from './wechat';

/** A sender that has not reported back for so long has died; what failed is tried again after as long. */
const patienceMs = 5 * 60_000;

/** Sends what is waiting. Running it twice, late or side by side sends nothing twice: a message is claimed first. */
export async function deliverMessages(at: Instant): Promise<number> {
  let delivered = 0;
  for (const waiting of await casesToSend(at)) delivered += await deliverFor(waiting, at);
  return delivered;
}

async function deliverFor({ _id, outgoing, sending }: Waiting, at: Instant): Promise<number> {
  // The last sender died when everything was sent already.
  if (outgoing.length + sending.length === 0) await leaveOutbox(_id);
  for (const stuck of sending) {
    if (Date.parse(at) - Date.parse(stuck.claimedAt) > patienceMs) await putBack(_id, stuck, at);
  }
  let delivered = 0;
  for (const message of outgoing) {
    const claimed = await claim(_id, message, at);
    if (claimed && (await deliver(_id, claimed, at)) === 'delivered') delivered += 1;
  }
  return delivered;
}

async function deliver(caseId: string, claimed: Claimed, at: Instant): Promise<Delivery> {
  const outcome = await attempt(claimed);
  if (outcome === 'failed') {
    // What fails now waits, so that one bad message never holds up the others.
    await putBack(caseId, claimed, new Date(Date.parse(at) + patienceMs).toISOString());
    return outcome;
  }
  await strike(caseId, claimed, outcome === 'undeliverable' ? callAbout(claimed, at) : undefined);
  await forgetTaken(claimed);
  return outcome;
}

/** No subscription is left: the applicant is called instead. Colleagues see their work in the queue anyway. */
function callAbout({ event, phrase }: Claimed, since: Instant): Case['toCall'] {
  return event === 'progress' ? { since, about: phrase } : null;
}

/** Sends against what the person has accepted; where that has not been counted, WeChat decides. */
async function attempt(claimed: Claimed): Promise<Delivery> {
  const message = subscribeMessage(claimed);
  if (!message) return 'undeliverable';
  try {
    const left = await takeOne(claimed);
    // A sender that died may have sent it: rather one telephone call too many than the same message twice.
    if (left === 'none' || left === 'unsure') return 'undeliverable';
    const outcome = await send(message);
    if (outcome === 'undeliverable') await noneLeft(claimed);
    if (outcome === 'failed') await giveBack(claimed);
    return outcome;
  } catch (error) {
    console.error(`message ${claimed.id} was not sent`, error);
    await giveBack(claimed);
    return 'failed';
  }
}
