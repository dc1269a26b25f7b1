import { mostCounted } from '../../../core/figures/figure';
import type { Option } from '../../../core/kernel/field';
import { ok, refuse } from '../../../core/kernel/result';
import { mayRead, readsOf } from '../../../core/register/access';
import { knowing } from '../../../core/register/move';
import { registerOperations } from '../../../core/register/operations';
import { filterTag, pairsOf, stateTag } from '../../../core/register/record';
import type { Register } from '../../../core/register/register';
import { type RecordPage, type RowFound, recordFor, rowFields, rowOf, type Section } from '../../../core/register/view';
import type { Actor } from '../../../core/union/access';
import type { Union } from '../../../core/union/union';
import { type Call, operation } from '../handler';
import { ask } from '../store/gather';
import { alsoAsked, counted, countUpTo, type Documents, find, type Query, type Where } from '../store/query';
import { isRecord, isRecordIntact, readableRows, reportRecord } from '../store/registers';

const pageSize = 20;

/** What of a register is looked at: of all desks, or of one; narrowed by one tag, and to what holds the words. */
function lookedAt(
  kind: string,
  desk: string | null,
  { tag, sought, cursor }: { tag?: string | undefined; sought?: string | undefined; cursor?: string | undefined },
): Where<Documents['registers']> {
  const tags = [...(tag === undefined ? [] : [tag]), ...(sought === undefined ? [] : pairsOf(sought))];
  return {
    kind,
    ...(desk === null ? {} : { desk }),
    ...(tags.length > 1 ? { tags: { $all: tags } } : {}),
    ...(tags.length === 1 && tags[0] !== undefined ? { tags: tags[0] } : {}),
    ...(cursor === undefined ? {} : { listKey: { $gt: cursor } }),
  };
}

function pageOf(
  found: readonly RowFound[],
  keyOf: (record: RowFound) => string,
  { catalogue, union }: Pick<Call, 'catalogue'> & { union: Union },
): RecordPage {
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  const rows = readableRows(shown).flatMap((record) => {
    const register = catalogue.registerOf(record.kind);
    return register ? [rowOf(register, record, union)] : [];
  });
  return { rows, next: last ? keyOf(last) : null };
}

/** True where she may read what lies at a desk, or in the whole union where none is named. */
function readsAt(actor: Actor, register: Register, desk: string | undefined): boolean {
  const reads = readsOf(actor, register);
  return reads !== undefined && (reads.desk === null || reads.desk === desk);
}

/** One page of a register in the order of its names. Refuses `notFound`, and `forbidden` where the reader has no business. */
export const listRecords = operation(registerOperations, 'register.list', {
  load: ({ kind, desk = null, ...looking }) => ({
    rows: find('registers', lookedAt(kind, desk, looking), {
      sort: { listKey: 1 },
      limit: pageSize + 1,
      fields: rowFields,
    }),
  }),
  run({ input: { kind, desk }, found, actor, union, catalogue }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    return ok(pageOf(found.rows, ({ listKey }) => listKey, { catalogue, union }));
  },
});

type Counts = Record<`tag${number}`, Query<{ count: number }>>;

/** By what a list can be narrowed: the states, and the filters of the register. */
function narrowings({ flow, filters }: Register, union: Union): { name: string; label: string; options: Option[] }[] {
  const states = Object.entries(flow.states).map(([value, { label }]) => ({ value, label }));
  return [
    { name: 'state', label: '进展', options: states },
    ...filters.map(({ name, label, options }) => ({ name, label, options: [...options(union)] })),
  ];
}

/** How many records there are of each option by which the list can be narrowed; those that there are none of are left out. */
export const readSections = operation(registerOperations, 'register.sections', {
  load: () => ({}),
  async run({ input: { kind, desk }, actor, union, catalogue }) {
    const register = catalogue.registerOf(kind);
    if (!register) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    const all = narrowings(register, union).flatMap(({ name, label, options }) =>
      options.map((option) => ({
        name,
        label,
        option,
        tag: name === 'state' ? stateTag(option.value) : filterTag(name, option.value),
      })),
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

/** What falls due for the caller, the next first, over all registers. */
export const readDue = operation(registerOperations, 'register.due', {
  load: ({ cursor }, { callerId }) => ({
    rows: find(
      'registers',
      { 'officer.id': callerId, dueKey: { $gt: cursor ?? '', $lt: '9999' } },
      { sort: { dueKey: 1 }, limit: pageSize + 1, fields: rowFields },
    ),
  }),
  run({ found, actor, union, catalogue }) {
    const mine = found.rows.filter(({ kind, desk }) => {
      const register = catalogue.registerOf(kind);
      return register && mayRead(actor, register, { desk });
    });
    return ok(pageOf(mine, ({ dueKey }) => dueKey, { catalogue, union }));
  },
});

/** One whole record. To whoever may not read it it does not exist. */
export const readOneRecord = operation(registerOperations, 'register.open', {
  load: ({ recordId }) => ({ records: find('registers', { _id: recordId }, { limit: 1 }) }),
  async run({ found, actor, catalogue, ...around }) {
    const [record] = found.records;
    const register = record && catalogue.registerOf(record.kind);
    if (!record || !register || !mayRead(actor, register, record)) return refuse('notFound');
    const isIntact = isRecordIntact(record);
    if (!isIntact) await reportRecord(record, around.at);
    return isRecord(record)
      ? ok(recordFor(register, record, { actor, isIntact, ...knowing(around) }))
      : refuse('brokenCase');
  },
});
