import type { Instant } from '../../../core/kernel/day';
import type { AllowanceName } from '../../../core/limits';
import { command, database, isDuplicate } from './database';

const limits = () => database.collection('limits');

/** A write, so far as its repeats must be told from other writes. */
export interface Sent {
  submitId: string;
  bodyHash: string;
}

/** `repeated`: the very same write was let in before. `reused`: another one was, under the same submitId. */
export type Drawn = 'granted' | 'spent' | 'repeated' | 'reused';

/** One draw on an allowance: whose (never an openid), of which kind, when, and what it costs of how much (ms). */
export interface Draw {
  id: string;
  of: AllowanceName;
  at: Instant;
  cost: number;
  most: number;
  sent?: Sent | undefined;
}

/** Writes remembered of a person to tell repeats; more than a phone ever has under way. */
const remembered = 40;

/**
 * Draws once on an allowance (GCRA: stored is the moment at which it will be whole again) and notes the write in the
 * same update. Never a read before a write: an allowance that is whole, one that is not, and nobody known yet are one
 * conditional update each, tried in this order; somebody who writes now and then needs the first alone.
 */
export async function draw(asked: Draw): Promise<Drawn> {
  const { id, of, cost, most, sent } = asked;
  const now = Date.parse(asked.at);
  const unseen = sent ? { _id: id, 'seen.id': command.neq(sent.submitId) } : { _id: id };
  const entry = sent ? { id: sent.submitId, hash: sent.bodyHash.slice(0, 16) } : undefined;
  const noted = { at: now, ...(entry ? { seen: command.push({ each: [entry], slice: -remembered }) } : {}) };
  const whole = await limits()
    .where({ ...unseen, [of]: command.not(command.gt(now)) })
    .update({ [of]: now + cost, ...noted });
  if (whole.updated === 1) return 'granted';
  try {
    await limits().add({ _id: id, [of]: now + cost, at: now, seen: entry ? [entry] : [] });
    return 'granted';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const drawn = await limits()
    .where({ ...unseen, [of]: command.gt(now).and(command.lte(now + most - cost)) })
    .update({ [of]: command.inc(cost), ...noted });
  if (drawn.updated === 1) return 'granted';
  // Further ahead than a spent allowance lies only what a clock left behind that was set back; and whole it is where her first
  // call of another kind was faster than this one.
  const left = await limits()
    .where({ ...unseen, [of]: command.or(command.not(command.gt(now)), command.gt(now + most)) })
    .update({ [of]: now + cost, ...noted });
  if (left.updated === 1) return 'granted';
  return sent ? repeatOf(id, sent) : 'spent';
}

/** Why a write was let in by none of the updates. */
async function repeatOf(id: string, { submitId, bodyHash }: Sent): Promise<Drawn> {
  const { data } = await limits().doc(id).field({ seen: true }).get();
  const [known] = data;
  const before = known?.seen?.find((each: { id: string }) => each.id === submitId);
  if (!before) return 'spent';
  return before.hash === bodyHash.slice(0, 16) ? 'repeated' : 'reused';
}

/** How much somebody had done in a span that began at `since`, counting from its first deed. */
export interface Span {
  since: Instant;
  count: number;
}

/**
 * Adds to what was done in the running span, or begins a new one; each in one conditional update, so that none is lost. One that
 * begins further ahead than it is long was left behind by a clock that was set back.
 */
export async function countInSpan(id: string, more: number, at: Instant, minutes: number): Promise<Span> {
  const now = Date.parse(at);
  const long = minutes * 60_000;
  const running = await limits()
    .where({ _id: id, since: command.gt(now - long).and(command.lte(now + long)) })
    .updateAndReturn({ count: command.inc(more), at: now });
  if (running.updated === 1) return spanOf(running.doc);
  for (const over of [command.lte(now - long), command.gt(now + long)]) {
    const anew = await limits().where({ _id: id, since: over }).update({ since: now, count: more, at: now });
    if (anew.updated === 1) return spanOf({ since: now, count: more });
  }
  try {
    await limits().add({ _id: id, since: now, count: more, at: now });
    return spanOf({ since: now, count: more });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return countInSpan(id, more, at, minutes);
  }
}

function spanOf({ since, count }: { since: number; count: number }): Span {
  return { since: new Date(since).toISOString(), count };
}

/** Forgets whoever has done nothing since a moment; how many it were. */
export async function sweepLimitsBefore(moment: Instant): Promise<number> {
  const { deleted } = await limits()
    .where({ at: command.lt(Date.parse(moment)) })
    .remove();
  return typeof deleted === 'number' ? deleted : 0;
}
