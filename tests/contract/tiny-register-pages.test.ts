import { addDays } from '../../core/kernel/day';
import { mostSheetRows } from '../../core/papers/sheet';
import { registerMark } from '../../core/register/record';
import { vault } from '../support/office';
import { codeOf, granted, type Product } from '../support/product';
import { collection, edit, spoil } from '../support/store-console';
import {
  administrator,
  auditor,
  drill,
  head,
  keeper,
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

describe('what its pages show beside the list', () => {
  const lent = async (code: string, days: number, zone = 'town:xianghu') => {
    const id = await tools.entered(keeper, { ...drill, code, zone });
    granted(await tools.move(keeper, id, 1, 'lend', { ...lending, backOn: addDays(today, days) }));
    return id;
  };

  it('comes in the order of what falls due where that is asked for, page by page, what has no day at the end', async () => {
    const header = ['名称', '编号', '放在哪里', '数量'];
    const rows = Array.from({ length: 20 }, (_, at) => [`扳手${at}`, `BS-${at}`, '象湖镇', '1']);
    granted(
      await product.call(keeper, 'register.import', {
        kind: tool.kind,
        header,
        rows,
        doubles: 'skip',
        confirmed: true,
      }),
    );
    const [late, soon] = [await lent('ZX-01', 12), await lent('ZX-02', 2)];
    const first = await tools.list(keeper, { order: 'due' });
    const second = await tools.list(keeper, { order: 'due', cursor: first.next ?? '' });
    const all = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([all.slice(0, 2), all.length, new Set(all).size, second.next]).toEqual([[soon, late], 22, 22, null]);
    const narrowed = await tools.list(lin, { order: 'due', desk: 'town:xianghu', tag: 'state:lent' });
    expect(narrowed.rows.map(({ id }) => id)).toEqual([soon, late]);
    const sheet = granted(
      await product.call(keeper, 'papers.register', { kind: tool.kind, order: 'due', tag: 'state:lent' }),
    );
    expect((await workbookAt(sheet.url)).rows.map(([, code]) => code)).toEqual(['ZX-02', 'ZX-01']);
  });

  it('tells a keeper everything that falls due for her, also where something among it is hers to read no more', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 25; at += 1) ids.push(await lent(`ZX-${at}`, at));
    for (const id of ids) await spoil('registers', id, 'officer', { id: lin._id, name: lin.name });
    await edit('registers', { _id: ids[3] }, { desk: 'aid' });
    const first = granted(await product.call(lin, 'register.due', {}));
    expect([first.rows.length, first.next === null]).toEqual([19, false]);
    const second = granted(await product.call(lin, 'register.due', { cursor: first.next ?? '' }));
    const all = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([all.sort(), second.next]).toEqual([ids.filter((_, at) => at !== 3).sort(), null]);
  });

  it('tells what falls due next first, whatever order its definition names it in', async () => {
    const id = await lent('ZX-01', 20);
    const [row] = (await tools.list(keeper)).rows;
    expect(row?.duties.map(({ name, on }) => [name, on])).toEqual([
      ['call', addDays(today, 13)],
      ['back', addDays(today, 20)],
    ]);
    expect((await tools.open(keeper, id)).duties[0]?.name).toBe('call');
  });

  it('says of each record when it reached which stage', async () => {
    const id = await lent('ZX-01', 9);
    expect((await tools.list(keeper)).rows[0]?.reached).toEqual([today, null]);
    granted(await tools.move(keeper, id, 2, 'takeBack'));
    expect((await tools.open(keeper, id)).reached).toEqual([today, today]);
  });

  it('puts records on a map for those who read the list, and says how many have no place', async () => {
    const id = await tools.entered();
    await tools.entered(keeper, { ...drill, code: 'ZX-02', zone: 'town:jiubao' });
    const points = (who = keeper, looking: object = {}) =>
      product.call(who, 'register.points', { kind: tool.kind, ...looking });
    expect(granted(await points())).toEqual({
      points: [
        {
          id,
          headline: '冲击钻',
          state: { label: '在库', tone: 'done' },
          desk: '象湖镇工会',
          east: 116.03,
          north: 25.88,
        },
      ],
      unplaced: 1,
      more: false,
    });
    expect(granted(await points(lin, { desk: 'town:xianghu', tag: 'state:lent' }))).toMatchObject({ points: [] });
    for (const who of [stranger, administrator, lin]) expect(codeOf(await points(who))).toBe('forbidden');
    await spoil('registers', id, 'point', 'x');
    expect(granted(await points())).toMatchObject({ points: [], unplaced: 2 });
  });

  it('names whom to call where the record names somebody', async () => {
    const id = await tools.entered();
    expect((await tools.open(keeper, id)).contact).toBeNull();
    granted(await tools.move(keeper, id, 1, 'again', { ...drill, note: '在仓库二楼' }));
    expect((await tools.open(keeper, id)).contact).toEqual({ name: '仓库', phone: '07972500000' });
  });

  it('opens what was written before there were points and stages', async () => {
    const id = await tools.entered();
    const {
      point: _point,
      reached: _reached,
      stamp: _stamp,
      ...before
    } = (await (await collection('registers')).doc(id).get()).data[0];
    await (await collection('registers')).doc(id).remove();
    await (await collection('registers')).add({ ...before, stamp: registerMark.stampOf(before, vault) });
    expect((await tools.list(keeper)).rows).toMatchObject([{ id, reached: [] }]);
    expect(granted(await product.call(keeper, 'register.points', { kind: tool.kind })).unplaced).toBe(1);
    granted(await tools.move(keeper, id, 1, 'lend', lending));
    expect((await tools.open(keeper, id)).reached).toEqual([today, null]);
  });
});

describe('a book of it taken as a sheet', () => {
  const take = (who = keeper, asked: object = {}) =>
    product.call(who, 'papers.book', { kind: tool.kind, book: 'card', ...asked });

  async function enterMany(many: number): Promise<void> {
    const header = ['名称', '编号', '放在哪里', '数量'];
    const all = Array.from({ length: many }, (_, at) => {
      return [`扳手${String(at).padStart(4, '0')}`, `BS-${at}`, '象湖镇', '1'];
    });
    for (let from = 0; from < many; from += 100) {
      const rows = all.slice(from, from + 100);
      const input = { kind: tool.kind, header, rows, doubles: 'skip', confirmed: true } as const;
      granted(await product.call(keeper, 'register.import', input));
    }
  }

  it('goes on in another sheet behind the thousandth record, and holds each once', async () => {
    await enterMany(mostSheetRows + 1);
    const first = granted(await take());
    expect(first.rows).toBe(mostSheetRows);
    const second = granted(await take(keeper, { cursor: first.next ?? '' }));
    expect([second.rows, second.next]).toEqual([1, null]);
    const names = [...(await workbookAt(first.url)).rows, ...(await workbookAt(second.url)).rows].map(([name]) => name);
    expect(new Set(names).size).toBe(mostSheetRows + 1);
  });

  it('holds nothing of a record that somebody changed in the store, and says how many those are', async () => {
    const [changed, spoilt] = [await tools.entered(), await tools.entered(keeper, { ...drill, code: 'ZX-02' })];
    await tools.entered(keeper, { ...drill, code: 'ZX-03', name: '梯子' });
    await edit('registers', { _id: changed }, { 'answers.name': '金条' });
    await spoil('registers', spoilt, 'timeline', 'x');
    const book = granted(await take());
    const { head: said, rows } = await workbookAt(book.url);
    expect(said[1]).toBe(`条件：全市，截至 ${today}；另有 2 件的记录和存档不一样，核对以前没有放进来`);
    expect(rows.map(([name]) => name)).toEqual(['梯子']);
  });

  it('is made of whole records, those alone that belong into it, however many', async () => {
    await enterMany(200);
    const id = await tools.entered();
    granted(await tools.move(keeper, id, 1, 'lend', lending));
    const scrapped = await tools.entered(keeper, { ...drill, code: 'ZX-02', zone: 'town:jiubao' });
    granted(await tools.move(head, scrapped, 1, 'scrap'));
    const book = granted(await take());
    expect([book.rows, book.next]).toEqual([201, null]);
    const { head: said, titles, rows } = await workbookAt(book.url);
    expect([said[0], said[1]]).toEqual(['器材卡片', `条件：全市，截至 ${today}`]);
    expect(titles).toEqual(['名称', '地方', '经过']);
    expect(rows.find(([name]) => name === '冲击钻')).toEqual(['冲击钻', '象湖镇', '登记了这件器材；借出了']);
    expect(new Set(rows.map(([name]) => name)).size).toBe(201);
    const [taken] = granted(await product.call(auditor, 'papers.taken', {})).rows;
    expect(taken).toMatchObject({ list: '器材卡片', rows: 201 });
    expect(granted(await take(lin, { desk: 'town:xianghu' })).rows).toBe(201);
    expect(granted(await take(wrongDesk, { desk: wrongDesk.staff?.desk }))).toMatchObject({ rows: 0 });
  });

  it('is given to those who may read the list alone, and there is none of another name', async () => {
    for (const who of [stranger, administrator, lin]) expect(codeOf(await take(who))).toBe('forbidden');
    expect(codeOf(await take(keeper, { book: 'other' }))).toBe('notFound');
    expect(codeOf(await take(keeper, { kind: 'nothing' }))).toBe('notFound');
  });
});
