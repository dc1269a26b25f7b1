import { registerOf } from '../../../core/domains/registers';
import type { Imported } from '../../../core/register/import';
import type { RecordRow } from '../../../core/register/view';
import { previewOf, tableIn, together } from '../../../miniprogram/packages/registers/import/import.view';
import { filtersOf, toView } from '../../../miniprogram/packages/registers/list/list.view';

const register = registerOf('enterprise');
if (!register) throw new Error('no register');
const today = '2026-11-22';

describe('the list of a register on the phone', () => {
  const row: RecordRow = {
    id: 'a',
    headline: '瑞金市宏盛石材有限公司',
    cells: ['武阳镇', '52 人', '', '2026年5月13日'],
    state: { label: '动员中', tone: 'working' },
    desk: '武阳镇工会',
    keeper: null,
    duties: [{ name: 'found', label: '建会期限', on: '2026-11-21' }],
    reached: [],
  };

  it('says what its columns say, who keeps it and what is due, and marks what is late', () => {
    const { cards, end } = toView({ rows: [row, { ...row, keeper: '秦岭', duties: [] }], next: null }, register, today);
    expect(cards[0]).toMatchObject({
      about: '武阳镇 · 52 人 · 2026年5月13日',
      keeper: '武阳镇工会 · 还没有负责人',
      duties: [{ said: '建会期限：11月21日(周六)', isLate: true }],
    });
    expect(cards[1]).toMatchObject({ keeper: '负责人 秦岭', duties: [] });
    expect(end).toBe('一共 2 家，都在这里了');
    expect(toView({ rows: [row], next: 'more' }, register, today).end).toBe('正在打开更多…');
  });

  it('is narrowed by choices that say how many there are', () => {
    const option = (value: string, count: number) => ({ value, label: value, count });
    const sections = [
      { filter: 'state', label: '进展', options: [option('due', 41), option('left', 1001)] },
      { filter: 'due', label: '应建', options: [option('due', 3)] },
    ];
    expect(filtersOf(sections, '家')).toEqual([
      {
        label: '进展',
        chips: [
          { tag: 'state:due', label: 'due 41 家' },
          { tag: 'state:left', label: 'left 1000+ 家' },
        ],
      },
    ]);
  });
});

describe('a table that is pasted', () => {
  it('is read as sheets copy it: cells by tabs, quotes around what holds tabs, lines or quotes', () => {
    expect(tableIn('名称\t说明\r\n扳手\t"一行\n又一行"\r\n\t\r\n锤\t"说""好"""\n')).toEqual({
      header: ['名称', '说明'],
      rows: [
        ['扳手', '一行\n又一行'],
        ['锤', '说"好"'],
      ],
    });
    expect(tableIn('名称\t说明')).toBeUndefined();
    expect(tableIn('  \n')).toBeUndefined();
  });

  const part = (fresh: number, more: Partial<Imported> = {}): Imported => {
    const none = { merged: 0, skipped: 0, doubles: [], wrong: [], doubts: [], sure: '', unknown: [] };
    return { stored: true, fresh, ...none, ...more };
  };

  it('comes together from its parts, each row where it stood in the whole', () => {
    const second = part(1, { stored: false, wrong: [{ row: 2, column: '行业', why: '要填' }], skipped: 3 });
    expect(
      together([
        { above: 0, found: part(50) },
        { above: 50, found: second },
      ]),
    ).toMatchObject({
      stored: false,
      fresh: 51,
      skipped: 3,
      wrong: [{ row: 52, column: '行业', why: '要填' }],
    });
    expect(together([]).stored).toBe(false);
  });

  it('can be stored only while nothing of it is wrong and something is left to store', () => {
    const rows = [['甲公司'], ['乙公司']];
    expect(previewOf(part(2, { merged: 1 }), register, rows)).toMatchObject({
      title: '新登记 2 家，更新 1 家',
      label: '导入这 3 家企业',
    });
    const wrong = previewOf(part(1, { wrong: [{ row: 2, column: '行业', why: '要填：制造业' }] }), register, rows);
    expect([wrong.label, wrong.wrong]).toEqual(['', ['第 2 行(乙公司)，行业：要填：制造业']]);
    expect(previewOf(part(0, { skipped: 2, unknown: ['备注'] }), register, rows)).toMatchObject({
      label: '',
      unknown: '这几列没有对应的项目，不会导入：备注',
    });
  });
});
