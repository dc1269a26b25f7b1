import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import { addDays, dayOf } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import type { Story } from '../../local/worlds/story';
import { daysAgo } from './aid-centre';
import { pay } from './office';

const categories = ['pay', 'contract', 'insurance', 'injury', 'women'] as const;
export const outcome = '经与单位协商，已经付清，双方签了协议。';
const ends = ['submitted', 'accepted', 'settled', 'resolved', 'rated', 'reopened', 'refused', 'withdrawn'] as const;

/** One invented appeal: of which kind, how long ago, how far it came, for how much, with how many stars. */
export const invented = fc.record({
  category: fc.constantFrom(...categories),
  age: fc.integer({ min: 0, max: 700 }),
  end: fc.constantFrom(...ends),
  yuan: fc.integer({ min: 1, max: 9000 }),
  stars: fc.integer({ min: 1, max: 5 }),
});
export type Invented = typeof invented extends fc.Arbitrary<infer T> ? T : never;

/** The steps that brought it there, each by its officer or its owner. */
function stepsOf({ end, yuan, stars, at }: Invented & { at: string }): ['officer' | 'owner', string, object][] {
  const agreedFen = yuan * 100;
  const receivedFen = agreedFen + (yuan % 50) * 100;
  const settled = { agreedFen, payOn: addDays(dayOf(at), 10), terms: '十天内一次付清。' };
  if (end === 'submitted') return [];
  if (end === 'withdrawn') return [['owner', 'withdraw', {}]];
  if (end === 'refused') return [['officer', 'refuse', { reason: '不是劳动关系。', whereToGo: '市人民法院' }]];
  const way: ['officer' | 'owner', string, object][] = [
    ['officer', 'accept', {}],
    ['officer', 'settle', settled],
    ['officer', 'resolve', { outcome, ...(yuan % 3 === 0 ? {} : { receivedFen }) }],
    ['owner', 'rate', { stars }],
    ['owner', 'reopen', { reason: '单位又不给了。' }],
  ];
  return way.slice(0, ['accepted', 'settled', 'resolved', 'rated', 'reopened'].indexOf(end) + 1);
}

/** Who is there to live it. */
export interface Cast {
  story: Story;
  applicant: Person;
  officers: readonly Person[];
}

/** It as it came about, so many days between one step and the next. */
export function live({ story, applicant, officers }: Cast, one: Invented, between = 0): Case {
  const at = daysAgo(one.age);
  let found = story.submit(applicant, 'appeal', { ...pay, category: one.category }, at);
  const officer = officers.find(({ _id }) => _id === found.officer?.id);
  if (!officer) throw new Error('nobody has it');
  stepsOf({ ...one, at }).forEach(([by, action, input], n) => {
    const then = `${addDays(dayOf(at), between * (n + 1))}${at.slice(10)}`;
    found = story.move(found, by === 'owner' ? applicant : officer, action, then, { ...input });
  });
  return found;
}
