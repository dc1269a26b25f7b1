import type { Case } from '../../../core/case/case';
import type { OfCases, OfLedger } from '../../../core/figures/figure';
import { type FigureRecord, type FigureRecords, figuresOperations } from '../../../core/figures/operations';
import type { Noted } from '../../../core/figures/totals';
import { dayOf } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { mayRead as mayReadRecord } from '../../../core/register/access';
import { stateOf } from '../../../core/register/view';
import { deskName } from '../../../core/union/union';
import { findRecords, type Row, recordFor, recordsAPage } from '../../shared/case/records';
import { wholeOperation } from '../../shared/handler';
import { rowByRow } from '../../shared/rows';
import { type Counted, casesOf, rowsOf, takenBack } from '../../shared/store/figures';
import { ask } from '../../shared/store/gather';
import { objectionsBy } from '../../shared/store/objections';
import { alsoAsked, find, type Query } from '../../shared/store/query';
import { scopeOf } from './figures';

type RowsOf = Record<`rows${number}`, Query<Noted>>;
type Show = ReturnType<typeof recordFor>;

/**
 * One page of the records behind a figure, the newest first, what is open now by its day: under the very conditions under which it is
 * counted. Refuses `notFound` where there is no such figure, `forbidden` where its records are not for the reader.
 */
export const listFigureRecords = wholeOperation(figuresOperations, 'figures.records', {
  load({ figure, topic, cursor, ...input }, { at, callerId, catalogue }) {
    const counts = catalogue.figures.get(figure)?.counts;
    const scope: Counted = { ...scopeOf(input), today: dayOf(at), catalogue };
    const wheres = counts?.of === 'ledger' ? rowsOf(counts, scope, { topic, cursor }) : [];
    const limit = counts && counts.of !== 'ratio' ? rowsRead(counts) + 1 : 1;
    const ofWhere = (where: (typeof wheres)[number]) => find('ledger', where, { sort: { key: -1 }, limit });
    const rows: RowsOf = Object.fromEntries(wheres.map((where, place) => [`rows${place}`, ofWhere(where)]));
    const of = {
      objections: objectionsBy(callerId),
      cases:
        counts?.of === 'cases'
          ? findRecords(casesOf(counts, scope, cursor), { callerId, catalogue }, orderOf(counts).sort)
          : undefined,
    };
    return alsoAsked(of, rows);
  },
  async run({ input: { figure, topic, cursor, ...input }, found, ...request }) {
    const definition = request.catalogue.figures.get(figure);
    if (!definition || definition.counts.of === 'ratio') return refuse('notFound');
    const { counts, readers } = definition;
    if (!readers.opens(request.actor, scopeOf(input))) return refuse('forbidden');
    const { actor, callerId, union, catalogue } = request;
    const showing = (cases: readonly Row[]) => recordFor(actor, found.objections, cases, { union, catalogue });
    if (counts.of === 'cases') return ok(casesPage(found.cases ?? [], counts, showing));
    const scope: Counted = { ...scopeOf(input), today: dayOf(request.at), catalogue };
    const lists = rowsOf(counts, scope, { topic, cursor }).flatMap((_, place) => found[`rows${place}`] ?? []);
    const read = lists.sort((a, b) => (a.key > b.key ? -1 : 1)).slice(0, rowsRead(counts));
    const ids = [...new Set(read.map(({ of }) => of.id))];
    const behind = await ask({
      takenBack: find('ledger', takenBack(counts, scope, read), { fields: ['reverses'], limit: rowsRead(counts) }),
      cases: findRecords({ _id: { $in: ids } }, { callerId, catalogue }),
      openings: find('openings', { _id: { $in: ids } }, { fields: ['_id', 'source'], limit: recordsAPage }),
      records: find(
        'registers',
        { _id: { $in: ids } },
        { fields: ['_id', 'kind', 'headline', 'status', 'desk'], limit: rowsRead(counts) },
      ),
    });
    const cases = behind?.cases ?? [];
    const gone = new Set(behind?.takenBack.map(({ reverses }) => reverses));
    const standing = read.filter(({ _id }) => !gone.has(_id));
    const shown = standing.slice(0, recordsAPage);
    const show = showing(cases);
    const entered = (behind?.records ?? []).flatMap(({ _id: id, kind, headline, status, desk }) => {
      const register = catalogue.registerOf(kind);
      if (!register) return [];
      const told = { state: stateOf(register.flow, status), desk: deskName(union, desk) };
      return [{ id, headline, ...told, readable: mayReadRecord(actor, register, { desk }) }];
    });
    const rows = shown.map((row) => recordOf(row, { cases, entered, openings: behind?.openings ?? [] }, show));
    const isMore = standing.length > shown.length || lists.length > read.length;
    const last = standing.length > shown.length ? shown.at(-1) : read.at(-1);
    return ok({ rows, next: isMore ? (last?.key ?? null) : null });
  },
});

/** So many rows are read for a page: of what stood at an end, many may have been taken back. */
const rowsRead = ({ over }: OfLedger | OfCases) => (over === 'stock' ? 3 * recordsAPage : recordsAPage);

/** By what the cases behind a figure are ordered: what is open by its day, those of a round the newest first. */
const orderOf = ({ over }: OfCases) =>
  over === 'now'
    ? { sort: { dueKey: 1 } as const, keyOf: ({ dueKey }: Pick<Case, 'dueKey'>) => dueKey }
    : { sort: { openedKey: -1 } as const, keyOf: ({ openedKey }: Pick<Case, 'openedKey'>) => openedKey };

function casesPage(found: readonly Row[], counts: OfCases, showing: (cases: readonly Row[]) => Show): FigureRecords {
  const shown = found.slice(0, recordsAPage);
  const show = showing(found);
  const rows = rowByRow(shown, (one) => ({ id: one._id, row: null, case: show(one), source: null, record: null }));
  const last = shown.at(-1);
  return { rows, next: found.length > recordsAPage && last ? orderOf(counts).keyOf(last) : null };
}

/** What lies behind rows of the ledger. */
interface Behind {
  cases: readonly Row[];
  entered: readonly NonNullable<FigureRecord['record']>[];
  openings: readonly { _id: string; source: string }[];
}

function recordOf(
  { _id, of, on, count, quantity, amountFen }: Noted,
  { cases, entered, openings }: Behind,
  show: Show,
): FigureRecord {
  const [view = null] = rowByRow(
    cases.filter((one) => one._id === of.id),
    show,
  );
  const source = openings.find((one) => one._id === of.id)?.source ?? null;
  const record = entered.find((one) => one.id === of.id) ?? null;
  return { id: _id, row: { on, count, quantity, amountFen }, case: view, source, record };
}
