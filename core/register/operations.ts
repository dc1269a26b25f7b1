import * as v from 'valibot';
import { Comparing } from '../alarm';
import { cursor, desk, kind } from '../case/input';
import type { Sure } from '../kernel/doubt';
import { fillsIn, reads } from '../operation';
import { type Imported, Importing } from './import';
import type { Points, RecordPage, RecordView, Section } from './view';

/** By what the phone names a record. */
export const recordId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** Answers are parsed by the register they belong to; here only their size is bounded. */
const answers = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(40)), v.unknown()),
  v.check((fields) => Object.keys(fields).length <= 80),
);
const sure = v.optional(
  v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(400))),
) satisfies v.GenericSchema<unknown, Sure | undefined>;
/** `filter:option`, or `state:status`. */
const tag = v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}:[\w:-]{1,40}$/)));
const sought = v.optional(v.pipe(v.string(), v.maxLength(40), v.trim(), v.minLength(2)));

/** What of a register is looked at: of one desk, or without one of the whole union. */
const looking = { kind, desk: v.optional(desk), tag, sought };
/** In which order: by name, where it does not say, or by what falls due next. */
const order = v.optional(v.picklist(['name', 'due']));
export const Looking = v.object({ ...looking, order, cursor });

/** What a write on a record answers, and what a repeat of it answers again. */
export interface RecordWritten {
  recordId: string;
  version: number;
  status: string;
}

/** What may be done with the records of every register. */
export const registerOperations = {
  /** Of one desk, or without one of the whole union: for the department that keeps the register and for those who oversee everything. */
  'register.list': reads<RecordPage>()('staff', Looking),
  'register.sections': reads<{ sections: readonly Section[] }>()('staff', v.object({ kind, desk: v.optional(desk) }), {
    allowance: 'lookups',
  }),
  /** Where the records lie that are looked at. */
  'register.points': reads<Points>()('staff', v.object(looking), { allowance: 'lookups' }),
  /** What falls due for the caller, the next first, over all registers. */
  'register.due': reads<RecordPage>()('staff', v.object({ cursor })),
  'register.open': reads<RecordView>()('staff', v.object({ recordId })),
  'register.enter': fillsIn<RecordWritten>()('staff', v.object({ kind, answers, sure }), { goesOn: true }),
  'register.move': fillsIn<RecordWritten>()(
    'staff',
    v.object({ recordId, version: v.number(), action: v.pipe(v.string(), v.maxLength(40)), input: answers, sure }),
    { goesOn: true },
  ),
  'register.import': fillsIn<Imported>()('staff', Importing, { allowance: 'imports', goesOn: true }),
  'register.attest': fillsIn<RecordWritten>()(['auditor'], v.object({ recordId, ...Comparing.entries }), {
    goesOn: true,
  }),
} as const;
