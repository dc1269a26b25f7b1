import type { Case } from './case/case';
import type { Me } from './contract';
import { type Day, dayOf, type Instant } from './kernel/day';
import { serviceOf } from './kinds/services';

/** The fields of a person's cases from which she is told what the union keeps about her. */
export const keptFields = ['_id', 'kind', 'number', 'openedAt', 'answers', 'papers', 'seen', 'reveals'] as const;
export type KeptRow = Pick<Case, Exclude<(typeof keptFields)[number], '_id'>>;

export interface KeptDraft {
  kind: string;
  title: string;
  savedAt: Instant;
}

/** Everything the union keeps about a person, in a form she can check (个人信息保护法 第四十五条). */
export interface Kept {
  me: Me;
  /** Her cases by service: how many, with how many papers, from when to when. */
  cases: readonly { title: string; count: number; papers: number; first: Day; last: Day }[];
  drafts: readonly KeptDraft[];
  /** Which colleagues have read which of her cases and when last, the latest first. */
  readers: readonly { name: string; title: string; at: Instant; about: string }[];
  /** What she has agreed to, each for itself, the latest first. */
  consents: readonly { purpose: string; at: Instant; about: string }[];
}

/** Puts together what is kept about `me`; `rows` are her own cases, the latest first. */
export function keptAbout(me: Me, rows: readonly KeptRow[], drafts: readonly KeptDraft[]): Kept {
  const readers = rows.flatMap(readersOf);
  return {
    me,
    cases: byService(rows),
    drafts,
    readers: readers.sort((a, b) => (a.at < b.at ? 1 : -1)),
    consents: rows.flatMap(consentsIn),
  };
}

function byService(rows: readonly KeptRow[]): Kept['cases'] {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const days = ofKind.map(({ openedAt }) => dayOf(openedAt)).sort();
    const papers = ofKind.reduce((sum, row) => sum + row.papers.length, 0);
    return { title: titleOf(kind), count: ofKind.length, papers, first: days[0] ?? '', last: days.pop() ?? '' };
  });
}

/** Who has read a case, and who has looked at a number that is kept sealed. */
function readersOf(row: KeptRow): Kept['readers'][number][] {
  const fields = serviceOf(row.kind)?.fields ?? [];
  const read = Object.values(row.seen).map(({ name, title, at }) => ({ name, title, at, about: nameOf(row) }));
  const revealed = row.reveals.map(({ name, at, field }) => {
    const label = fields.find((each) => each.name === field)?.label ?? field;
    return { name, title: '', at, about: `${nameOf(row)}，看了${label}` };
  });
  return [...read, ...revealed];
}

/** What was agreed to with a form: its questions of consent that were answered. */
function consentsIn(row: KeptRow): Kept['consents'] {
  const asked = (serviceOf(row.kind)?.fields ?? []).filter(({ control }) => control === 'consent');
  return asked
    .filter(({ name }) => Boolean(row.answers[name]))
    .map(({ label }) => ({ purpose: label, at: row.openedAt, about: nameOf(row) }));
}

const titleOf = (kind: string) => serviceOf(kind)?.title ?? kind;
const nameOf = ({ kind, number }: KeptRow) => `${titleOf(kind)} ${number}`;
