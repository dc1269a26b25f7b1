import { dayOf } from '../../core/kernel/day';
import { refuse } from '../../core/kernel/result';
import { papersOperations } from '../../core/papers/operations';
import { mostSheetRows } from '../../core/papers/sheet';
import type { RegisterRecord } from '../../core/register/record';
import { deskName } from '../../core/union/union';
import { wholeOperation } from '../shared/handler';
import { lookedAt, readsAt, sortOf } from '../shared/register/looking';
import { ask } from '../shared/store/gather';
import { allStaff, namesOf } from '../shared/store/people';
import { find } from '../shared/store/query';
import { isRecord, isRecordIntact } from '../shared/store/registers';
import { asSheet, partOf } from './sheet';
import { take } from './take';

/** So many whole records come with one answer of the store: their timelines have no end. */
const atOnce = 40;

/** What of a record goes into a book: its cells; null where the book does not hold it, `changed` where somebody changed it in the store. */
interface Line {
  listKey: string;
  cells: readonly string[] | 'changed' | null;
}

/**
 * The lines of one record more than a sheet holds, from behind a cursor on. Of each answer of the store only the lines are kept:
 * a function has not the room for a thousand whole records.
 */
async function linesOf(
  { kind, desk, cursor }: { kind: string; desk: string | null; cursor: string | undefined },
  cellsOf: (record: RegisterRecord) => Line['cells'],
): Promise<Line[]> {
  const lines: Line[] = [];
  for (let from = cursor; lines.length <= mostSheetRows; from = lines.at(-1)?.listKey) {
    const limit = Math.min(atOnce, mostSheetRows + 1 - lines.length);
    const answer = await ask({
      records: find('registers', lookedAt(kind, desk, { cursor: from }), { sort: sortOf(), limit }),
    });
    const records = answer?.records ?? [];
    lines.push(...records.map((record) => ({ listKey: record.listKey, cells: cellsOf(record) })));
    if (records.length < limit) break;
  }
  return lines;
}

/**
 * A book of a register as a sheet. What somebody changed in the store stands in none, and the sheet says how many that are. Refuses
 * `notFound` where there is no such book, `forbidden` as the list does.
 */
export const takeBook = wholeOperation(papersOperations, 'papers.book', {
  load: () => ({ staff: allStaff() }),
  async run(request) {
    const { input, found, actor, union, catalogue, at } = request;
    const { kind, desk, cursor } = input;
    const register = catalogue.registerOf(kind);
    const [, book] = Object.entries(register?.books ?? {}).find(([name]) => name === input.book) ?? [];
    if (!register || !book) return refuse('notFound');
    if (!readsAt(actor, register, desk)) return refuse('forbidden');
    const names = namesOf(found.staff);
    const today = dayOf(at);
    const naming = { union, today, colleague: (handle: string) => names.get(handle) ?? '已离任' };
    const lines = await linesOf({ kind, desk: desk ?? null, cursor }, (record) => {
      if (!isRecord(record) || !isRecordIntact(record)) return 'changed';
      return book.holds(record, today) ? book.columns.map(({ cell }) => cell(record, naming)) : null;
    });
    const part = partOf(
      lines,
      ({ listKey }) => listKey,
      (held) => held.flatMap(({ cells }) => (cells === null || cells === 'changed' ? [] : [cells])),
    );
    const changed = lines.slice(0, mostSheetRows).filter(({ cells }) => cells === 'changed').length;
    const where = desk === undefined ? '全市' : deskName(union, desk);
    const left = changed > 0 ? `；另有 ${changed} ${register.unit}的记录和存档不一样，核对以前没有放进来` : '';
    const columns = book.columns.map(({ title, width }, column) => {
      return { title, width, cell: (cells: readonly string[]) => cells[column] ?? '' };
    });
    return take(asSheet({ title: book.title, columns }, part, `${where}，截至 ${today}${left}`), request);
  },
});
