import type { Case } from '../../../core/case/case';
import type { Instant } from '../../../core/kernel/day';
import type { Outgoing } from '../../../core/record/record';
import { isSetUpWrongly } from '../../../core/union/refused';
import { type Claimed, claim, leaveOutbox, putBack, restUntil, strike, type Waiting } from '../store/outbox';
import { forgetTaken, giveBack, mayHaveLeft, noneLeft, takeOne } from '../store/quota';
import { noteRefused } from '../store/refused';
import { subscribeMessage } from './templates';
import { type Delivery, send } from './wechat';

const minuteMs = 60_000;
/** A sender that has not reported back for so long has died: a function lives a minute. */
const patienceMs = 5 * minuteMs;
/** How many minutes a message waits after each try in vain; after the last of them it is given up. */
const pauses = [5, 15, 60, 240, 720] as const;

const later = (at: Instant, ms: number) => new Date(Date.parse(at) + ms).toISOString();

/**
 * Sends what is due in a case. Twice, late or side by side it sends nothing twice: a message is claimed first. False
 * when the case is still due, because another run has some of it.
 */
export async function deliverFor(waiting: Waiting, at: Instant): Promise<boolean> {
  const { _id, outgoing, sending } = waiting;
  for (const claimed of sending) if (later(claimed.claimedAt, patienceMs) < at) await settleLost(_id, claimed, at);
  const left = outgoing.filter(({ after = '' }) => after > at);
  for (const message of outgoing.filter((each) => !left.includes(each))) {
    const claimed = await claim(_id, message, at);
    const outcome = claimed && (await deliver(_id, claimed, { at, only: outgoing.length + sending.length === 1 }));
    if (outcome === 'allDone') return true;
    if (typeof outcome === 'object') left.push(outcome);
  }
  return left.length > 0 ? restUntil(waiting, left) : leaveOutbox(_id);
}

/** A message whose sender died: sent by the next run when it surely has not left. Rather one telephone call too many than the same message twice. */
async function settleLost(caseId: string, claimed: Claimed, at: Instant): Promise<void> {
  if (!(await mayHaveLeft(claimed))) {
    await putBack(caseId, claimed);
    return;
  }
  await strike(caseId, claimed, { only: false, ...callAbout(claimed, at) });
  await forgetTaken(claimed);
}

/** The message where it waits for another try; `allDone` when the case has nothing else to send, `done` otherwise. */
async function deliver(
  caseId: string,
  claimed: Claimed,
  { at, only }: { at: Instant; only: boolean },
): Promise<Outgoing | 'done' | 'allDone'> {
  const { outcome, taken } = await attempt(claimed, at);
  const { tries = 0 } = claimed;
  const pause = pauses[tries];
  if (outcome === 'later' && pause !== undefined)
    return putBack(caseId, claimed, { tries: tries + 1, after: later(at, pause * minuteMs) });
  const call = outcome === 'delivered' ? {} : callAbout(claimed, at);
  const allDone = await strike(caseId, claimed, { only, ...call });
  // Only now: until it is struck off, what was taken for it tells that it may have left.
  if (taken) await forgetTaken(claimed);
  return allDone ? 'allDone' : 'done';
}

/** The message does not reach the applicant: she is called instead. Colleagues see their work in the queue anyway. */
function callAbout({ event, phrase }: Claimed, since: Instant): { toCall?: Case['toCall'] } {
  return event === 'progress' ? { toCall: { since, about: phrase } } : {};
}

/** Sends against what the person has accepted; where that has not been counted, WeChat decides. */
async function attempt(claimed: Claimed, at: Instant): Promise<{ outcome: Delivery; taken: boolean }> {
  const message = subscribeMessage(claimed);
  if (!message) return { outcome: 'never', taken: false };
  const left = await take(claimed);
  if (left === 'none') return { outcome: 'unsubscribed', taken: false };
  if (left === 'lost') return { outcome: 'later', taken: false };
  const { outcome, code } = await send(message);
  if (outcome === 'never' && code !== undefined && isSetUpWrongly(code)) await noteRefused({ code, at });
  if (outcome === 'unsubscribed') await noneLeft(claimed);
  const unused = outcome === 'later' || outcome === 'never';
  if (unused && left === 'taken') await giveBack(claimed);
  return { outcome, taken: left === 'taken' && !unused };
}

/** `lost` when nobody knows whether one was taken: then none is, and the message has not been sent. */
async function take(claimed: Claimed): Promise<Awaited<ReturnType<typeof takeOne>> | 'lost'> {
  try {
    return await takeOne(claimed);
  } catch (error) {
    console.error(`message ${claimed.id} was not sent`, error);
    await giveBack(claimed);
    return 'lost';
  }
}
