import type { CaseView } from '../../../../core/case/view';
import { type Day, dayOf, sayDay, sayInstant } from '../../../../core/kernel/day';
import { keeping, seasonOfCase } from '../../../components/case-card/card';
import { type DeadlineView, deadlineView } from '../../../components/deadline-line/deadline';
import { askedFor, type Fact, factsOf } from '../../../components/facts/facts-view';
import { brokenSentence, type CaseButton, caseButtons } from '../../../components/sheet/case-buttons';
import { type TimelineItem, timelineOf } from '../../../components/timeline/timeline-view';
import { type AwardView, awardView, type Leg, legsOf, sayLegs } from './award.view';

/** A worker's case as she sees it. */
export interface WorkerCase {
  title: string;
  /** Which season and which year of support; empty where the service has none. */
  season: string;
  headline: string;
  number: string;
  state: CaseView['state'];
  /** That nothing can be done, where the record was changed: then nothing that was told is shown. Empty otherwise. */
  broken: string;
  holder: string;
  /** How far it has come on its way, and the same in words. */
  legs: readonly Leg[];
  way: string;
  award: AwardView;
  opened: string;
  deadline: DeadlineView | null;
  /** What she can do when the union is late; empty otherwise. */
  late: string;
  /** What she is asked for, in the officer's words. */
  asked: readonly Fact[];
  primary: CaseButton | null;
  others: readonly CaseButton[];
  timeline: readonly TimelineItem[];
  facts: readonly Fact[];
  /** Who has read it: name, title and when. */
  seen: readonly { who: string; when: string }[];
}

export function toView(found: CaseView, today: Day): WorkerCase {
  const deadline = deadlineView(found, today, 'owner');
  const buttons = caseButtons(found);
  const legs = found.broken ? [] : legsOf(found);
  return {
    title: found.title,
    season: seasonOfCase(found),
    headline: found.broken ? found.title : found.headline,
    number: found.number,
    state: found.state,
    broken: brokenSentence(found),
    holder: found.broken ? '' : keeping(found),
    legs,
    way: sayLegs(legs),
    award: awardView(found, today),
    opened: `${sayDay(dayOf(found.openedAt), today)} 提交`,
    deadline,
    late: deadline?.pace === 'over' ? '已经超过答应您的时间，您可以直接打电话催办。' : '',
    asked: askedFor(found),
    primary: buttons.find(({ primary }) => primary) ?? null,
    others: buttons.filter(({ primary }) => !primary),
    timeline: timelineOf(found.timeline, today),
    facts: factsOf(found.shown),
    seen: found.seen.map(({ name, title, at }) => ({ who: `${name} ${title}`.trim(), when: sayInstant(at, today) })),
  };
}
