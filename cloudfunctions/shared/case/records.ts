import { type Actor, type Deeds, mayRead, overseesAll, worksAt } from '../../../core/access';
import { asObjector } from '../../../core/case/objection';
import { mayHelpOn } from '../../../core/case/stand-in';
import { type CaseRow, summaryFields, summaryOf } from '../../../core/case/view';
import type { Records } from '../../../core/contract';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { ok, refuse } from '../../../core/kernel/result';
import type { Union } from '../../../core/union';
import { operation } from '../handler';
import { rowByRow } from '../rows';
import { objectionsBy } from '../store/objections';
import { type Documents, find, type Query, type Where, withOwnDeeds } from '../store/query';

const pageSize = 20;
const turns = { first: 1, later: { $gt: 1 } } as const;

/** A row of a list, and of its timeline what its reader did herself: all that tells whether she may open it. */
type Row = CaseRow & Deeds;

/** The cases behind a figure, newest first, from `cursor` on; one more than a page shows. */
export function findRecords(
  where: Where<Documents['cases']>,
  cursor: string | undefined,
  callerId: string,
): Query<Row> {
  const { from, pipeline } = find(
    'cases',
    { ...where, ...(cursor === undefined ? {} : { openedKey: { $lt: cursor } }) },
    { sort: { openedKey: -1 }, limit: pageSize + 1 },
  );
  return { from, pipeline: [...pipeline, withOwnDeeds(summaryFields, callerId)] };
}

/** One page of them, names masked, each with whether the whole case is open to the reader. */
export function recordsIn(found: readonly Row[], actor: Actor, union: Union): Records {
  const shown = found.slice(0, pageSize);
  const rows = rowByRow(shown, (row) => ({
    ...summaryOf(row, actor, union),
    readable: mayRead(actor, row) || mayHelpOn(actor, row),
  }));
  return { rows, next: found.length > pageSize ? (shown.at(-1)?.openedKey ?? null) : null };
}

/**
 * The records behind a figure of the seasons: for the aid centre, which runs them, and for those who oversee the whole
 * union. Refuses `forbidden` to everybody else.
 */
export const listRecords = operation('season.cases', {
  load: ({ year, status, turn, cursor }, { callerId }) => ({
    objections: objectionsBy(callerId),
    rows: findRecords(
      {
        kind: scholarship.kind,
        status,
        ...(year === undefined ? {} : { season: year }),
        ...(turn === undefined ? {} : { turn: turns[turn] }),
      },
      cursor,
      callerId,
    ),
  }),
  run({ found, actor: caller, union }) {
    const actor = asObjector(caller, found.objections, found.rows);
    if (!worksAt(actor, 'aid') && !overseesAll(actor)) return refuse('forbidden');
    return ok(recordsIn(found.rows, actor, union));
  },
});
