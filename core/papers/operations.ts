import * as v from 'valibot';
import { cursor, desk, kind, queue } from '../case/input';
import { queueFilters } from '../case/queue';
import { reads, writes } from '../operation';
import { Looking } from '../register/operations';
import { AskedTable, type TablePart } from './table';
import type { Sheet, Takings } from './taking';

/** What the function `papers` answers: lists as sheets, and the record of who took which. */
export const papersOperations = {
  /** The officers' queue, by the very conditions of `case.queue`. */
  'papers.queue': writes<Sheet>()(
    'staff',
    v.object({ queue, desk, filter: v.optional(v.picklist(queueFilters)), cursor }),
    { allowance: 'sheets', goesOn: true },
  ),
  /** The list of a register, by the very conditions of `register.list`. */
  'papers.register': writes<Sheet>()('staff', Looking, { allowance: 'sheets', goesOn: true }),
  /** One of the books of a register, of whole records: of one desk, or without one of the whole union. */
  'papers.book': writes<Sheet>()('staff', v.object({ kind, book: kind, desk: v.optional(desk), cursor }), {
    allowance: 'sheets',
    goesOn: true,
  }),
  /** The rows of a table that is brought in, to be looked through by `register.import`. */
  'papers.table': reads<TablePart>()('staff', AskedTable, { allowance: 'lookups' }),
  'papers.taken': reads<Takings>()(['auditor'], v.object({ cursor })),
} as const;
