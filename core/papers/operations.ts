import * as v from 'valibot';
import { cursor, desk, kind, queue } from '../case/input';
import { queueFilters } from '../case/queue';
import { reads, writes } from '../operation';
import { Looking, recordId } from '../register/operations';
import { AskedTable, type TablePart } from './table';
import type { TakenFile, Takings } from './taking';

/** What the function `papers` answers: lists as sheets, letters, and the record of who took which. */
export const papersOperations = {
  /** The officers' queue, by the very conditions of `case.queue`. */
  'papers.queue': writes<TakenFile>()(
    'staff',
    v.object({ queue, desk, filter: v.optional(v.picklist(queueFilters)), cursor }),
    { allowance: 'sheets', goesOn: true },
  ),
  /** The list of a register, by the very conditions of `register.list`. */
  'papers.register': writes<TakenFile>()('staff', Looking, { allowance: 'sheets', goesOn: true }),
  /** One of the books of a register, of whole records: of one desk, or without one of the whole union. */
  'papers.book': writes<TakenFile>()('staff', v.object({ kind, book: kind, desk: v.optional(desk), cursor }), {
    allowance: 'sheets',
    goesOn: true,
  }),
  /** A letter of a record, to whoever may open that. It bears the union's name: not while somebody changed the settings. */
  'papers.letter': writes<TakenFile>()(
    'staff',
    v.object({ recordId, letter: v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)) }),
    { allowance: 'sheets' },
  ),
  /** The rows of a table that is brought in, to be looked through by `register.import`. */
  'papers.table': reads<TablePart>()('staff', AskedTable, { allowance: 'lookups' }),
  'papers.taken': reads<Takings>()(['auditor'], v.object({ cursor })),
} as const;
