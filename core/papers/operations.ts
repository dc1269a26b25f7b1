import * as v from 'valibot';
import { cursor, desk, queue } from '../case/input';
import { queueFilters } from '../case/queue';
import { reads, writes } from '../operation';
import type { Sheet, Takings } from './taking';

/** What the function `papers` answers: lists as sheets, and the record of who took which. */
export const papersOperations = {
  /** The officers' queue, by the very conditions of `case.queue`. */
  'papers.queue': writes<Sheet>()(
    'staff',
    v.object({ queue, desk, filter: v.optional(v.picklist(queueFilters)), cursor }),
    { allowance: 'sheets', goesOn: true },
  ),
  'papers.taken': reads<Takings>()(['auditor'], v.object({ cursor })),
} as const;
