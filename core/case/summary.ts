import type { Instant } from '../kernel/day';
import { maskName } from '../kernel/text';
import type { StateLook } from '../record/flow';
import type { Deadline } from '../record/record';
import { type Actor, isPayer } from '../union/access';
import { deskName } from '../union/union';
import type { Case, Grant } from './case';
import type { Catalogue, House } from './catalogue';
import { isKnownTo, veilFor } from './sight';
import { isNamesake, worksOn } from './standing';

/** The fields of a case that a list reads from the store. */
const plainFields = [
  '_id',
  'number',
  'kind',
  'headline',
  'status',
  'owner',
  'helper',
  'desk',
  'officer',
  'urgent',
  'deadline',
  'openedAt',
  'updatedAt',
  'openedKey',
  'dueKey',
  'season',
  'turn',
  'grant',
] as const;
export const summaryFields = ({ services }: Catalogue) => [
  ...plainFields,
  ...services.flatMap(({ subject }) => (subject ? [`answers.${subject.field}` as const] : [])),
];

/** A row has no answer but whom it is for; of a whole case they tell whom else it is about. */
export type CaseRow = Pick<Case, (typeof plainFields)[number]> & Partial<Pick<Case, 'answers'>>;

/** One row of a list. Allow-listed: no openid, no telephone number, no answer but a name. */
export interface CaseSummary {
  id: string;
  number: string;
  kind: string;
  title: string;
  headline: string;
  status: string;
  state: StateLook;
  /** The applicant, and whom it is for where that is somebody else (`学生 曾小华`, else empty): masked for whoever does not know them. */
  who: string;
  subject: string;
  desk: string;
  officer: string | null;
  /** True where the applicant was helped in and has the reader's name: another colleague works on it. */
  sameName: boolean;
  urgent: boolean;
  deadline: Deadline | null;
  openedAt: Instant;
  updatedAt: Instant;
  /** The year of its season and the instalment it asks for; null where the service has no seasons. */
  season: { year: string; turn: number } | null;
  /** True where somebody changed it in the store, and nothing can be done with it; a row tells it once the auditors have an open alarm. */
  broken: boolean;
  /** Why it is another amount is for those who weigh the case; in a list only for those who know the person. */
  grant: Pick<Grant, 'amountFen' | 'label' | 'paidOn' | 'why'> | null;
}

const unknownState: StateLook = { label: '处理中', tone: 'working', open: true };

export function summaryOf(row: CaseRow, reader: Actor, { union, catalogue }: House): CaseSummary {
  const service = catalogue.serviceOf(row.kind);
  const state = service?.flow.states[row.status] ?? unknownState;
  return {
    id: row._id,
    number: row.number,
    kind: row.kind,
    title: catalogue.titleOf(row.kind),
    headline: veilFor(row, reader, catalogue)(row.headline),
    status: row.status,
    state,
    who: isKnownTo(reader, row) ? row.owner.name : maskName(row.owner.name),
    subject: subjectOf(row, reader, catalogue),
    desk: deskName(union, row.desk),
    officer: row.officer?.name ?? null,
    sameName: isNamesake(reader, row),
    urgent: row.urgent,
    // Documents from before some states rested still bear the clock of the step before.
    deadline: state.rests ? null : row.deadline,
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
    season: row.season === null ? null : { year: row.season, turn: row.turn },
    broken: false,
    grant: grantIn(row, state, mayWeigh(reader, row) && worksOn(reader, row) ? row.grant?.why : undefined),
  };
}

/** For whom it is, so that a parent's children can be told apart; empty where that is the applicant herself. */
function subjectOf(row: CaseRow, reader: Actor, { serviceOf }: Catalogue): string {
  const { field = '', called = '' } = serviceOf(row.kind)?.subject ?? {};
  const name = row.answers?.[field];
  if (typeof name !== 'string' || name === '' || name === row.owner.name) return '';
  return `${called} ${isKnownTo(reader, row) ? name : maskName(name)}`;
}

/** What stands to be given, or was. What came to nothing carries no money; documents from before that rule may still say so. */
export function grantIn({ grant }: CaseRow, { tone }: StateLook, why: string | undefined): CaseSummary['grant'] {
  if (!grant || tone === 'ended') return null;
  const { amountFen, label, paidOn } = grant;
  return { amountFen, label, paidOn, ...(why === undefined ? {} : { why }) };
}

/** Why an amount is another one tells of illness and income: not for the applicant, nor for whoever only pays. */
export const mayWeigh = (reader: Actor, row: Pick<Case, 'owner' | 'helper'>) =>
  reader.staff !== undefined && row.owner.id !== reader.id && !isNamesake(reader, row) && !isPayer(reader);
