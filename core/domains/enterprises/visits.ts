import * as v from 'valibot';
import { type Day, daysBetween, sayDate } from '../../kernel/day';
import { choice, day, longText, optional, papers, text } from '../../kernel/field';
import { nameOnPaper } from '../../kernel/field-personal';
import { willingnesses } from './codes';
import { reasons } from './no-union';

/** A visit or a contact on the way to a union: what was found, what was promised and until when, and what comes next. */
export const visit = v.object({
  visitedOn: day('哪天去的', { from: { of: 'today', days: -60 }, to: { of: 'today' } }),
  way: choice('怎么联系的', { place: '上门', phone: '电话', meeting: '座谈', message: '微信' }),
  metName: nameOnPaper('见的是谁'),
  metPost: text('职务', 40),
  story: longText('谈得怎么样', 5, 1000, { inside: true }),
  earlier: optional(
    choice(
      '上次答应的事',
      { kept: '已经办到', pending: '还没有办到', dropped: '不再办了' },
      { help: '上次答应过什么的必选。' },
    ),
  ),
  reason: optional(choice('没有建会的主要原因', reasons, { help: '和原来不一样的，选新的。' })),
  willing: optional(choice('建会意愿', willingnesses)),
  promise: optional(text('答应了什么', 200, { placeholder: '例如：下周一交齐会员名册。' })),
  promisedFor: optional(
    day('哪天以前', {
      from: { of: 'answer', answer: 'visitedOn', said: '答应的日子不能早于去的那天。' },
      to: { of: 'answer', answer: 'visitedOn', years: 1 },
    }),
  ),
  next: text('下一步', 200),
  papers: optional(papers('照片或材料', 9)),
});
export type Visit = v.InferOutput<typeof visit>;

/** Something that was promised and not settled yet; `on` is the last day for it. */
export interface Promised {
  what: string;
  on: Day;
}

/**
 * What is still owed after these visits, in the order in which they were written down: the last thing promised, until a visit says
 * that it was done or dropped. A new promise takes the place of the one before.
 */
export function openPromise(visits: readonly Visit[]): Promised | undefined {
  return visits.reduce<Promised | undefined>((open, { earlier, promise, promisedFor }) => {
    if (promise !== undefined && promisedFor !== undefined) return { what: promise, on: promisedFor };
    return earlier === 'kept' || earlier === 'dropped' ? undefined : open;
  }, undefined);
}

/** What speaks against a visit after those before it, a sentence a question: nothing that was promised is passed over. */
export function visitMistakes(
  { earlier, promise, promisedFor, visitedOn }: Visit,
  before: readonly Visit[],
): { [question in keyof Visit]?: string } {
  const owed = openPromise(before);
  return {
    ...(owed && earlier === undefined
      ? { earlier: `上次答应“${owed.what}”(${sayDate(owed.on, visitedOn)}以前)，请说明办到没有。` }
      : {}),
    ...(promise !== undefined && promisedFor === undefined ? { promisedFor: '答应了事情的，请选一个日子。' } : {}),
    ...(promise === undefined && promisedFor !== undefined ? { promise: '选了日子的，请写答应了什么。' } : {}),
  };
}

/** How a promise stands on a day: days left until its last day, 0 on that day, below 0 once it is broken. */
export function promiseOn(visits: readonly Visit[], today: Day): (Promised & { daysLeft: number }) | undefined {
  const owed = openPromise(visits);
  return owed && { ...owed, daysLeft: daysBetween(today, owed.on) };
}

/** The day of the last visit or contact; undefined where there was none. */
export function lastVisitedOn(visits: readonly Visit[]): Day | undefined {
  return visits
    .map(({ visitedOn }) => visitedOn)
    .sort()
    .pop();
}
