import { ok } from '../../core/kernel/result';
import { papersOperations } from '../../core/papers/operations';
import { takingView } from '../../core/papers/taking';
import { operation } from '../shared/handler';
import { find } from '../shared/store/query';
import { isAsNoted } from '../shared/store/takings';

const pageSize = 20;

/** Who took which list as a sheet, the newest first. */
export const listTaken = operation(papersOperations, 'papers.taken', {
  load: ({ cursor }) => ({
    rows: find('takings', cursor === undefined ? {} : { key: { $lt: cursor } }, {
      sort: { key: -1 },
      limit: pageSize + 1,
    }),
  }),
  run({ found: { rows } }) {
    const shown = rows.slice(0, pageSize);
    const next = rows.length > pageSize ? (shown.at(-1)?.key ?? null) : null;
    return ok({ rows: shown.map((taking) => takingView(taking, isAsNoted(taking))), next });
  },
});
