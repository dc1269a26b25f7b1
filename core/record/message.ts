import type { Instant } from '../kernel/day';
import { cut, inOneLine } from '../kernel/text';
import type { Outgoing, Recorded } from './record';

/** WeChat's limit for what a thing says: 20 characters without a line break. */
const thingLimit = 20;

interface Occasion {
  /** Makes the message one of its kind within the case; no colon. */
  id: string;
  at: Instant;
  /** How the case stands: at most five Chinese characters and nothing else, as WeChat's phrase takes it. */
  phrase: string;
  note?: string;
}

/** What a message says of its case. */
type Told = Pick<Recorded, '_id' | 'headline' | 'number'>;

/** Who is told: the officer, and whom the record is about, unless a colleague speaks for her. */
type Concerned = Told & Pick<Recorded, 'officer'> & { owner: { id: string }; helper: object | null };

/** The message that a step owes the worker or the officer; none when nobody holds that place. */
export function messagesFor(found: Concerned, tells: 'owner' | 'officer', occasion: Occasion): Outgoing[] {
  if (tells === 'owner') {
    if (found.helper) return [];
    return [messageTo(found, found.owner.id, 'progress', { note: '点开查看办理情况和下一步', ...occasion })];
  }
  return found.officer ? [messageTo(found, found.officer.id, 'assigned', occasion)] : [];
}

/** One message about a case, cut to what WeChat carries. */
export function messageTo(found: Told, to: string, event: Outgoing['event'], occasion: Occasion): Outgoing {
  return {
    id: `${found._id}:${occasion.id}`,
    to,
    event,
    thing: cut(inOneLine(found.headline), thingLimit),
    phrase: occasion.phrase,
    at: occasion.at,
    note: cut(inOneLine(occasion.note ?? `编号 ${found.number}`), thingLimit),
  };
}
