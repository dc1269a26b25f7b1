import * as v from 'valibot';
import type { Entry } from '../record/record';
import type { Case, Notice } from './case';
import type { Catalogue } from './catalogue';
import { type ObjectionRow, settledIn } from './objection';
import { asPublished } from './sight';

/** What of a case a published row is made of; the answers tell whom its texts must not name. */
type NoticeRow = Pick<Case, '_id' | 'kind' | 'version' | 'notice' | 'owner' | 'answers'>;

/** What of the timeline tells which objections were looked into. */
type Settled = { timeline: readonly Pick<Entry, 'settles'>[] };

/** One row of a published list (公示): masked by what was stored, gone when its last day is over. */
export interface NoticeView extends Notice {
  id: string;
  /** The service it was granted by: its flow says how to object. */
  kind: string;
  version: number;
  /** True for the applicant herself: nobody objects to her own. */
  mine: boolean;
  /** Where the reader has objected to it, how that stands: told to her alone; null for everybody else. */
  objected: 'examined' | 'unfounded' | null;
}

/** The published list (公示): what may be read and objected to today. */
export interface Notices {
  rows: readonly NoticeView[];
  next: string | null;
  /** How many objections the reader has made, also to notices that are over. */
  raised: number;
}

/** The row as `readerId` reads it; `hers` are the objections that she made, to whatever notice. */
export function noticeView(
  row: NoticeRow & Settled,
  readerId: string,
  hers: readonly ObjectionRow[],
  catalogue: Catalogue,
): NoticeView[] {
  const { _id, kind, version, notice, owner } = row;
  if (!notice) return [];
  const own = hers.find(({ by, ...to }) => by === readerId && to.caseId === _id && to.notice === notice.since);
  const objected = own ? (settledIn(row.timeline).has(own._id) ? 'unfounded' : 'examined') : null;
  return [{ id: _id, kind, version, mine: owner.id === readerId, objected, ...asPublished(notice, row, catalogue) }];
}

/** `until|_id`: one key that orders the published list and drops what is over; empty where nothing is published. */
export function noticeKeyOf(notice: Notice | null, caseId: string): string {
  return notice ? `${notice.until}|${caseId}` : '';
}

/** One who was checked, as the public would read of her, before it does. */
export interface ToPublish extends Omit<Notice, 'since' | 'until'> {
  id: string;
  version: number;
}

/** Whom somebody publishes who has read the list: those and no others, each as she was read. */
export const AsRead = v.pipe(
  v.array(
    v.object({
      id: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ),
  v.minLength(1),
  v.maxLength(50),
);
