import type { RecordView } from '../../../core/register/view';
import { sayNotFetched, sayTaken, wordsOf } from '../../../miniprogram/components/take-file/take-view';
import { toView } from '../../../miniprogram/packages/registers/record/record.view';
import { toView as toTakings } from '../../../miniprogram/packages/staff/takings/takings.view';
import type { AskedFile } from '../../../miniprogram/services/taken-files';

const today = '2026-11-27';
const record: RecordView = {
  ...{ id: 'a'.repeat(32), kind: 'enterprise', number: 'QY-1', version: 7, status: 'applied', headline: '试验鞋业' },
  ...{
    state: { label: '已提交建会申请', tone: 'working' },
    desk: '组织部',
    keeper: null,
    contact: null,
    cells: [],
    reached: [],
  },
  ...{ openedAt: '2026-06-01T02:00:00.000Z', days: {}, shown: [], proposed: {}, glance: [], duties: [], timeline: [] },
  ...{ letters: [{ name: 'application', title: '建会请示' }], steps: [], parties: [], broken: false },
};
const letter: AskedFile = {
  operation: 'papers.letter',
  input: { recordId: record.id, letter: 'application' },
  title: '建会请示',
  version: 7,
};
const queue: AskedFile = { operation: 'papers.queue', input: { queue: 'desk', desk: 'aid' } };

describe('a letter on the phone', () => {
  it('is offered on the page of its record, and asked for anew once the record says something else', () => {
    expect(toView(record, today).letters).toEqual([letter]);
    expect(toView({ ...record, version: 8 }, today).letters).not.toEqual([letter]);
    expect(toView({ ...record, letters: [] }, today).letters).toEqual([]);
  });

  it('is spoken of by its name, a list as a sheet', () => {
    expect(wordsOf(letter)).toMatchObject({ isRow: true, start: '建会请示', again: '重新生成建会请示' });
    for (const asked of [queue, null]) expect(wordsOf(asked)).toMatchObject({ isRow: false, start: '导出表格' });
    const book: AskedFile = { operation: 'papers.book', input: { kind: 'enterprise', book: 'book' }, title: '台账' };
    expect(wordsOf(book)).toMatchObject({ isRow: false, start: '导出台账', again: '重新导出台账' });
    expect(sayTaken({ rows: null, next: null }, 1)).toBe('');
    expect(sayTaken({ rows: 3, next: null }, 1)).toBe('3 条。后面没有了。');
    expect(sayNotFetched('lost', wordsOf(letter))).toBe('文书已做好，但没有下载下来。请检查网络后再点一次。');
    expect(sayNotFetched('gone', wordsOf(letter))).toBe('下载地址已过期，请重新导出。');
  });

  it('is read by auditors by its title, without a number of rows', () => {
    const taking = {
      id: '1',
      name: '祖国华',
      at: '2026-11-27T02:00:00.000Z',
      conditions: '建会请示，编号 QY-1',
      broken: false,
    };
    const { cards } = toTakings(
      {
        rows: [
          { ...taking, list: '关于成立试验鞋业工会的请示', rows: null },
          { ...taking, list: '待办清单', rows: 12 },
        ],
        next: null,
      },
      today,
    );
    expect(cards.map(({ title }) => title)).toEqual(['关于成立试验鞋业工会的请示', '待办清单 · 12 条']);
  });
});
