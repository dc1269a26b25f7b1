import { refuse } from '../../core/kernel/result';
import { registerList } from '../../core/papers/lists';
import { papersOperations } from '../../core/papers/operations';
import { mostSheetRows } from '../../core/papers/sheet';
import { sayNarrowed } from '../../core/register/narrow';
import { rowFields, rowOf } from '../../core/register/view';
import { deskName } from '../../core/union/union';
import { wholeOperation } from '../shared/handler';
import { keyOfOrder, lookedAt, readsAt, sortOf } from '../shared/register/looking';
import { find } from '../shared/store/query';
import { readableRows } from '../shared/store/registers';
import { asSheet, partOf } from './sheet';
import { take } from './take';

/** The list of a register as a sheet: the rows of `register.list`. Refuses `notFound` and `forbidden` as that does. */
export const takeRegister = wholeOperation(papersOperations, 'papers.register', {
  load: ({ kind, desk = null, ...looking }) => ({
    rows: find('registers', lookedAt(kind, desk, looking), {
      sort: sortOf(looking.order),
      limit: mostSheetRows + 1,
      fields: rowFields,
    }),
  }),
  async run(request) {
    const { input, found, actor, union, catalogue } = request;
    const { kind, desk, tag, sought, order } = input;
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    const part = partOf(
      found.rows,
      (record) => record[keyOfOrder(order)],
      (rows) => readableRows(rows).map((row) => rowOf(register, row, union)),
    );
    const at = desk === undefined ? undefined : deskName(union, desk);
    const conditions = sayNarrowed(register, union, { desk: at, tag, sought });
    return take(asSheet(registerList(register), part, conditions), request);
  },
});
