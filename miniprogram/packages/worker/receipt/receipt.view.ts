import type { CaseView } from '../../../../core/case/view';
import type { Day } from '../../../../core/kernel/day';
import { holderOf } from '../../../components/case-card/card';
import { deadlineView } from '../../../components/deadline-line/deadline';

/** One thing that happens next. */
export interface NextStep {
  title: string;
  words: string;
}

/** What happens after submitting: who has it, by when she hears, and what then. */
export function nextSteps(found: CaseView, today: Day): NextStep[] {
  const deadline = deadlineView(found.deadline, today, 'owner');
  const has = found.officer ? '已交给' : '已送到';
  return [
    { title: `${has} ${holderOf(found)}`, words: found.routing.slice(0, -1).join('') },
    ...(deadline ? [{ title: deadline.promise, words: '超过这个时间没有消息，可以打电话催办。' }] : []),
    { title: '有进展会告诉您', words: '也可以随时在“办理”里查看。' },
  ];
}
