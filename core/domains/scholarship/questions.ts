import type { Around } from '../../kernel/doubt';
import { choice, day, doubted, longText, money, optional, text } from '../../kernel/field';
import { categories, type Stage, stages } from './season';

/** What was seen at the family's home. */
export const homeVisit = {
  // A visit of the weeks before counts: the union often knows the family before it applies.
  visitedOn: day('哪天入户', { from: { of: 'opened', days: -30 }, to: { of: 'today' } }),
  visitors: text('入户的人', 60, { help: '至少两人，写姓名。', inside: true }),
  found: longText('看到的情况', 10, 1000, {
    help: '家里几口人、谁在挣钱、住房和病情，与申请是否一致。只有工会内部能看到。',
    inside: true,
  }),
};
export const opinion = longText('意见', 4, 500, {
  placeholder: '例如：情况属实，同意上报。',
  samples: ['情况属实，同意上报。', '材料齐全，同意资助。'],
});
/** What whoever decides may add; the words that suit a decision differ from decision to decision. */
export const remark = (...samples: string[]) => optional(longText('意见', 4, 500, { samples }));
/** Why nothing is given, as the worker reads it. */
export const reason = longText('原因', 5, 500, {
  help: '写明依据，用职工看得懂的话；还可以申请哪项帮扶也写上。',
  samples: [
    '家庭人均收入高于困难标准，今年不能资助。如有大病支出，可以申请医疗救助。',
    '学生已领取同类资助，按规定不重复资助。',
    '没有提供在读证明，无法确认仍在就读。补齐后可在申请时间内重新申请。',
    '同一名学生家里已有另一件申请在办理，保留那一件，这一件不再办理。',
  ],
});

/** What the check weighs: how the household is classed, and for which stage it is. */
export const assessment = {
  category: choice('困难类别', categories),
  stage: doubted(choice('就读阶段', stages), anotherStage),
  amountFen: optional(money('核定金额', 100_000, { help: '和标准一样的不用填。不一样的，要在本季规定的范围以内。' })),
  amountReason: optional(text('金额为什么和标准不一样', 100, { inside: true })),
};

const isStage = (answer: unknown): answer is Stage => typeof answer === 'string' && answer in stages;

/** Another stage than the application names may be right, but moves the amount: it is asked about once. */
function anotherStage(answer: unknown, { applied }: Around): string | undefined {
  const said = applied?.stage;
  if (!isStage(answer) || !isStage(said) || answer === said) return undefined;
  return `申请里写的是${stages[said]}，这里选的是${stages[answer]}，请再看一眼录取通知书或在读证明。`;
}
