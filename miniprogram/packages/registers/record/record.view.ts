import { type Day, sayDay } from '../../../../core/kernel/day';
import { refusalSentences } from '../../../../core/kernel/refusal';
import type { RecordView } from '../../../../core/register/view';
import { type Fact, factsOf } from '../../../components/facts/facts-view';
import { type TimelineItem, timelineOf } from '../../../components/timeline/timeline-view';
import type { AskedFile } from '../../../services/taken-files';
import { stepsOf } from './opened-record';

interface StepButton {
  action: string;
  label: string;
}

/** A record as its page draws it. */
export interface RecordPage {
  headline: string;
  state: RecordView['state'];
  number: string;
  desk: string;
  keeper: string;
  glance: RecordView['glance'];
  /** What falls due, the next first. */
  duties: readonly { label: string; when: string; isLate: boolean }[];
  facts: readonly Fact[];
  /** The letters that can be had now, each to be taken as a file. */
  letters: readonly AskedFile[];
  timeline: readonly TimelineItem[];
  primary: StepButton | null;
  /** The other steps, behind one button. */
  folded: readonly StepButton[];
  broken: string;
}

export function toView(found: RecordView, today: Day): RecordPage {
  const buttons = stepsOf(found).map(({ action, label, primary }) => ({ action, label, primary }));
  const primary = buttons.find((button) => button.primary) ?? null;
  return {
    headline: found.headline,
    state: found.state,
    number: found.number,
    desk: found.desk,
    keeper: found.keeper ?? '还没有负责人',
    glance: found.glance,
    duties: found.duties.map(({ label, on }) => ({ label, when: sayDay(on, today), isLate: on < today })),
    facts: factsOf(found.shown),
    letters: found.letters.map((letter) => askedFor(found, letter)),
    timeline: timelineOf(found.timeline, today),
    primary,
    folded: buttons.filter((button) => button !== primary),
    broken: found.broken ? refusalSentences.brokenCase : '',
  };
}

function askedFor({ id, version }: RecordView, { name, title }: RecordView['letters'][number]): AskedFile {
  return { operation: 'papers.letter', input: { recordId: id, letter: name }, title, version };
}
