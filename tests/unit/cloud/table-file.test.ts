import { Workbook } from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { linesIn } from '../../../cloudfunctions/papers/read-table';
import { belowHead, mostTableText, partOfTable } from '../../../core/papers/table';

/** A workbook as another program writes it. */
async function workbookOf(rows: unknown[][], change?: (book: Workbook) => void): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('普查');
  sheet.addRows(rows);
  change?.(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('the file of a table', () => {
  it('is read from a workbook: text, numbers as typed, days, and what was merged', async () => {
    const bytes = await workbookOf([
      ['单位名称', '职工人数', '成立日期', '代码'],
      ['红都鞋业', 52, new Date(Date.UTC(2020, 2, 5)), '91360781MA35TEST0X'],
      ['  空格保留 ', 0.5, '2020年3月5日', 913607811234567],
    ]);
    expect(await linesIn(bytes)).toEqual([
      ['单位名称', '职工人数', '成立日期', '代码'],
      ['红都鞋业', '52', '2020-03-05', '91360781MA35TEST0X'],
      ['  空格保留 ', '0.5', '2020年3月5日', '913607811234567'],
    ]);
  });

  it('is no table where a lonely cell would make room for millions, or one text fills many', async () => {
    const sheetWith = async (cell: string, said = `r="${cell}"`, at = '') => {
      const parts = unzipSync(await workbookOf([['名称'], ['锤']]));
      const name = Object.keys(parts).find((each) => /worksheets\/sheet\d*\.xml$/.test(each)) ?? '';
      const xml = Buffer.from(parts[name] ?? '').toString('utf8');
      const far = `<row r="${cell.replace(/\D/g, '')}"><c ${said} t="str"><v>x</v></c></row></sheetData>`;
      const { [name]: _sheet, ...others } = parts;
      const relations = 'xl/_rels/workbook.xml.rels';
      const moved = Buffer.from(parts[relations] ?? '')
        .toString('utf8')
        .replace('worksheets/sheet1.xml', at);
      const sheet = { [at === '' ? name : `xl/${at}`]: strToU8(xml.replace('</sheetData>', far)) };
      return Buffer.from(zipSync({ ...others, ...(at !== '' && { [relations]: strToU8(moved) }), ...sheet }));
    };
    for (const cell of ['XFD1048576', 'A20001', 'SG3']) expect(await linesIn(await sheetWith(cell))).toBe('tooLarge');
    for (const cell of ['A20000', 'SF3']) expect(Array.isArray(await linesIn(await sheetWith(cell)))).toBe(true);
    // However it is spelled, and wherever the sheet lies in its file.
    const spelled = ['r = "A30000"', 'r="&#65;30000"', `x=">" r='A30000'`, '/><!-- " --><c r="A30000"'];
    for (const said of spelled) expect(await linesIn(await sheetWith('A3', said))).toBe('tooLarge');
    expect(await linesIn(await sheetWith('A30000', undefined, 'odd.xml'))).toBe('tooLarge');
    expect(Array.isArray(await linesIn(await sheetWith('A3', undefined, 'odd.xml')))).toBe(true);
    // 20,000 lines of fifty columns, and one column more.
    expect(Array.isArray(await linesIn(await sheetWith('AX20000')))).toBe(true);
    expect(await linesIn(await sheetWith('AY20000'))).toBe('tooLarge');
    expect(Array.isArray(await linesIn(await workbookOf([['名称'], ['写着 r="什么" 的一格']])))).toBe(true);
    const long = (length: number) => workbookOf([['名称'], ...Array.from({ length: 20 }, () => ['锤'.repeat(length)])]);
    expect(await linesIn(await long(2001))).toBe('longCell');
    expect(Array.isArray(await linesIn(await long(2000)))).toBe(true);
    expect(await linesIn(Buffer.from(`名称\n${'锤'.repeat(2001)}`))).toBe('longCell');
  });

  it('says of a number whose last digits Excel has lost that they are gone', async () => {
    const lines = await linesIn(await workbookOf([['代码'], [913607811234567800]]));
    expect(lines).toEqual([['代码'], [expect.stringContaining('末尾几位已经丢了')]]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff单位名称,职工人数\r\n"红都,鞋业",52\r\n')],
    [
      'GBK',
      Buffer.from([
        0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xb0, 0xb9, 0xa4, 0xc8, 0xcb, 0xca, 0xfd, 0x0d,
        0x0a, 0x22, 0xba, 0xec, 0xb6, 0xbc, 0x2c, 0xd0, 0xac, 0xd2, 0xb5, 0x22, 0x2c, 0x35, 0x32,
      ]),
    ],
    ['UTF-16 with tabs', Buffer.from('\ufeff单位名称\t职工人数\r\n红都,鞋业\t52\r\n', 'utf16le')],
  ])('is read from text in %s', async (_name, bytes) => {
    expect(await linesIn(bytes)).toEqual([
      ['单位名称', '职工人数'],
      ['红都,鞋业', '52'],
    ]);
  });

  it.each([
    ['oldKind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
    ['noTable', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
    ['damaged', Buffer.from(zipSync({ 'a.txt': strToU8('x') }))],
    ['damaged', Buffer.from('PK\u0003\u0004 and nothing behind it', 'latin1')],
  ])('is refused as %s', async (why, bytes) => {
    expect(await linesIn(bytes)).toBe(why);
  });

  it('is cut short: what has lost its end is damaged, what would unpack to more than a table is too large', async () => {
    const whole = await workbookOf([['单位名称'], ['红都鞋业']]);
    expect(await linesIn(whole.subarray(0, whole.length - 40))).toBe('damaged');
    const parts = unzipSync(whole);
    const bomb = zipSync({ ...parts, 'xl/sharedStrings.xml': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await linesIn(Buffer.from(bomb))).toBe('tooLarge');
  });

  it('is not believed about how large it is', async () => {
    const parts = unzipSync(await workbookOf([['单位名称'], ['红都鞋业']]));
    const bomb = Buffer.from(zipSync({ ...parts, 'xl/sharedStrings.xml': new Uint8Array(64 * 1024 * 1024) }));
    // Both places where a file says how large it is unpacked.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(64 * 1024 * 1024);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    for (let at = bomb.indexOf(size); at !== -1; at = bomb.indexOf(size)) small.copy(bomb, at);
    const before = process.memoryUsage().rss;
    expect(await linesIn(bomb)).toBe('damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
  });
});

describe('its head', () => {
  const knows = (title: string) => ['名称', '编号'].includes(title);

  it('is the line that knows the most columns: titles above it and empty lines are no rows', () => {
    const lines = [['瑞金市器材台账'], [], ['填表人', '名称'], ['名称', '编号', '备注'], ['', ''], ['电钻', 'DZ', '']];
    expect(belowHead(lines, knows)).toEqual({ header: ['名称', '编号', '备注'], rows: [['电钻', 'DZ', '']] });
    expect(
      belowHead(
        [
          ['甲', '乙'],
          ['一', '二'],
        ],
        knows,
      ),
    ).toBeUndefined();
    expect(belowHead([...Array.from({ length: 15 }, () => ['上面']), ['名称'], ['电钻']], knows)).toBeUndefined();
    expect(belowHead([...Array.from({ length: 14 }, () => ['上面']), ['名称'], ['电钻']], knows)).toBeDefined();
  });

  it('goes with every part, and the parts make the whole', () => {
    const rows = Array.from({ length: 300 }, (_, at) => [`行${at}`, 'x'.repeat(at % 7 === 0 ? 1900 : 300)]);
    const table = { header: ['名称', '编号'], rows };
    const parts = [];
    for (let from: number | null = 0; from !== null; ) {
      const part = partOfTable(table, from);
      expect([part.header, part.count, part.rows.length > 0]).toEqual([table.header, 300, true]);
      expect(JSON.stringify(part.rows).length).toBeLessThanOrEqual(mostTableText);
      parts.push(...part.rows);
      from = part.next;
    }
    expect(parts).toEqual(rows);
  });
});
