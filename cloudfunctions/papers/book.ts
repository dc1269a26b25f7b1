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
import { isRecord } from '../shared/store/registers';
import { asSheet, partOf } from './sheet';
import { take } from './take';

/** So many whole records come with one answer of the store: their timelines have no end. */
const atOnce = 100;

/** One more record than a sheet holds, from behind a cursor on; what is left where the store is not set up is nothing. */
async function wholeRecords(kind: string, desk: string | null, cursor: string | undefined): Promise<RegisterRecord[]> {
  const read: RegisterRecord[] = [];
  for (let from = cursor; read.length <= mostSheetRows; from = read.at(-1)?.listKey) {
    const limit = Math.min(atOnce, mostSheetRows + 1 - read.length);
    const answer = await ask({
      records: find('registers', lookedAt(kind, desk, { cursor: from }), { sort: sortOf(), limit }),
    });
    const records = answer?.records ?? [];
    read.push(...records);
    if (records.length < limit) break;
  }
  return read;
}

/** A book of a register as a sheet. Refuses `notFound` where there is no such book, `forbidden` as the list does. */
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
    const columns = book.columns.map(({ title, width, cell }) => ({
      title,
      width,
      cell: (record: RegisterRecord) => cell(record, naming),
    }));
    const part = partOf(
      await wholeRecords(kind, desk ?? null, cursor),
      ({ listKey }) => listKey,
      (records) => records.filter((record) => isRecord(record) && book.holds(record, today)),
    );
    const where = desk === undefined ? '全市' : deskName(union, desk);
    return take(asSheet({ title: book.title, columns }, part, `${where}，截至 ${today}`), request);
  },
});
