import type { WholeCatalogue } from '../../../core/case/catalogue';
import { mostCounted } from '../../../core/figures/figure';
import { ok, refuse } from '../../../core/kernel/result';
import { mayRead } from '../../../core/register/access';
import { knowing } from '../../../core/register/move';
import { narrowingsOf, tagOf } from '../../../core/register/narrow';
import { registerOperations } from '../../../core/register/operations';
import {
  pointFields,
  pointOf,
  type RecordPage,
  type RowFound,
  recordFor,
  rowFields,
  rowOf,
  type Section,
} from '../../../core/register/view';
import type { Union } from '../../../core/union/union';
import { type Call, wholeOperation } from '../handler';
import { ask } from '../store/gather';
import { alsoAsked, counted, countUpTo, find, type Query } from '../store/query';
import { isPlaced, isRecord, isRecordIntact, readableRows, reportRecord } from '../store/registers';
import { keyOfOrder, lookedAt, readsAt, seenRecord, sortOf } from './looking';

const pageSize = 20;

function pageOf(
  found: readonly RowFound[],
  keyOf: (record: RowFound) => string,
  { catalogue, union }: Pick<Call<WholeCatalogue>, 'catalogue'> & { union: Union },
  isHers: (record: RowFound) => boolean = () => true,
): RecordPage {
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  const rows = readableRows(shown.filter(isHers)).flatMap((record) => {
    const register = catalogue.registerOf(record.kind);
    return register ? [rowOf(register, record, union)] : [];
  });
  return { rows, next: last ? keyOf(last) : null };
}

/** One page of a register, by name or by what falls due. Refuses `notFound`, and `forbidden` where the reader has no business. */
export const listRecords = wholeOperation(registerOperations, 'register.list', {
  load: ({ kind, desk = null, ...looking }) => ({
    rows: find('registers', lookedAt(kind, desk, looking), {
      sort: sortOf(looking.order),
      limit: pageSize + 1,
      fields: rowFields,
    }),
  }),
  run({ input: { kind, desk, order }, found, actor, union, catalogue }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    return ok(pageOf(found.rows, (record) => record[keyOfOrder(order)], { catalogue, union }));
  },
});

type Counts = Record<`tag${number}`, Query<{ count: number }>>;

/** How many records there are of each option by which the list can be narrowed; those that there are none of are left out. */
export const readSections = wholeOperation(registerOperations, 'register.sections', {
  load: () => ({}),
  async run({ input: { kind, desk }, actor, union, catalogue }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    const all = narrowingsOf(register, union).flatMap((narrowing) =>
      narrowing.options.map((option) => ({ ...narrowing, option, tag: tagOf(narrowing, option) })),
    );
    const counts: Counts = Object.fromEntries(
      all.map(({ tag }, at) => [
        `tag${at}`,
        countUpTo('registers', lookedAt(kind, desk ?? null, { tag }), mostCounted),
      ]),
    );
    const read = await ask(alsoAsked({}, counts));
    const sections = new Map<string, Section>();
    all.forEach(({ name, label, option }, at) => {
      const count = counted(read?.[`tag${at}`] ?? []);
      const { options } = sections.get(name) ?? { options: [] };
      if (count > 0) sections.set(name, { filter: name, label, options: [...options, { ...option, count }] });
    });
    return ok({ sections: [...sections.values()] });
  },
});

/** So many records one map shows: WeChat's map stutters on older phones with five hundred markers and more. */
const mostPoints = 400;

/** Where the records of a list lie. Refuses as the list does. */
export const readPoints = wholeOperation(registerOperations, 'register.points', {
  load: ({ kind, desk = null, ...looking }) => ({
    rows: find('registers', lookedAt(kind, desk, looking), {
      sort: { listKey: 1 },
      limit: mostPoints + 1,
      fields: pointFields,
    }),
  }),
  run({ input: { kind, desk }, found, actor, union, catalogue }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    const rows = found.rows.slice(0, mostPoints);
    const points = rows.flatMap((record) => (isPlaced(record) ? (pointOf(register, record, union) ?? []) : []));
    return ok({ points, unplaced: rows.length - points.length, more: found.rows.length > mostPoints });
  },
});

/** What falls due for the caller, the next first, over all registers. */
export const readDue = wholeOperation(registerOperations, 'register.due', {
  load: ({ cursor }, { callerId }) => ({
    rows: find(
      'registers',
      { 'officer.id': callerId, dueKey: { $gt: cursor ?? '', $lt: '9999' } },
      { sort: { dueKey: 1 }, limit: pageSize + 1, fields: rowFields },
    ),
  }),
  run({ found, actor, union, catalogue }) {
    const isHers = ({ kind, desk }: RowFound) => {
      const register = catalogue.registerOf(kind);
      return register !== undefined && mayRead(actor, register, { desk });
    };
    return ok(pageOf(found.rows, ({ dueKey }) => dueKey, { catalogue, union }, isHers));
  },
});

/** One whole record. To whoever may not read it it does not exist. */
export const readOneRecord = wholeOperation(registerOperations, 'register.open', {
  load: ({ recordId }) => ({ records: find('registers', { _id: recordId }, { limit: 1 }) }),
  async run(request) {
    const { found, actor, at } = request;
    const seen = seenRecord(found.records, request);
    if (!seen) return refuse('notFound');
    const { record, register } = seen;
    const isIntact = isRecordIntact(record);
    if (!isIntact) await reportRecord(record, at);
    return isRecord(record)
      ? ok(recordFor(register, record, { actor, isIntact, ...knowing(request) }))
      : refuse('brokenCase');
  },
});
