import { maySee, overseesAll, worksAt } from '../../../core/access';
import { type CaseRow, caseFor, summaryFields, summaryOf } from '../../../core/case/view';
import type { Page } from '../../../core/contract';
import { ok, refuse } from '../../../core/kernel/result';
import { operation } from '../handler';
import { paperViews } from '../papers';
import { find } from '../store/query';

const pageSize = 20;

/** One row more than a page holds tells whether there is another page. */
function pageOf(
  rows: readonly CaseRow[],
  key: 'openedKey' | 'dueKey',
  toSummary: (row: CaseRow) => Page['rows'][number],
) {
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return ok({ rows: shown.map(toSummary), next: last ? last[key] : null });
}

/** My own cases, newest first. */
export const listMine = operation('case.mine', {
  load: ({ cursor }, { callerId }) => ({
    rows: find(
      'cases',
      { 'owner.id': callerId, ...(cursor === undefined ? {} : { openedKey: { $lt: cursor } }) },
      { sort: { openedKey: -1 }, limit: pageSize + 1, fields: summaryFields },
    ),
  }),
  run: ({ found, actor, union }) => pageOf(found.rows, 'openedKey', (row) => summaryOf(row, actor, union)),
});

/** The open cases of an officer or of a desk, what is due first on top. Refuses `forbidden` for a foreign desk. */
export const listQueue = operation('case.queue', {
  load: ({ queue, desk, cursor }, { callerId }) => ({
    rows: find(
      'cases',
      {
        ...(queue === 'mine' ? { 'officer.id': callerId } : { desk }),
        open: true,
        ...(cursor === undefined ? {} : { dueKey: { $gt: cursor } }),
      },
      { sort: { dueKey: 1 }, limit: pageSize + 1, fields: summaryFields },
    ),
  }),
  run({ input, found, actor, union }) {
    if (input.queue === 'desk' && !worksAt(actor, input.desk) && !overseesAll(actor)) return refuse('forbidden');
    return pageOf(found.rows, 'dueKey', (row) => summaryOf(row, actor, union));
  },
});

/** One whole case. To a stranger it does not exist. */
export const readOneCase = operation('case.open', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }) }),
  async run({ found, actor, union }) {
    const [one] = found.cases;
    if (!one || !maySee(actor, one)) return refuse('notFound');
    return ok(caseFor(one, actor, union, await paperViews(one.papers)));
  },
});
