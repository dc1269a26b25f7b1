import { type Day, dayOf, type Instant } from '../kernel/day';
import type { Flow } from '../record/flow';
import type { Entry, Shown } from '../record/record';
import { lookedAt, sayLook } from '../record/shown-before';
import type { Me } from '../union/me';
import type { Case } from './case';
import type { Catalogue } from './catalogue';
import { type Objection, settledIn, stepAbout } from './objection';
import { carriedIn } from './renewal';

/** The fields of a person's cases from which she is told what the union keeps about her. */
export const keptFields = [
  '_id',
  'kind',
  'number',
  'openedAt',
  'answers',
  'carried',
  'papers',
  'seen',
  'reveals',
] as const;
export type KeptRow = Pick<Case, Exclude<(typeof keptFields)[number], '_id'>>;

/** The fields of a person's objections, and of the cases they were made to, from which she is told what she said and what came of it. */
export const keptObjectionFields = ['_id', 'caseId', 'notice', 'at', 'shown'] as const;
export type KeptObjection = Pick<Objection, (typeof keptObjectionFields)[number]>;
export const objectedFields = ['_id', 'kind', 'season', 'open'] as const;
export type ObjectedCase = Pick<Case, (typeof objectedFields)[number]> & {
  timeline: readonly Pick<Entry, 'settles' | 'action' | 'to'>[];
};

/**
 * `examined`: being looked into. `unfounded`: looked into, and not so. `upheld`: looked into, and nothing was granted.
 * `gone`: the row came off the list in another way.
 */
export type ObjectionEnd = 'examined' | 'unfounded' | 'upheld' | 'gone';

export interface KeptDraft {
  kind: string;
  title: string;
  savedAt: Instant;
}

/** Everything the union keeps about a person, in a form she can check (个人信息保护法 第四十五条). */
export interface Kept {
  me: Me;
  /** The numbers that she gave before: by them she is known in a case that a colleague filed for her. */
  earlierPhones: readonly string[];
  /** Her cases by service: how many, with how many papers, from when to when. */
  cases: readonly { title: string; count: number; papers: number; first: Day; last: Day }[];
  drafts: readonly KeptDraft[];
  /** Which colleagues have read which of her cases and when last, the latest first. */
  readers: readonly { name: string; title: string; at: Instant; about: string }[];
  /** What she has agreed to, each for itself, the latest first. */
  consents: readonly { purpose: string; at: Instant; about: string }[];
  /** What she objected to and what came of it, the latest first; nothing of whom it was about. */
  objections: readonly { title: string; notice: Day; at: Instant; end: ObjectionEnd; said: readonly Shown[] }[];
}

/** Puts together what is kept about `me`; `rows` are her own cases, the latest first, `objected` those she objected to. */
export function keptAbout(
  me: Me,
  rows: readonly KeptRow[],
  drafts: readonly KeptDraft[],
  {
    objections,
    objected,
    catalogue,
  }: { objections: readonly KeptObjection[]; objected: readonly ObjectedCase[]; catalogue: Catalogue },
): Omit<Kept, 'earlierPhones'> {
  const readers = rows.flatMap((row) => readersOf(row, catalogue));
  return {
    me,
    cases: byService(rows, catalogue),
    drafts,
    readers: readers.sort((a, b) => (a.at < b.at ? 1 : -1)),
    consents: rows.flatMap((row) => consentsIn(row, catalogue)),
    objections: [...objections].sort((a, b) => (a.at < b.at ? 1 : -1)).map((one) => endOf(one, objected, catalogue)),
  };
}

function byService(rows: readonly KeptRow[], { titleOf }: Catalogue): Kept['cases'] {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const days = ofKind.map(({ openedAt }) => dayOf(openedAt)).sort();
    const papers = ofKind.reduce((sum, row) => sum + row.papers.length, 0);
    return { title: titleOf(kind), count: ofKind.length, papers, first: days[0] ?? '', last: days.pop() ?? '' };
  });
}

/** Who has read a case, and who has looked at a number that is kept sealed. */
function readersOf(row: KeptRow, catalogue: Catalogue): Kept['readers'][number][] {
  const fields = catalogue.serviceOf(row.kind)?.fields ?? [];
  const read = Object.values(row.seen).map(({ name, title, at }) => ({
    name,
    title,
    at,
    about: nameOf(row, catalogue),
  }));
  const revealed = row.reveals.map(({ name, at, field }) => {
    const number = sayLook(lookedAt({ field }, fields));
    return { name, title: '', at, about: `${nameOf(row, catalogue)}，看了${number}` };
  });
  return [...read, ...revealed];
}

/** What was agreed to with a form: its questions of consent that were answered then, not before and taken over. */
function consentsIn(row: KeptRow, catalogue: Catalogue): Kept['consents'] {
  const service = catalogue.serviceOf(row.kind);
  const carried = service ? carriedIn(row, service) : {};
  const asked = (service?.fields ?? []).filter(({ control }) => control === 'consent');
  return asked
    .filter(({ name }) => Boolean(row.answers[name]) && !(name in carried))
    .map(({ label }) => ({ purpose: label, at: row.openedAt, about: nameOf(row, catalogue) }));
}

function endOf(
  { _id, caseId, notice, at, shown }: KeptObjection,
  objected: readonly ObjectedCase[],
  catalogue: Catalogue,
) {
  const found = objected.find((one) => one._id === caseId);
  const title = found ? `${found.season ?? ''}${found.season ? '年' : ''}${catalogue.titleOf(found.kind)}公示` : '公示';
  return { title, notice, at, end: found ? objectionEnd(_id, found, catalogue) : 'gone', said: shown };
}

function objectionEnd(id: string, { kind, open, timeline }: ObjectedCase, catalogue: Catalogue): ObjectionEnd {
  if (settledIn(timeline).has(id)) return 'unfounded';
  if (open) return 'examined';
  return isRefusedOverIt(catalogue.serviceOf(kind)?.flow, timeline) ? 'upheld' : 'gone';
}

/** True for what an officer ended while it stood still because of an objection; not where the applicant took it back. */
function isRefusedOverIt(flow: Flow | undefined, timeline: ObjectedCase['timeline']): boolean {
  const last = timeline[timeline.length - 1]?.to;
  const elsewhere = timeline.filter(({ to }) => to !== last);
  const before = elsewhere[elsewhere.length - 1];
  if (!flow || !before || stepAbout(flow, 'examines')?.[1].to !== before.to) return false;
  const ending = timeline[timeline.lastIndexOf(before) + 1];
  const step = Object.entries(flow.steps).find(([action]) => action === ending?.action)?.[1];
  return step?.by.includes('officer') === true;
}

const nameOf = ({ kind, number }: KeptRow, { titleOf }: Catalogue) => `${titleOf(kind)} ${number}`;
