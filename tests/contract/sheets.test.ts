import { randomUUID } from 'node:crypto';
import type { CallInput } from '../../core/contract';
import { mostSheetRows } from '../../core/papers/sheet';
import type { Person } from '../../core/union/people';
import { aidCentre, daysAgo } from '../support/aid-centre';
import { pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { findingsIn } from '../support/store-console';
import { workbookAt } from '../support/workbook';

const { story, luo, lin } = aidCentre();
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const other = story.staff('staff-he', '何平', '13900000061', 'caseOfficer', 'rights', '干事');
const chair = story.staff('staff-chair', '赖主席', '13900000062', 'leader', 'office', '主席');
const filed = story.submit(luo, 'appeal', { ...pay, situation: '=HYPERLINK("http://a.b")拖欠工资三个月' }, daysAgo(3));

const aDay = 24 * 3_600_000;

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const ofDesk = (desk = filed.desk): CallInput<'papers.queue'> => ({ queue: 'desk', desk });
const taking = (who: Person | string, input = ofDesk(), submitId?: string) =>
  product.call(who, 'papers.queue', input, submitId);
const taken = async () => granted(await product.call(guo, 'papers.taken', {})).rows;

describe('a list taken as a sheet', () => {
  it('says the very rows of the page, by whom, when and by which conditions, and is on record for the auditors', async () => {
    const input = { ...ofDesk(), filter: 'fresh' as const };
    const page = granted(await product.call(lin, 'case.queue', input));
    const sheet = granted(await taking(lin, input));
    const { head, rows } = await workbookAt(sheet.url);
    expect(page.rows.length).toBeGreaterThan(0);
    expect(rows.map(([number, , headline, , who]) => [number, headline, who])).toEqual(
      page.rows.map(({ number, headline, who }) => [number, headline, who]),
    );
    expect(head[1]).toContain('新来的');
    expect(head[2]).toMatch(/^导出人：林海燕（.+）　导出时间：\d{4}年/);
    expect(head[3]).toBe(`本表 ${page.rows.length} 条。符合条件的都在这份表格里。`);
    expect(await taken()).toMatchObject([
      { name: expect.stringContaining('林海燕'), rows: page.rows.length, broken: false },
    ]);
    expect(sheet).toMatchObject({
      rows: page.rows.length,
      next: null,
      name: expect.stringMatching(/^待办清单 .*\.xlsx$/),
    });
  });

  it('masks for a reader what the page masks for her', async () => {
    const sees = async (who: Person) => (await workbookAt(granted(await taking(who)).url)).rows[0]?.[4];
    const page = async (who: Person) => granted(await product.call(who, 'case.queue', ofDesk())).rows[0]?.who;
    expect(await sees(lin)).toBe(await page(lin));
    expect(await sees(chair)).toBe(await page(chair));
    expect(await sees(chair)).not.toBe(luo.name);
  });

  it('is not given to a stranger, a worker, an officer of another desk, nor to somebody without her post', async () => {
    for (const who of ['stranger', luo, other]) expect(codeOf(await taking(who))).toBe('forbidden');
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const gone = story.staff('staff-gone', '走了的', '13900000069', 'caseOfficer', 'rights', '干事');
    const { staff: _post, stamp: _stamp, ...person } = gone;
    await database.collection('people').add({ ...person, _id: gone._id });
    expect(codeOf(await taking(gone))).toBe('forbidden');
    for (const who of [luo, lin, chair]) expect(codeOf(await product.call(who, 'papers.taken', {}))).toBe('forbidden');
  });

  it('is the same file when it is asked for again, on record once, and nobody else’s request gets it', async () => {
    const submitId = randomUUID();
    const before = (await taken()).length;
    const [first, again] = [await taking(lin, ofDesk(), submitId), await taking(lin, ofDesk(), submitId)];
    expect(new URL(granted(again).url).pathname).toBe(new URL(granted(first).url).pathname);
    expect((await taken()).length).toBe(before + 1);
    expect(codeOf(await taking(lin, { ...ofDesk(), filter: 'overdue' }, submitId))).toBe('submitIdReused');
    const other = granted(await taking(chair, ofDesk(), submitId));
    expect(new URL(other.url).pathname).not.toBe(new URL(granted(first).url).pathname);
  });

  it('is on record even where the file could not be stored, and a repeat is told so', async () => {
    const { app } = await import('../../cloudfunctions/shared/store/database');
    const submitId = randomUUID();
    const before = (await taken()).length;
    const upload = jest.spyOn(app, 'uploadFile').mockRejectedValueOnce(new Error('storage is away'));
    expect(codeOf(await taking(lin, ofDesk(), submitId))).toBe('internal');
    upload.mockRestore();
    expect((await taken()).length).toBe(before + 1);
    expect(codeOf(await taking(lin, ofDesk(), submitId))).toBe('sheetGone');
  });

  it('is deleted after a day and not before, and stays on record; a note that somebody changed deletes nothing', async () => {
    const submitId = randomUUID();
    const { url } = granted(await taking(lin, ofDesk(), submitId));
    const [kept, spoilt] = [await product.call(lin, 'papers.queue', ofDesk(), submitId), granted(await taking(lin))];
    granted(kept);
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const [newest] = await taken();
    await database
      .collection('takings')
      .doc(newest?.id ?? '')
      .update({ rows: 0 });
    expect((await taken())[0]).toMatchObject({ broken: true, name: '' });
    expect(await findingsIn(product.cloud.dataDir)).toContain(`takings: ${newest?.id} is not as the cloud stored it`);
    const later = (ms: number) => new Date(Date.now() + ms).toISOString();
    await product.work(later(aDay - 60_000), ['sheets']);
    expect((await fetch(url)).status).toBe(200);
    await product.work(later(aDay + 60_000), ['sheets']);
    expect(codeOf(await taking(lin, ofDesk(), submitId))).toBe('sheetGone');
    expect((await fetch(spoilt.url)).status).toBe(200);
    expect((await taken()).length).toBeGreaterThan(1);
  });

  it(`holds ${mostSheetRows} rows, says that more follow, and goes on with the one after them`, async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const copies = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => {
        const id = `copy-of-case-${String(from + n).padStart(5, '0')}`;
        return { ...filed, _id: id, onceKey: id, number: id, desk: 'full', open: true, dueKey: `2026-12-01|${id}` };
      });
    await database.collection('cases').add(copies(0, mostSheetRows));
    const whole = granted(await taking(chair, ofDesk('full')));
    expect(whole).toMatchObject({ rows: mostSheetRows, next: null });
    await database.collection('cases').add(copies(mostSheetRows, 1));
    const first = granted(await taking(chair, ofDesk('full')));
    expect(first).toMatchObject({ rows: mostSheetRows, next: expect.any(String) });
    const { head, rows } = await workbookAt(first.url);
    expect(rows).toHaveLength(mostSheetRows);
    expect(head[3]).toContain('后面还有，没有放进这份表格');
    const rest = granted(await taking(chair, { ...ofDesk('full'), cursor: first.next ?? '' }));
    expect(rest).toMatchObject({ rows: 1, next: null });
    expect((await workbookAt(rest.url)).rows[0]?.[0]).toBe(`copy-of-case-00${mostSheetRows}`);
  });
});
