import type { House } from '../../../core/case/catalogue';
import { asObjector } from '../../../core/case/objection';
import { mayHelpOn } from '../../../core/case/stand-in';
import { type Deeds, mayRead } from '../../../core/case/standing';
import { type CaseRow, type CaseSummary, summaryFields, summaryOf } from '../../../core/case/summary';
import type { Actor } from '../../../core/union/access';
import type { Call } from '../handler';
import { type Documents, find, type Query, type Where, withOwnDeeds } from '../store/query';

/** A page of records, and one more that tells whether there is another page. */
export const recordsAPage = 20;

/** A row of a list, and of its timeline what its reader did herself: all that tells whether she may open it. */
export type Row = CaseRow & Deeds;

/** Cases as they are listed for whoever may not read all of each, the newest first unless told otherwise; one more than a page shows. */
export function findRecords(
  where: Where<Documents['cases']>,
  { callerId, catalogue }: Pick<Call, 'callerId' | 'catalogue'>,
  sort: { openedKey: -1 } | { dueKey: 1 } = { openedKey: -1 },
): Query<Row> {
  const { from, pipeline } = find('cases', where, { sort, limit: recordsAPage + 1 });
  return { from, pipeline: [...pipeline, withOwnDeeds(summaryFields(catalogue), callerId)] };
}

/** How a reader sees each of some cases in a list, names masked, and whether the whole case is open to her. */
export function recordFor(
  actor: Actor,
  objections: Parameters<typeof asObjector>[1],
  found: readonly Row[],
  house: House,
): (row: Row) => CaseSummary & { readable: boolean } {
  const reader = asObjector(actor, objections, found);
  return (row) => ({
    ...summaryOf(row, reader, house),
    readable: mayRead(reader, row) || mayHelpOn(reader, row, house.catalogue),
  });
}
