import { asObjector } from '../../../core/case/objection';
import { scholarshipOperations } from '../../../core/domains/scholarship/operations';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { ok, refuse } from '../../../core/kernel/result';
import { overseesAll, worksAt } from '../../../core/union/access';
import { findRecords, recordsIn } from '../../shared/case/records';
import { operation } from '../../shared/handler';
import { objectionsBy } from '../../shared/store/objections';

const turns = { first: 1, later: { $gt: 1 } } as const;

/**
 * The records behind a figure of the seasons: for the aid centre, which runs them, and for those who oversee the whole
 * union. Refuses `forbidden` to everybody else.
 */
export const listRecords = operation(scholarshipOperations, 'season.cases', {
  load: ({ year, status, turn, cursor }, { callerId, catalogue }) => ({
    objections: objectionsBy(callerId),
    rows: findRecords(
      {
        kind: scholarship.kind,
        status,
        ...(year === undefined ? {} : { season: year }),
        ...(turn === undefined ? {} : { turn: turns[turn] }),
      },
      cursor,
      { callerId, catalogue },
    ),
  }),
  run({ found, actor: caller, union, catalogue }) {
    const actor = asObjector(caller, found.objections, found.rows);
    if (!worksAt(actor, 'aid') && !overseesAll(actor)) return refuse('forbidden');
    return ok(recordsIn(found.rows, actor, { union, catalogue }));
  },
});
