import * as v from 'valibot';
import { cursor, desk, year } from '../case/input';
import type { CaseSummary } from '../case/summary';
import type { Day } from '../kernel/day';
import { reads } from '../operation';
import type { StateLook } from '../record/flow';
import type { FigureValue } from './figure';

/** So many figures are read at once. */
const mostFigures = 40;
const mostByDesk = 12;
const figure = v.pipe(v.string(), v.regex(/^[a-zA-Z.]{1,60}$/));
/** Without a desk it is the whole union. */
const scope = { desk: v.optional(desk), year };

/** Some figures, in the order in which they were asked for. */
export interface Figures {
  figures: readonly FigureValue[];
  cutOff: Day;
  /** False while the ledger still gains what is from before there was one: sums are too low until then. */
  isWhole: boolean;
}

/** Some figures desk by desk; desks of which all are nothing are left out. */
export interface FiguresByDesk extends Pick<Figures, 'cutOff' | 'isWhole'> {
  desks: readonly { desk: string; name: string; figures: readonly FigureValue[] }[];
}

/** One record behind a figure: something that happened, or a case that stands so now. */
export interface FigureRecord {
  /** The row of the ledger, or the case. */
  id: string;
  /** What happened, when, how often it counts (-1: it takes back what was counted before) and for how much; null of a case that stands so. */
  row: { on: Day; count: number; quantity: number; amountFen: number | null } | null;
  /** The case; null of what was entered of years before the product. `readable` where the whole case is open to the reader. */
  case: (CaseSummary & { readable: boolean }) | null;
  /** On what paper it stands where there is no case. */
  source: string | null;
  /** The record of a register, where it is one: what it is called, and whether it is open to the reader. */
  record: {
    id: string;
    headline: string;
    state: Pick<StateLook, 'label' | 'tone'>;
    desk: string;
    readable: boolean;
  } | null;
}

/** One page of the records behind a figure; `next` asks for the following one, null when there is none. */
export interface FigureRecords {
  rows: readonly FigureRecord[];
  next: string | null;
}

/** What the union does, in numbers, and the records behind each. */
export const figuresOperations = {
  'figures.read': reads<Figures>()(
    'staff',
    v.object({ figures: v.pipe(v.array(figure), v.minLength(1), v.maxLength(mostFigures)), ...scope }),
    { allowance: 'lookups' },
  ),
  /** Of what happened, for those who read it of the whole union. */
  'figures.desks': reads<FiguresByDesk>()(
    'staff',
    v.object({ figures: v.pipe(v.array(figure), v.minLength(1), v.maxLength(mostByDesk)), year }),
    { allowance: 'lookups' },
  ),
  'figures.records': reads<FigureRecords>()(
    'staff',
    v.object({
      figure,
      ...scope,
      topic: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}(\.[\w:-]{1,40})?$/))),
      cursor,
    }),
    { allowance: 'lookups' },
  ),
} as const;
