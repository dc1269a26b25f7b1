import type { CaseSummary } from '../../../core/case/summary';
import { scholarshipFlow } from '../../../core/domains/scholarship/flow';
import { type Day, dayOf, sayDay, sayInstant } from '../../../core/kernel/day';
import { sayYuan } from '../../../core/kernel/money';
import type { StateLook } from '../../../core/record/flow';
import { type DeadlineView, deadlineView } from '../deadline-line/deadline';

/** One case as a row of a list. */
export interface CaseCard {
  id: string;
  /** Which season it belongs to and which year of support it is; empty where the service has no seasons. */
  season: string;
  headline: string;
  state: Pick<StateLook, 'label' | 'tone'>;
  urgent: boolean;
  /** For whom it is, where that is not the applicant: `学生 曾小华`. */
  subject: string;
  /** Who has it, or whose it is. */
  about: string;
  /** What is due, or when it came in where nothing is. */
  when: string;
  badge: string;
  pace: DeadlineView['pace'];
  /** What it brings; empty while that is not known. */
  grant: string;
}

/** For the worker herself: who has her case and when she will hear. */
export function workerCard(row: CaseSummary, today: Day): CaseCard {
  const about = row.broken ? suspendedWords : keeping(row);
  return { ...cardOf(row, today, 'owner'), urgent: false, about };
}

/** Of a case that somebody changed in the store, in a list: its own page says the same. */
export const suspendedWords = '记录与存档不一致，已暂停办理，经审人员会核对';

/** What a row is called; of a case that somebody changed in the store nobody knows its title. */
export const headlineOf = ({ headline, title, number, broken }: CaseSummary) =>
  broken ? `${title} ${number}` : headline;

/** Who has it, as a sentence for the worker. */
export function keeping(row: CaseSummary): string {
  return row.state.open ? `现在由 ${keeperOf(row)} 办理` : `由 ${holderOf(row)} 办理`;
}

/** For an officer: whose case it is, and how long there is left; among her desk's cases also who has it. */
export function staffCard(row: CaseSummary, today: Day, among: 'mine' | 'desk'): CaseCard {
  const officer = row.officer ? `经办人 ${row.officer}` : '还没有经办人';
  const opened = `${sayInstant(row.openedAt, today)} 提交`;
  if (row.broken) return { ...cardOf(row, today, 'staff'), about: `${row.who} · ${suspendedWords}` };
  const about =
    row.sameName && row.state.open ? '申请人的姓名或电话和您一样，要由同事来办' : among === 'mine' ? opened : officer;
  return { ...cardOf(row, today, 'staff'), about: `${row.who} · ${about}` };
}

/** Whom the worker waits for: where a decision is due, the head of the department and not who prepared it. */
export function keeperOf(row: Pick<CaseSummary, 'desk' | 'officer' | 'state'>): string {
  return row.state.waitsForHead ? `${row.desk}负责人` : holderOf(row);
}

/** `2026年金秋助学 · 第 2 年`; empty where the service has no seasons. */
export function seasonOfCase({ season, title }: Pick<CaseSummary, 'season' | 'title'>): string {
  if (!season) return '';
  return season.turn > 1 ? `${season.year}年${title} · 第 ${season.turn} 年` : `${season.year}年${title}`;
}

/** `拟资助 3,000 元` until two have decided, then what will be paid, then what was. */
export function grantLine({ grant, state }: CaseSummary): string {
  if (!grant) return '';
  const amount = sayYuan(grant.amountFen);
  if (grant.paidOn) return `已发放 ${amount}`;
  if (!state.open) return '';
  return isApproved(state) ? `已批准 ${amount}` : `拟资助 ${amount}`;
}

/** Both heads have agreed, and it is paid or looked at once more before. */
export const isApproved = ({ stage }: CaseSummary['state']) => stage === scholarshipFlow.states.awarded.stage;

/** `权益保障部 李敏`, or the department alone while nobody there has taken it. */
export function holderOf({ desk, officer }: Pick<CaseSummary, 'desk' | 'officer'>): string {
  return officer ? `${desk} ${officer}` : desk;
}

function grantOf(row: CaseSummary, today: Day): string {
  const paidOn = row.grant?.paidOn;
  return paidOn ? `${grantLine(row)} · ${sayDay(paidOn, today)}` : grantLine(row);
}

function cardOf(row: CaseSummary, today: Day, reader: 'owner' | 'staff'): Omit<CaseCard, 'about'> {
  const deadline = deadlineView(row, today, reader);
  return {
    id: row.id,
    season: seasonOfCase(row),
    headline: headlineOf(row),
    subject: row.subject,
    state: { label: row.state.label, tone: row.state.tone },
    urgent: row.urgent,
    when: deadline?.promise ?? `${sayDay(dayOf(row.openedAt), today)} 提交`,
    badge: deadline?.badge ?? '',
    pace: deadline?.pace ?? 'calm',
    grant: grantOf(row, today),
  };
}
