import { registerOf } from '../../../../core/domains/registers';
import { type Day, sayDay } from '../../../../core/kernel/day';
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
  /** What was filled in, step by step of its form. */
  blocks: readonly { title: string; facts: readonly Fact[] }[];
  contact: { name: string; phone: string } | null;
  /** The letters that can be had now, each to be taken as a file. */
  letters: readonly AskedFile[];
  timeline: readonly TimelineItem[];
  primary: StepButton | null;
  /** The other steps, behind one button. */
  folded: readonly StepButton[];
  broken: string;
}

const brokenWords = '这一条的记录和存档不一样，可能有人直接改过数据库。经审人员核对以前，不能再办理。';

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
    blocks: blocksOf(found),
    contact: found.contact,
    letters: found.letters.map((letter) => askedFor(found, letter)),
    timeline: timelineOf(found.timeline, today),
    primary,
    folded: buttons.filter((button) => button !== primary),
    broken: found.broken ? brokenWords : '',
  };
}

/** What was filled in under the titles of the form; what no step asks for any more comes last. */
function blocksOf({ kind, shown }: RecordView): RecordPage['blocks'] {
  const steps = registerOf(kind)?.steps ?? [];
  const asked = (field: string | undefined) => steps.findIndex(({ fields }) => fields.some((name) => name === field));
  const blocks = steps.map(({ title }, at) => ({
    title,
    facts: factsOf(shown.filter(({ field }) => asked(field) === at)),
  }));
  const left = { title: '其他', facts: factsOf(shown.filter(({ field }) => asked(field) === -1)) };
  return [...blocks, left].filter(({ facts }) => facts.length > 0);
}

function askedFor({ id, version }: RecordView, { name, title }: RecordView['letters'][number]): AskedFile {
  return { operation: 'papers.letter', input: { recordId: id, letter: name }, title, version };
}
