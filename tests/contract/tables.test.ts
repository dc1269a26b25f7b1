import { Workbook } from 'exceljs';
import { mostTableBytes, mostTableRows, type TablePart } from '../../core/papers/table';
import type { Person } from '../../core/union/people';
import { codeOf, granted, type Product } from '../support/product';
import { auditor, drill, keeper, lin, startToolHouse, stranger, Tools, tool } from '../support/tool-house';
import { upload, uploadTo } from '../support/upload';

let product: Product;
beforeAll(async () => {
  product = await startToolHouse();
});
afterAll(() => product.stop());

const head = ['名称', '编号', '放在哪里', '数量'];
const line = (at: number) => [`扳手${at}`, `BS-${at}`, '象湖镇', 1 + (at % 9)];
async function workbook(lines: unknown[][]): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('器材').addRows(lines);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const table = (count: number) =>
  workbook([['器材表'], [], head, ...Array.from({ length: count }, (_, at) => line(at))]);
const read = (who: Person, fileId: string, from = 0) =>
  product.call(who, 'papers.table', { kind: tool.kind, fileId, from });
const brought = (content: Buffer, who = keeper) => upload(product.cloud, who, content);
/** Everything that a table holds, part by part. */
async function allOf(fileId: string) {
  const rows: (readonly string[])[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const part: TablePart = granted(await read(keeper, fileId, from));
    expect([part.header, part.rows.length > 0]).toEqual([head, true]);
    rows.push(...part.rows);
    from = part.next;
  }
  return rows;
}

describe('a table that is brought in', () => {
  it('is read below its head, part by part, and what was read is taken in', async () => {
    const fileId = await brought(await table(4200));
    const first = granted(await read(keeper, fileId));
    expect(first).toMatchObject({ header: head, count: 4200, next: expect.any(Number) });
    const rows = await allOf(fileId);
    expect(rows).toEqual(Array.from({ length: 4200 }, (_, at) => line(at).map(String)));
    const some = rows.slice(0, 3).map((cells) => [...cells]);
    const taken = { kind: tool.kind, header: head, rows: some, doubles: 'skip' as const, confirmed: true };
    expect(granted(await product.call(keeper, 'register.import', taken))).toMatchObject({ stored: true, fresh: 3 });
  });

  it('is read anew where another file lies in its place', async () => {
    const place = await brought(await table(3));
    const path = place.replace(/^cloud:\/\/[^/]+\//, '');
    expect(granted(await read(keeper, place)).count).toBe(3);
    await uploadTo(product.cloud, keeper, path, await table(2));
    expect(granted(await read(keeper, place)).count).toBe(2);
  });

  it('is what a list taken as a sheet says, so that a list goes out and comes back', async () => {
    const tools = new Tools(product);
    await tools.entered(keeper, { ...drill, code: 'ZX-77' });
    const { url } = granted(await product.call(keeper, 'papers.register', { kind: tool.kind, sought: 'ZX-77' }));
    const fileId = await brought(Buffer.from(await (await fetch(url)).arrayBuffer()));
    const { header, rows } = granted(await read(keeper, fileId));
    expect([header.slice(0, 3), rows.map((cells) => cells.slice(0, 3))]).toEqual([
      ['器材', '编号', '数量'],
      [['冲击钻', 'ZX-77', '2 件']],
    ]);
  });

  it('has an end: as many rows as we take are taken, one more is refused in words', async () => {
    expect(granted(await read(keeper, await brought(await table(mostTableRows)))).count).toBe(mostTableRows);
    expect(await read(keeper, await brought(await table(mostTableRows + 1)))).toMatchObject({
      refusal: { code: 'invalidInput', message: expect.stringContaining(`超过 ${mostTableRows} 行`) },
    });
  });

  it.each([
    ['没有找到列名', () => workbook([['甲'], ['乙']])],
    ['只能读 .xlsx 和 .csv', () => Promise.resolve(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))],
    ['旧的 .xls', () => Promise.resolve(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))],
    ['打不开', () => Promise.resolve(Buffer.from('PK\u0003\u0004', 'latin1'))],
    ['表格太大', () => Promise.resolve(Buffer.alloc(mostTableBytes + 1, 'a,b\n'))],
  ])('is refused with a sentence that says what to do: %s', async (words, made) => {
    expect(await read(keeper, await brought(await made()))).toMatchObject({
      refusal: { code: 'invalidInput', message: expect.stringContaining(words) },
    });
  });

  it('is read from her own folder alone, by staff alone, and only while it is there', async () => {
    const hers = await brought(await table(1), lin);
    const gone = hers.replace(/\w{4}\/1\.\w+$/, 'ffff/1.xlsx');
    for (const fileId of [hers, gone])
      expect(await read(keeper, fileId)).toMatchObject({
        refusal: { message: expect.stringContaining('没有找到这个文件') },
      });
    expect(codeOf(await read(lin, hers))).toBe('accepted');
    expect(codeOf(await read(stranger, hers))).toBe('forbidden');
    expect(codeOf(await product.call(auditor, 'papers.table', { kind: 'nothing', fileId: hers, from: 0 }))).toBe(
      'notFound',
    );
  });
});
