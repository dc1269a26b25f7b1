import type { Instant } from '../kernel/day';
import { cut } from '../kernel/text';
import type { Case, Outgoing } from './case';

/** WeChat's limits for the fields of a subscription message: thing ≤ 20 characters, phrase ≤ 5 Chinese characters. */
const thingLimit = 20;
const phraseLimit = 5;

interface Occasion {
  id: string;
  at: Instant;
  phrase: string;
}

/** The message that a step owes the worker or the officer; none when nobody holds that place. */
export function messagesFor(found: Case, tells: 'owner' | 'officer', occasion: Occasion): Outgoing[] {
  const to = tells === 'owner' ? found.owner.id : found.officer?.id;
  if (to === undefined) return [];
  const note = tells === 'owner' ? '点开查看办理情况和下一步' : `编号 ${found.number}`;
  return [
    {
      id: `${found._id}:${occasion.id}`,
      to,
      event: tells === 'owner' ? 'progress' : 'assigned',
      thing: cut(found.headline, thingLimit),
      phrase: cut(occasion.phrase, phraseLimit),
      at: occasion.at,
      note: cut(note, thingLimit),
    },
  ];
}
