import type { CaseView } from '../../../../core/case/view';
import { type Day, sayInstant } from '../../../../core/kernel/day';
import { refusalSentences } from '../../../../core/kernel/refusal';
import { type DeadlineView, deadlineView } from '../../../components/deadline-line/deadline';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import {
  brokenSentence,
  type CaseButton,
  caseButtons,
  unsettledSentence,
} from '../../../components/sheet/case-buttons';
import { type TimelineItem, timelineOf } from '../../../components/timeline/timeline-view';
import type { Subject } from '../finding-sheets';
import { type AwardView, agreedFirst, awardOf, barredSteps, noticePeriod, noticeWait } from './award.view';
import { callLine } from './call.view';
import { type ObjectionItem, objectionItems } from './objections.view';
import { routingLines } from './routing.view';

/** A case as the officer sees it. */
export interface StaffCase {
  title: string;
  headline: string;
  number: string;
  state: CaseView['state'];
  /** That nothing can be done, where the record was changed; that a step must wait, where the settings were. Empty otherwise. */
  broken: string;
  /** Where it says something else than its own entries, for the auditor who compares it. */
  conflicts: readonly Fact[];
  /** With what an auditor let it go on, after somebody had changed it. */
  attested: readonly Fact[];
  urgent: boolean;
  who: string;
  phone: string;
  /** Her number in groups, to be read out. */
  phoneShown: string;
  opened: string;
  /** Who filed it for her, where somebody did. */
  helped: string;
  /** What she must be told on the telephone; empty where nothing waits for that. */
  call: string;
  desk: string;
  officer: string;
  deadline: DeadlineView | null;
  routing: readonly string[];
  facts: readonly Fact[];
  /** That there are papers which this reader does not get to see; empty where she sees them all. */
  papersKept: string;
  timeline: readonly TimelineItem[];
  primary: CaseButton | null;
  /** What stands beside it, and what lies behind one more button, named by what is there; empty where nothing does. */
  others: readonly CaseButton[];
  folded: readonly CaseButton[];
  more: string;
  /** Why there is no button, where there is none. */
  why: string;
  award: AwardView | null;
  /** From when to when it is published; empty where it is not. */
  notice: string;
  /** What keeps a decision waiting: the notice that still runs, who agreed first, what she may not do herself. */
  fourEyes: readonly string[];
  /** What was objected, for those who look into it. */
  objections: readonly ObjectionItem[];
  /** What the rules say of the answers, for whoever decides. */
  advice: readonly Fact[];
  record: readonly Fact[];
}

export function toView(found: CaseView, today: Day): StaffCase {
  const buttons = caseButtons(found);
  const barred = barredSteps(found);
  return {
    title: found.title,
    headline: found.headline,
    number: found.number,
    state: found.state,
    broken: found.alarm === '' ? brokenSentence(found) || unsettledSentence(found) : toCompare,
    conflicts: factsOf(found.conflicts),
    attested: factsOf(found.attested),
    urgent: found.urgent && found.state.open,
    who: found.who,
    phone: found.phone,
    phoneShown: found.phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3'),
    opened: `${sayInstant(found.openedAt, today)} 提交`,
    helped: found.helper ? `由 ${found.helper} 代为登记，本人没有微信` : '',
    call: callLine(found),
    desk: found.desk,
    officer: found.officer ?? '还没有',
    deadline: deadlineView(found, today, 'staff'),
    routing: routingLines(found, today),
    facts: factsOf(found.shown),
    papersKept: found.papersKept > 0 ? `共 ${found.papersKept} 份，只有核实、审核这件事的同事能看。` : '',
    timeline: timelineOf(found.timeline, today),
    primary: buttons.find(({ primary }) => primary) ?? null,
    ...besides(buttons),
    why: buttons.length + barred.length === 0 && !found.broken && !unsettledSentence(found) ? whyNothing(found) : '',
    award: awardOf(found, today),
    notice: noticePeriod(found, today),
    fourEyes: [noticeWait(found, today), agreedFirst(found, today), ...barred].filter((line) => line !== ''),
    objections: objectionItems(found, today),
    advice: factsOf(found.advice),
    record: factsOf(found.record),
  };
}

const toCompare = '这件事的记录与存档不一致，已暂停办理。请核对以后，在下面恢复办理，或写明哪里有误。';

/** What the auditor of a case that somebody changed in the store says something of, on its own page. */
export const subjectOf = ({ alarm, id, conflicts }: CaseView): Subject => ({
  ...{ id: alarm, caseId: id, title: '', about: '', mends: true, gone: false },
  differs: [{ label: '与办理记录不一致的地方', values: conflicts.map(({ label, value }) => `${label}：${value}`) }],
});

/** Two fit side by side: one beside the expected one, or two without one. The rest lies behind the last place. */
function besides(buttons: readonly CaseButton[]): Pick<StaffCase, 'others' | 'folded' | 'more'> {
  const rest = buttons.filter(({ primary }) => !primary);
  const room = buttons.length === rest.length ? 2 : 1;
  if (rest.length <= room) return { others: rest, folded: [], more: '' };
  const [others, folded] = [rest.slice(0, room - 1), rest.slice(room - 1)];
  const [shortest] = folded.map(({ label }) => label).sort((a, b) => a.length - b.length);
  return { others, folded, more: `${shortest}等${folded.length}项` };
}

function whyNothing({ state, officer, parties, sameName }: CaseView): string {
  if (sameName && state.open) return refusalSentences.sameName;
  if (parties.includes('owner') && parties.length === 1) return '这是您本人的事，由同事办理。';
  if (!state.open) return '';
  if (state.waitsForOwner) return state.owes?.staff ?? '等职工补交材料，补交以后接着办理。';
  return officer && !parties.includes('officer') ? `由 ${officer} 经办，您可以查看。` : '您可以查看这件事。';
}
