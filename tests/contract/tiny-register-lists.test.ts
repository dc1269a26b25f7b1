import type { RegisterRecord } from '../../core/register/record';
import type { Person } from '../../core/union/people';
import { figuresOf, recordsBehind, sumOf } from '../support/figures';
import { codeOf, granted, type Product } from '../support/product';
import { collection, edit, findingsIn, spoil } from '../support/store-console';
import {
  administrator,
  auditor,
  drill,
  head,
  keeper,
  leader,
  lending,
  lin,
  startToolHouse,
  stranger,
  Tools,
  today,
  tool,
  wrongDesk,
} from '../support/tool-house';
import { workbookAt } from '../support/workbook';

let product: Product;
let tools: Tools;
beforeEach(async () => {
  product = await startToolHouse();
  tools = new Tools(product);
});
afterEach(() => product.stop());

const stored = async (id: string): Promise<RegisterRecord> =>
  (await (await collection('registers')).doc(id).get()).data[0];
const year = today.slice(0, 4);

describe('its list', () => {
  const many = async (count: number) => {
    const rows = Array.from({ length: count }, (_, at) => {
      const zone = at % 3 === 0 ? '九堡镇' : '象湖镇';
      return [`扳手${String(at).padStart(3, '0')}`, `BS-${at}`, zone, String(1 + (at % 4))];
    });
    const header = ['名称', '编号', '放在哪里', '数量'];
    return granted(
      await product.call(keeper, 'register.import', {
        kind: tool.kind,
        header,
        rows,
        doubles: 'skip',
        confirmed: true,
      }),
    );
  };

  it('comes page by page in the order of the names, none twice and none left out, in one round trip', async () => {
    expect(await many(45)).toMatchObject({ stored: true, fresh: 45 });
    product.proxy.trips();
    const first = await tools.list(keeper);
    expect(product.proxy.trips()).toBe(1);
    const second = await tools.list(keeper, { cursor: first.next ?? '' });
    const third = await tools.list(keeper, { cursor: second.next ?? '' });
    const names = [first, second, third].flatMap(({ rows }) => rows.map(({ headline }) => headline));
    expect([names.length, new Set(names).size, third.next]).toEqual([45, 45, null]);
    expect(names).toEqual([...names].sort());
  });

  it('is narrowed by state and by filter, each with its number, and found by any part of a name or key', async () => {
    await many(30);
    const { sections } = granted(await product.call(keeper, 'register.sections', { kind: tool.kind }));
    expect(sections).toEqual([
      { filter: 'state', label: '进展', options: [{ value: 'ready', label: '在库', count: 30 }] },
      {
        filter: 'zone',
        label: '地方',
        options: expect.arrayContaining([{ value: 'town:jiubao', label: '九堡镇', count: 10 }]),
      },
    ]);
    for (const { filter, options } of sections)
      for (const { value, count } of options) {
        const rows = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page = await tools.list(keeper, { tag: `${filter}:${value}`, ...(cursor && { cursor }) });
          rows.push(...page.rows);
          cursor = page.next;
        }
        expect([value, rows.length]).toEqual([value, count]);
      }
    expect((await tools.list(keeper, { sought: '手007' })).rows.map(({ headline }) => headline)).toEqual(['扳手007']);
    expect((await tools.list(keeper, { sought: 'bs-12' })).rows.map(({ headline }) => headline)).toEqual(['扳手012']);
    expect((await tools.list(keeper, { sought: '扳手', tag: 'zone:town:jiubao' })).rows).toHaveLength(10);
    expect((await tools.list(lin, { desk: 'town:xianghu' })).rows).toHaveLength(20);
    expect((await tools.list(keeper, { sought: '没有的' })).rows).toEqual([]);
  });
});

describe('its list taken as a sheet', () => {
  const take = (who = keeper, looking: object = {}) =>
    product.call(who, 'papers.register', { kind: tool.kind, ...looking });

  it('says the very rows of the page in its columns, by which conditions, and who took it', async () => {
    const id = await tools.entered();
    await tools.entered(keeper, { ...drill, name: '=1+1', code: 'ZX-02', zone: 'town:jiubao' });
    granted(await tools.move(keeper, id, 1, 'keep'));
    granted(await tools.move(keeper, id, 2, 'lend', lending));
    const all = granted(await take());
    expect([all.rows, all.next]).toEqual([2, null]);
    const { head, titles, rows } = await workbookAt(all.url);
    expect(head.slice(0, 2)).toEqual(['器材台账', '条件：全市']);
    expect(titles).toEqual(['器材', '编号', '数量', '进展', '部门', '负责人', '下一件要办的事', '哪天以前']);
    expect(rows).toEqual([
      ["'=1+1", 'ZX-02', '2 件', '在库', '九堡镇工会', '还没有人', '', ''],
      ['冲击钻', 'ZX-01', '2 件', '借出', '象湖镇工会', '祖国华', '收回', lending.backOn],
    ]);
    const narrowed = granted(await take(lin, { desk: 'town:xianghu', tag: 'state:lent', sought: '冲击' }));
    const { head: said, rows: found } = await workbookAt(narrowed.url);
    expect(said[1]).toBe('条件：象湖镇工会，进展：借出，名称或代码里有“冲击”');
    expect(found.map(([name]) => name)).toEqual(['冲击钻']);
    const taken = granted(await product.call(auditor, 'papers.taken', {})).rows;
    expect(taken.map(({ list, rows: count }) => [list, count])).toEqual([
      ['器材台账', 1],
      ['器材台账', 2],
    ]);
  });

  it('is given to those who may read that list alone', async () => {
    for (const who of [stranger, administrator, lin]) expect(codeOf(await take(who))).toBe('forbidden');
    expect(codeOf(await take(wrongDesk, { desk: 'town:xianghu' }))).toBe('forbidden');
    for (const who of [leader, auditor, head]) expect(codeOf(await take(who))).toBe('accepted');
  });
});

describe('what it counts', () => {
  const kept = async (of = year) =>
    (await figuresOf(product, leader, ['tools.kept'], { year: of })).get('tools.kept')?.value;

  it('is a figure with the records behind it, by what stood at the end of each year', async () => {
    const first = await tools.entered();
    await tools.entered(keeper, { ...drill, code: 'ZX-02', pieces: 5 });
    expect([await kept(), await kept(String(Number(year) - 1))]).toEqual([7, 0]);
    granted(await tools.move(keeper, first, 1, 'again', { ...drill, pieces: 3 }));
    expect(await kept()).toBe(8);
    granted(await tools.move(head, first, 2, 'scrap'));
    expect(await kept()).toBe(5);
    const rows = await recordsBehind(product, leader, { figure: 'tools.kept', year });
    // Those that stand, each once: what was taken back is behind no number.
    expect(rows.map(({ record, row }) => [record?.headline, record?.state.label, row?.quantity])).toEqual([
      ['冲击钻', '在库', 5],
    ]);
    expect(sumOf(rows, '星')).toBe(5);
    await product.work(new Date(Date.now() + 180_000).toISOString());
    expect(await kept()).toBe(5);
  });

  it('counts where a thing is, and moves with it', async () => {
    const first = await tools.entered();
    await tools.entered(keeper, { ...drill, code: 'ZX-02', pieces: 5 });
    granted(await tools.move(keeper, first, 1, 'again', { ...drill, zone: 'town:jiubao' }));
    const byDesk = (who: Person) =>
      product.call(who, 'figures.desks', { figures: ['tools.kept', 'tools.kinds'], year });
    const { desks, cutOff } = granted(await byDesk(leader));
    expect(cutOff).toBe(today);
    expect(desks.map(({ name, figures }) => [name, ...figures.map(({ value }) => value)])).toEqual([
      ['象湖镇工会', 5, 1],
      ['九堡镇工会', 2, 1],
    ]);
    for (const { desk, figures } of desks) {
      const alone = await figuresOf(product, leader, ['tools.kept', 'tools.kinds'], { desk, year });
      expect(figures.map(({ value }) => value)).toEqual([...alone.values()].map(({ value }) => value));
      const rows = await recordsBehind(product, leader, { figure: 'tools.kinds', desk, year });
      expect(sumOf(rows, '件')).toBe(1);
    }
    await product.work(new Date(Date.now() + 180_000).toISOString());
    expect(granted(await byDesk(leader)).desks).toEqual(desks);
    for (const who of [lin, keeper, stranger]) expect(codeOf(await byDesk(who))).toBe('forbidden');
    const asked = (figures: string[]) => product.call(leader, 'figures.desks', { figures, year });
    for (const figures of [['tools.none'], ['cases.underway']]) expect(codeOf(await asked(figures))).toBe('notFound');
  });

  it('is booked again by the timer where a call died, and compared by verify', async () => {
    const id = await tools.entered();
    await (await collection('ledger')).where({ 'of.id': id }).remove();
    expect(await kept()).toBe(0);
    await product.work(new Date().toISOString(), ['restingRecords']);
    expect(await kept()).toBe(2);
  });
});

describe('a record that somebody changed in the store', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });

  it('stands still, is told to the auditors, and goes on when one has compared it', async () => {
    const id = await tools.entered(lin);
    await edit('registers', { _id: id }, { 'answers.pieces': 99 });
    expect(codeOf(await tools.move(lin, id, 1, 'lend', lending))).toBe('brokenCase');
    expect(await tools.open(lin, id)).toMatchObject({ broken: true, steps: [] });
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    expect(rows).toMatchObject([{ kind: 'brokenRecord', about: expect.stringContaining('冲击钻') }]);
    expect(rows[0]?.recordId).toBe(id);
    expect((await tools.open(auditor, id)).steps).toEqual(['attest']);
    const note = '已经和仓库实物逐件核对，数量一致。';
    expect(codeOf(await product.call(lin, 'register.attest', { recordId: id, note }))).toBe('forbidden');
    granted(await product.call(auditor, 'register.attest', { recordId: id, note }));
    granted(await tools.move(lin, id, 2, 'lend', lending));
    expect((await stored(id)).timeline.map(({ action }) => action)).toEqual(['open', 'attest', 'lend']);
  });

  it('is found by the timer, and takes no list down whatever lies there', async () => {
    const [id, other] = [await tools.entered(lin), await tools.entered(keeper, { ...drill, code: 'ZX-02' })];
    await spoil('registers', id, 'timeline', 'x');
    await spoil('registers', id, 'duties', null);
    expect((await tools.list(keeper)).rows.map((row) => row.id)).toEqual([other]);
    expect(codeOf(await product.call(lin, 'register.open', { recordId: id }))).toBe('brokenCase');
    expect(codeOf(await tools.move(lin, id, 1, 'lend', lending))).toBe('brokenCase');
    await product.work(new Date().toISOString(), ['restingRecords']);
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    expect(rows.map(({ kind }) => kind)).toContain('brokenRecord');
    expect((await findingsIn(product.cloud.dataDir)).some((line) => line.includes('registers'))).toBe(true);
  });
});
