import { asObjector } from '../../../core/case/objection';
import { caseOperations } from '../../../core/case/operations';
import { isOwing } from '../../../core/case/queue';
import { soughtBy } from '../../../core/case/search';
import { mayHelpOn } from '../../../core/case/stand-in';
import { maySee } from '../../../core/case/standing';
import { summaryFields, summaryOf } from '../../../core/case/summary';
import { ok } from '../../../core/kernel/result';
import { operation } from '../handler';
import { rowByRow } from '../rows';
import { objectionsBy } from '../store/objections';
import { find } from '../store/query';
import { casesIn } from '../store/states';
import { findRecords } from './records';

const most = 20;

/**
 * Cases by number, full name or telephone, newest first. Whoever names a desk that is not hers finds nothing there; what somebody
 * who was helped in may ask for again, or owes, is found by those who may do it for her, wherever it was paid.
 */
export const searchCases = operation(caseOperations, 'case.search', {
  load({ text, desk }, { callerId, catalogue }) {
    const { path, values } = soughtBy(text);
    const [value = ''] = values;
    const sought = { [path]: values.length > 1 ? { $in: values } : value };
    return {
      objections: objectionsBy(callerId),
      rows: find(
        'cases',
        // The desk belongs into the question: behind twenty cases of others her own would not be seen.
        { ...sought, ...(desk === undefined ? {} : { desk }) },
        { sort: { openedKey: -1 }, limit: most + 1, fields: summaryFields(catalogue) },
      ),
      helped: findRecords(
        { ...sought, 'helper.name': { $gt: '' }, 'grant.paidOn': { $gt: '' } },
        {
          callerId,
          catalogue,
        },
      ),
      owing: findRecords(
        { ...sought, 'helper.name': { $gt: '' }, ...casesIn(catalogue.services, isOwing) },
        {
          callerId,
          catalogue,
        },
      ),
    };
  },
  run({ found, actor: caller, union, catalogue }) {
    const actor = asObjector(caller, found.objections);
    const seen = found.rows.filter((row) => maySee(actor, row));
    const known = new Set(seen.map(({ _id }) => _id));
    const helped = [...found.helped, ...found.owing].filter(
      (row) => !known.has(row._id) && mayHelpOn(actor, row, catalogue),
    );
    const rows = [...seen, ...helped].sort((a, b) => (a.openedKey < b.openedKey ? 1 : -1));
    const views = rowByRow(rows.slice(0, most), (row) => summaryOf(row, actor, { union, catalogue }));
    return ok({ rows: views, more: rows.length > most });
  },
});
