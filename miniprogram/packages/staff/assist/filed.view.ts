import type { CaseView } from '../../../../core/case/view';
import type { Home } from '../../../../core/domains/office/operations';
import { holderOf } from '../../../components/case-card/card';
import { deadlineView } from '../../../components/deadline-line/deadline';

/** One thing to tell the person before she leaves. */
export interface Telling {
  title: string;
  words: string;
}

export interface FiledView {
  about: string;
  tell: readonly Telling[];
}

/** What the officer tells the person who was helped: who has it, by when, and how she hears of it. */
export function toView(found: CaseView, { union, today }: Pick<Home, 'union' | 'today'>): FiledView {
  const deadline = deadlineView(found, today, 'owner');
  return {
    about: `${found.title}：${found.headline}`,
    tell: [
      { title: `${found.officer ? '由' : '已送到'} ${holderOf(found)}${found.officer ? ' 办理' : ''}`, words: '' },
      ...(deadline ? [{ title: deadline.promise, words: '' }] : []),
      { title: '有了结果会打电话', words: '经办人会打登记的电话告诉本人，请本人留意接听。' },
      { title: `也可以打 ${union.hotline} 问`, words: `报编号就能查，${union.hours}。` },
    ],
  };
}
