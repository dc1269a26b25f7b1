import type { CaseView } from '../../../../core/case/view';
import type { Home } from '../../../../core/domains/office/operations';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { holderOf } from '../../../components/case-card/card';
import { deadlineView } from '../../../components/deadline-line/deadline';

/** One thing that happens next. */
export interface NextStep {
  title: string;
  words: string;
}

/** What the page says, and the picture of it the same: nothing by which somebody else could reach her. */
export interface ReceiptView {
  union: string;
  number: string;
  about: string;
  submitted: string;
  steps: readonly NextStep[];
  foot: string;
}

export function toView(found: CaseView, { union, today }: Pick<Home, 'union' | 'today'>): ReceiptView {
  return {
    union: union.name,
    number: found.number,
    about: `${found.title}：${found.headline}`,
    submitted: `${sayInstant(found.openedAt, today)} 提交`,
    steps: nextSteps(found, today),
    foot: `凭编号可以打 ${union.hotline} 询问，${union.hours}。`,
  };
}

/** Said to everybody alike, so that nobody learns from it whether somebody else has applied. */
const family: NextStep = {
  title: '家里别人可能也申请了',
  words: '一名学生一年只办一件。如果家里有别人也为这位学生申请，工会核对后会保留一件；拿不准的，问经办人或打工会电话。',
};

/** What happens after submitting: who has it, by when she hears, and what then. */
export function nextSteps(found: CaseView, today: Day): NextStep[] {
  const deadline = deadlineView(found, today, 'owner');
  const has = found.officer ? '已交给' : '已送到';
  return [
    { title: `${has} ${holderOf(found)}`, words: found.routing.slice(0, -1).join('') },
    ...(deadline ? [{ title: deadline.promise, words: '超过这个时间没有消息，可以打电话催办。' }] : []),
    { title: '有进展会告诉您', words: '也可以随时在“办理”里查看。' },
    ...(found.season ? [family] : []),
  ];
}
