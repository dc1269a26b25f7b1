import { type Actor, partiesOf } from '../access';
import { dayOf, type Instant } from '../kernel/day';
import type { Party, StateLook } from '../kernel/flow';
import { maskName } from '../kernel/text';
import { serviceOf } from '../kinds/services';
import { deskName, type Union } from '../union';
import type { Case, Deadline, Seen, Shown } from './case';

/** The fields of a case that a list reads from the store. */
export const summaryFields = [
  '_id',
  'number',
  'kind',
  'headline',
  'status',
  'owner',
  'desk',
  'officer',
  'urgent',
  'deadline',
  'openedAt',
  'updatedAt',
  'openedKey',
  'dueKey',
] as const;

export type CaseRow = Pick<Case, (typeof summaryFields)[number]>;

/** One row of a list. Allow-listed: no openid, no telephone number, no answers. */
export interface CaseSummary {
  id: string;
  number: string;
  kind: string;
  title: string;
  headline: string;
  status: string;
  state: StateLook;
  /** The applicant: her own name for herself, masked for everybody else. */
  who: string;
  desk: string;
  officer: string | null;
  urgent: boolean;
  deadline: Deadline | null;
  openedAt: Instant;
  updatedAt: Instant;
}

export interface PaperView {
  name: string;
  /** A temporary address; empty when the file is no longer there. */
  url: string;
}

export interface EntryView {
  at: Instant;
  who: string;
  action: string;
  said: string;
  shown: readonly Shown[];
}

/** A whole case as one reader may see it. */
export interface CaseView extends CaseSummary {
  version: number;
  /** How the reader stands to it; the flow table turns this into buttons. */
  parties: readonly Party[];
  phone: string;
  /** Who filed it for the applicant; null where she did it herself. */
  helper: string | null;
  shown: readonly Shown[];
  papers: readonly PaperView[];
  routing: readonly string[];
  timeline: readonly EntryView[];
  /** For those who handle it: what the applicant must be told by telephone; null when nothing. */
  toCall: string | null;
  /** For the applicant: who has read it, the latest first. Empty for everybody else. */
  seen: readonly Seen[];
}

const unknownState: StateLook = { label: '处理中', tone: 'working', open: true };

export function summaryOf(row: CaseRow, reader: Actor, union: Union): CaseSummary {
  const service = serviceOf(row.kind);
  return {
    id: row._id,
    number: row.number,
    kind: row.kind,
    title: service?.title ?? row.kind,
    headline: row.headline,
    status: row.status,
    state: service?.flow.states[row.status] ?? unknownState,
    who: row.owner.id === reader.id ? row.owner.name : maskName(row.owner.name),
    desk: deskName(union, row.desk),
    officer: row.officer?.name ?? null,
    urgent: row.urgent,
    deadline: row.deadline,
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
  };
}

/** The full view for a reader who may see the case; her name and number are open to those who handle it. */
export function caseFor(found: Case, reader: Actor, union: Union, papers: readonly PaperView[]): CaseView {
  const parties = partiesOf(reader, found);
  // Heads and overseers read what happened, not who she is, unless the case lies at their own desk.
  const close = parties.some((party) => party !== 'head');
  const veil = (text: string) => (close ? text : withoutPerson(text, found.owner));
  const veiled = (words: readonly Shown[]) => words.map(({ label, value }) => ({ label, value: veil(value) }));
  return {
    ...summaryOf(found, reader, union),
    who: close ? found.owner.name : maskName(found.owner.name),
    version: found.version,
    parties,
    phone: close ? found.owner.phone : '',
    helper: found.helper?.name ?? null,
    shown: veiled(
      found.shown.filter(({ value }) => close || (value !== found.owner.name && value !== found.owner.phone)),
    ),
    papers,
    routing: found.routing,
    toCall: parties.some((party) => party !== 'owner') ? (found.toCall?.about ?? null) : null,
    seen:
      parties.includes('owner') && !found.helper
        ? Object.values(found.seen).sort((a, b) => (a.at < b.at ? 1 : -1))
        : [],
    timeline: found.timeline.map(({ at, by, action, said, shown }) => {
      return { at, who: veil(by.name), action, said: veil(said), shown: veiled(shown) };
    }),
  };
}

/** A text in which the applicant's name is masked wherever it stands, and her number left out. */
function withoutPerson(text: string, { name, phone }: Case['owner']): string {
  return text.split(name).join(maskName(name)).split(phone).join('');
}

/** The note that a colleague has read a case; undefined for the applicant, and when it was noted today already. */
export function reading(
  found: Case,
  reader: Actor,
  title: string,
  at: Instant,
): { handle: string; seen: Seen } | undefined {
  if (!reader.staff || found.owner.id === reader.id) return undefined;
  const { handle } = reader.staff;
  const last = found.seen[handle];
  if (last && dayOf(last.at) === dayOf(at)) return undefined;
  return { handle, seen: { name: reader.name, title, at } };
}
