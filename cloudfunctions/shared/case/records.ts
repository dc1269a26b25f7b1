import type { House } from '../../../core/case/catalogue';
import type { Records } from '../../../core/case/operations';
import { mayHelpOn } from '../../../core/case/stand-in';
import { type Deeds, mayRead } from '../../../core/case/standing';
import { type CaseRow, summaryFields, summaryOf } from '../../../core/case/summary';
import type { Actor } from '../../../core/union/access';
import type { Call } from '../handler';
import { rowByRow } from '../rows';
import { type Documents, find, type Query, type Where, withOwnDeeds } from '../store/query';

const pageSize = 20;

/** A row of a list, and of its timeline what its reader did herself: all that tells whether she may open it. */
type Row = CaseRow & Deeds;

/** The cases behind a figure, newest first, from `cursor` on; one more than a page shows. */
export function findRecords(
  where: Where<Documents['cases']>,
  cursor: string | undefined,
  { callerId, catalogue }: Pick<Call, 'callerId' | 'catalogue'>,
): Query<Row> {
  const { from, pipeline } = find(
    'cases',
    { ...where, ...(cursor === undefined ? {} : { openedKey: { $lt: cursor } }) },
    { sort: { openedKey: -1 }, limit: pageSize + 1 },
  );
  return { from, pipeline: [...pipeline, withOwnDeeds(summaryFields(catalogue), callerId)] };
}

/** One page of them, names masked, each with whether the whole case is open to the reader. */
export function recordsIn(found: readonly Row[], actor: Actor, house: House): Records {
  const shown = found.slice(0, pageSize);
  const rows = rowByRow(shown, (row) => ({
    ...summaryOf(row, actor, house),
    readable: mayRead(actor, row) || mayHelpOn(actor, row, house.catalogue),
  }));
  return { rows, next: found.length > pageSize ? (shown.at(-1)?.openedKey ?? null) : null };
}
