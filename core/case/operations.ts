import * as v from 'valibot';
import { Attesting } from '../alarm';
import type { Instant } from '../kernel/day';
import { fillsIn, reads, writes } from '../operation';
import { DraftSaving, type SavedDraft } from './drafts';
import { caseId, cursor, desk, kind, queue } from './input';
import type { Notices } from './notice';
import { type QueueFilter, queueFilters } from './queue';
import { SearchText } from './search';
import { Assisted, Confirmed, Renewing, RenewingFor, Submitting } from './submission';
import type { CaseSummary } from './summary';
import type { CaseView, PaperView } from './view';

/** Answers are parsed by the service they belong to; here only their size is bounded. */
const answers = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.unknown()),
  v.check((fields) => Object.keys(fields).length <= 60),
);

/** One page of a list; `next` asks for the following one, null when there is none. */
export interface Page {
  rows: readonly CaseSummary[];
  next: string | null;
}

/** What a search has found, the newest first; `more` when there is more than fits. */
export interface Found {
  rows: readonly CaseSummary[];
  more: boolean;
}

/** What a write on a case answers, and what a repeat of it answers again. */
export interface Written {
  caseId: string;
  number: string;
  status: string;
  version: number;
}

/** What waits today, in numbers of the open cases that are looked at; one more than `mostCounted` where there are more. */
export type Today = Record<QueueFilter, number>;

/** What may be done with the cases of every service. */
export const caseOperations = {
  'case.submit': fillsIn<Written>()('everyone', Submitting, { allowance: 'submissions' }),
  'case.assist': fillsIn<Written>()('staff', Assisted, { allowance: 'assisted', goesOn: true }),
  'case.renew': fillsIn<Written>()('everyone', Renewing, { allowance: 'submissions' }),
  'case.renewFor': fillsIn<Written>()('staff', RenewingFor, { allowance: 'assisted', goesOn: true }),
  'case.mine': reads<Page>()('everyone', v.object({ cursor })),
  'case.open': reads<CaseView>()('everyone', v.object({ caseId })),
  /** The papers of a case, each checked against the digest it was filed with. */
  'case.papers': reads<{ papers: readonly PaperView[] }>()('everyone', v.object({ caseId })),
  'case.move': writes<Written>()(
    'everyone',
    v.object({
      caseId,
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      action: v.pipe(v.string(), v.maxLength(40)),
      input: answers,
      sure: v.optional(Confirmed),
    }),
    { goesOn: true },
  ),
  'case.queue': reads<Page>()('staff', v.object({ queue, desk, filter: v.optional(v.picklist(queueFilters)), cursor })),
  /** Of her own cases where nothing is said. */
  'desk.today': reads<Today>()('staff', v.object({ queue: v.optional(queue, 'mine'), desk: v.optional(desk, '') })),
  'case.search': reads<Found>()('staff', v.object({ text: SearchText, desk: v.optional(desk) }), {
    allowance: 'lookups',
  }),
  'case.reveal': writes<{ value: string }>()(
    'staff',
    v.object({ caseId, field: v.pipe(v.string(), v.maxLength(40)) }),
    { allowance: 'reveals', goesOn: true },
  ),
  'case.attest': fillsIn<Written>()(['auditor'], Attesting, { goesOn: true }),
  'notice.list': reads<Notices>()('everyone', v.object({ cursor })),
  'draft.save': writes<{ savedAt: Instant; version: string }>()(
    'everyone',
    v.object({ kind, ...DraftSaving.entries }),
    { allowance: 'drafts' },
  ),
  'draft.open': reads<SavedDraft>()('everyone', v.object({ kind })),
  'draft.drop': writes<{ dropped: true }>()('everyone', v.object({ kind }), { allowance: 'drafts' }),
} as const;
