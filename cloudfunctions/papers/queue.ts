import { asObjector } from '../../core/case/objection';
import { summaryFields } from '../../core/case/summary';
import { refuse } from '../../core/kernel/result';
import { queueList, sayQueue } from '../../core/papers/lists';
import { papersOperations } from '../../core/papers/operations';
import { mostSheetRows } from '../../core/papers/sheet';
import { deskName } from '../../core/union/union';
import { lookedAt, mayLook } from '../shared/case/looking';
import { operation } from '../shared/handler';
import { suspendedCases } from '../shared/store/alarms';
import { objectionsBy } from '../shared/store/objections';
import { find } from '../shared/store/query';
import { summariesOf } from '../shared/summaries';
import { asSheet, partOf } from './sheet';
import { take } from './take';

/** The officers' queue as a sheet: the rows of `case.queue` and its masks. Refuses `forbidden` as that does. */
export const takeQueue = operation(papersOperations, 'papers.queue', {
  load: ({ filter, cursor, ...looking }, call) => ({
    objections: objectionsBy(call.callerId),
    alarms: suspendedCases(),
    rows: find('cases', lookedAt(looking, call, filter, cursor), {
      sort: { dueKey: 1 },
      limit: mostSheetRows + 1,
      fields: summaryFields(call.catalogue),
    }),
  }),
  async run(request) {
    const { input, found, union, catalogue } = request;
    const { queue, desk, filter } = input;
    const actor = asObjector(request.actor, found.objections);
    if (!mayLook(actor, input)) return refuse('forbidden');
    const beside = { union, catalogue, alarms: found.alarms };
    const part = partOf(
      found.rows,
      ({ dueKey }) => dueKey,
      (rows) => summariesOf(rows, actor, beside),
    );
    const conditions = sayQueue(queue, desk === '' ? '' : deskName(union, desk), filter);
    return take(asSheet(queueList, part, conditions), { ...request, actor });
  },
});
