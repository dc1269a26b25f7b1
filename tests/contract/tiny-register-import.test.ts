import { codeOf, granted, type Product } from '../support/product';
import { edit, spoil } from '../support/store-console';
import { auditor, drill, keeper, lin, startToolHouse, stranger, Tools, tool, wrongDesk } from '../support/tool-house';

let product: Product;
let tools: Tools;
beforeEach(async () => {
  product = await startToolHouse();
  tools = new Tools(product);
});
afterEach(() => product.stop());

describe('a sheet that is taken in', () => {
  const header = ['名称*', '编号（必填）', '放在哪里', '数量', '备注'];
  const take = async (
    rows: string[][],
    part: { doubles?: 'merge' | 'skip'; confirmed?: boolean; sure?: string } = {},
    who = keeper,
  ) =>
    product.call(who, 'register.import', { kind: tool.kind, header, rows, doubles: 'skip', confirmed: true, ...part });
  const good = [
    ['扳手', 'BS-1', '象湖镇', '3', '不收'],
    ['梯子', 'TZ-1', '九堡镇', '１', ''],
  ];

  it('is looked through first: each wrong cell with its reason, what is there already, and what no question takes', async () => {
    await tools.entered(keeper, { ...drill, code: 'TZ-1' });
    const rows = [
      ...good,
      ['锤子', 'CZ-1', '月球', '三', ''],
      ['', '', '', '', ''],
      ['斧子', 'BS-1', '象湖镇', '1', ''],
    ];
    expect(granted(await take(rows, { confirmed: false }))).toEqual({
      stored: false,
      fresh: 1,
      merged: 0,
      skipped: 1,
      doubles: [{ row: 2, headline: '梯子' }],
      wrong: [
        { row: 3, column: '放在哪里', why: expect.stringContaining('列表里没有') },
        { row: 3, column: '数量', why: '数字没有看懂，请只写数字。' },
        { row: 5, column: '', why: '和第 1 行是同一件器材，请留一行。' },
      ],
      doubts: [],
      sure: '',
      unknown: ['备注'],
    });
    expect((await tools.list(keeper)).rows).toHaveLength(1);
  });

  it('stores nothing while anything of it is wrong, and everything once, however often it is sent', async () => {
    const wrong = [...good, ['锤子', 'CZ-1', '月球', '3', '']];
    expect(granted(await take(wrong))).toMatchObject({ stored: false, fresh: 2 });
    expect((await tools.list(keeper)).rows).toEqual([]);
    expect(granted(await take(good))).toMatchObject({ stored: true, fresh: 2, skipped: 0 });
    expect(granted(await take(good))).toMatchObject({ stored: true, fresh: 0, skipped: 2 });
    const both = await Promise.all([
      take([...good, ['锯', 'J-1', '象湖镇', '1', '']]),
      take([['锯', 'J-1', '象湖镇', '1', '']]),
    ]);
    expect(both.map((reply) => granted(reply).fresh).reduce((sum, each) => sum + each)).toBe(1);
    expect((await tools.list(keeper)).rows).toHaveLength(3);
  });

  it('keeps and counts what came in before a row that somebody else entered at the same moment', async () => {
    const many = Array.from({ length: 20 }, (_, at) => [`锤子${at}`, `CZ-${at}`, '象湖镇', '1', '']);
    const last = ['锯', 'J-9', '象湖镇', '1', ''];
    for (let round = 0; round < 4; round += 1) {
      const rows = [...many, last].map(([name = '', code = '', ...rest]) => [name, `${code}-${round}`, ...rest]);
      const replies = await Promise.all([take(rows), take(rows.slice(-1))]);
      const [all, one] = replies.map(granted);
      expect((all?.fresh ?? 0) + (one?.fresh ?? 0)).toBe(21);
      expect([all?.fresh, all?.wrong.length]).toEqual(all?.stored ? [21, 0] : [20, 1]);
    }
  });

  it('takes the place of what was there where that is wanted, and leaves it alone otherwise', async () => {
    granted(await take(good));
    const more = [['扳手', 'BS-1', '象湖镇', '9', '']];
    expect(granted(await take(more))).toMatchObject({ merged: 0, skipped: 1 });
    expect((await tools.list(keeper, { sought: '扳手' })).rows[0]?.cells).toEqual(['BS-1', '3 件']);
    expect(granted(await take(more, { doubles: 'merge' }))).toMatchObject({ merged: 1, skipped: 0 });
    const [row] = (await tools.list(keeper, { sought: '扳手' })).rows;
    expect(row?.cells).toEqual(['BS-1', '9 件']);
    expect((await tools.open(keeper, row?.id ?? '')).timeline).toHaveLength(2);
    expect(granted(await take(more, { doubles: 'merge' }))).toMatchObject({ merged: 0, skipped: 1 });
  });

  it('leaves what it does not say as it stands, and says where that no longer fits the rest of the row', async () => {
    const id = await tools.entered(keeper, { ...drill, code: 'BS-1', name: '扳手', note: '大号扳手' });
    granted(await take([['扳手', 'BS-1', '象湖镇', '8', '']], { doubles: 'merge' }));
    expect((await tools.open(keeper, id)).proposed).toMatchObject({ pieces: 8, note: '大号扳手' });
    const reply = granted(await take([['大号扳手', 'BS-1', '象湖镇', '8', '']], { doubles: 'merge' }));
    expect(reply).toMatchObject({
      stored: false,
      wrong: [
        {
          row: 1,
          column: '说明',
          why: '说明不能和名称一样。器材里原来填着，表格里没有这一项：请打开这件，在“重新登记”里改。',
        },
      ],
    });
  });

  it('adds nothing where it says again what a record says, also where that says more', async () => {
    const id = await tools.entered(keeper, { ...drill, code: 'BS-1', name: '扳手', pieces: 3, note: '在仓库' });
    for (let times = 0; times < 3; times += 1)
      expect(granted(await take([['扳手', 'BS-1', '象湖镇', '3', '']], { doubles: 'merge' }))).toMatchObject({
        skipped: 1,
      });
    expect((await tools.open(keeper, id)).timeline).toHaveLength(1);
  });

  it('stores what may be wrong once somebody has looked at it, and at nothing else than what she looked at', async () => {
    const doubtful = [['记账卡 6222021234567890128', 'KA-1', '象湖镇', '1', '']];
    const seen = granted(await take(doubtful, { confirmed: false }));
    expect(seen).toMatchObject({ stored: false, fresh: 1, wrong: [], doubts: [{ row: 1, column: '名称' }] });
    for (const part of [{}, { sure: 'x' }])
      expect(granted(await take(doubtful, part))).toMatchObject({ stored: false, doubts: [{ row: 1 }] });
    const other = [...doubtful, ['还款卡 6222021234567890128', 'KA-2', '象湖镇', '1', '']];
    expect(granted(await take(other, { sure: seen.sure }))).toMatchObject({ stored: false });
    // The same doubt, said of another thing.
    const another = [['记账卡 6222021234567890128', 'KA-3', '九堡镇', '9', '']];
    expect(granted(await take(another, { sure: seen.sure }))).toMatchObject({ stored: false, doubts: seen.doubts });
    expect((await tools.list(keeper)).rows).toEqual([]);
    expect(granted(await take(doubtful, { sure: seen.sure }))).toMatchObject({ stored: true, fresh: 1 });
    expect(granted(await take(good, { sure: seen.sure }))).toMatchObject({ stored: true, fresh: 2, sure: '' });
  });

  it('tells nobody what is in a register that she may not read', async () => {
    await tools.entered(keeper, { ...drill, code: 'BS-1' });
    const asks = async (code: string) =>
      granted(await take([['扳手', code, '象湖镇', '3', '']], { confirmed: false }, wrongDesk));
    expect(await asks('BS-1')).toEqual(await asks('BS-2'));
  });

  it('stops at a record that somebody changed in the store, and the auditors hear of it at once', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const [changed, spoilt] = [
      await tools.entered(keeper, { ...drill, code: 'BS-1' }),
      await tools.entered(keeper, { ...drill, code: 'TZ-1' }),
    ];
    await edit('registers', { _id: changed }, { 'answers.pieces': 99 });
    await spoil('registers', spoilt, 'timeline', 'x');
    const reply = granted(await take(good, { doubles: 'merge' }));
    expect(reply).toMatchObject({ stored: false, wrong: [{ row: 1 }, { row: 2 }] });
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    expect(rows.map(({ recordId }) => recordId).sort()).toEqual([changed, spoilt].sort());
  });

  it('is for those who keep the register; of a town officer only what lies in her town', async () => {
    expect(codeOf(await take(good, {}, wrongDesk))).toBe('accepted');
    expect(granted(await take(good, { confirmed: false }, wrongDesk)).wrong.length).toBeGreaterThan(0);
    const reply = granted(await take(good, { confirmed: true }, lin));
    expect(reply).toMatchObject({ stored: false, wrong: [{ row: 2, column: '', why: expect.any(String) }] });
    expect(codeOf(await take(good, {}, auditor))).toBe('forbidden');
    expect(codeOf(await take(good, {}, stranger))).toBe('forbidden');
  });
});
