import type { Instant } from '../kernel/day';
import { cut } from '../kernel/text';
import type { Case, Outgoing } from './case';

/** WeChat's limits for the fields of a subscription message: thing ≤ 20 characters, phrase ≤ 5 Chinese characters. */
const thingLimit = 20;
const phraseLimit = 5;

interface Occasion {
  /** Makes the message one of its kind within the case; no colon. */
  id: string;
  at: Instant;
  phrase: string;
  note?: string;
}

/** The message that a step owes the worker or the officer; none when nobody holds that place. */
export function messagesFor(found: Case, tells: 'owner' | 'officer', occasion: Occasion): Outgoing[] {
  if (tells === 'owner') {
    if (found.helper) return [];
    return [messageTo(found, found.owner.id, 'progress', { note: '点开查看办理情况和下一步', ...occasion })];
  }
  return found.officer ? [messageTo(found, found.officer.id, 'assigned', occasion)] : [];
}

/** One message about a case, cut to what WeChat carries. */
export function messageTo(found: Case, to: string, event: Outgoing['event'], occasion: Occasion): Outgoing {
  return {
    id: `${found._id}:${occasion.id}`,
    to,
    event,
    thing: cut(found.headline, thingLimit),
    phrase: cut(occasion.phrase, phraseLimit),
    at: occasion.at,
    note: cut(occasion.note ?? `编号 ${found.number}`, thingLimit),
  };
}
