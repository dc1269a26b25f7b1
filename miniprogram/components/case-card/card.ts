import type { CaseSummary } from '../../../core/case/view';
import { type Day, dayOf, sayDay, sayInstant } from '../../../core/kernel/day';
import type { StateLook } from '../../../core/kernel/flow';
import { type DeadlineView, deadlineView } from '../deadline-line/deadline';

/** One case as a row of a list. */
export interface CaseCard {
  id: string;
  headline: string;
  state: Pick<StateLook, 'label' | 'tone'>;
  urgent: boolean;
  /** Who has it, or whose it is. */
  about: string;
  /** What is due, or when it came in where nothing is. */
  when: string;
  badge: string;
  pace: DeadlineView['pace'];
}

/** For the worker herself: who has her case and when she will hear. */
export function workerCard(row: CaseSummary, today: Day): CaseCard {
  const holder = row.state.open ? `现在由 ${holderOf(row)} 办理` : `由 ${holderOf(row)} 办理`;
  return { ...cardOf(row, today, 'owner'), urgent: false, about: holder };
}

/** For an officer: whose case it is, and how long there is left; among her desk's cases also who has it. */
export function staffCard(row: CaseSummary, today: Day, among: 'mine' | 'desk'): CaseCard {
  const officer = row.officer ? `经办人 ${row.officer}` : '还没有经办人';
  const opened = `${sayInstant(row.openedAt, today)} 提交`;
  return { ...cardOf(row, today, 'staff'), about: `${row.who} · ${among === 'mine' ? opened : officer}` };
}

/** `权益保障部 李敏`, or the department alone while nobody there has taken it. */
export function holderOf({ desk, officer }: Pick<CaseSummary, 'desk' | 'officer'>): string {
  return officer ? `${desk} ${officer}` : desk;
}

function cardOf(row: CaseSummary, today: Day, reader: 'owner' | 'staff'): Omit<CaseCard, 'about'> {
  const deadline = deadlineView(row.deadline, today, reader);
  return {
    id: row.id,
    headline: row.headline,
    state: { label: row.state.label, tone: row.state.tone },
    urgent: row.urgent,
    when: deadline?.promise ?? `${sayDay(dayOf(row.openedAt), today)} 提交`,
    badge: deadline?.badge ?? '',
    pace: deadline?.pace ?? 'calm',
  };
}
