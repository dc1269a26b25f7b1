import { randomUUID } from 'node:crypto';
import { dayOf, sayWholeDate } from '../../../core/kernel/day';
import type { Person } from '../../../core/union/people';
import { handle } from '../../support/cast';
import { documentAt } from '../../support/document';
import { codeOf, granted, type Product } from '../../support/product';
import { edit } from '../../support/store-console';
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
  wrongDesk,
} from '../../support/tool-house';

const aDay = 24 * 3_600_000;

let product: Product;
let tools: Tools;
beforeEach(async () => {
  product = await startToolHouse();
  tools = new Tools(product);
});
afterEach(() => product.stop());

/** A tool at 象湖镇 that was lent to somebody. */
async function lent(answers: object = drill, what: object = lending) {
  const id = await tools.entered(lin, answers);
  granted(await tools.move(lin, id, 1, 'lend', what));
  return id;
}
const take = (who: Person, recordId: string, submitId?: string, letter = 'loan') =>
  product.call(who, 'papers.letter', { recordId, letter }, submitId);
const taken = async () => granted(await product.call(auditor, 'papers.taken', {})).rows;

describe('a letter of a record', () => {
  it('says what its entries say, and another program reads it: number, title, whom it is for, paragraphs, table, who signs and when', async () => {
    const id = await lent();
    const file = granted(await take(lin, id));
    const { lines, tables } = await documentAt(file.url);
    expect(lines).toEqual([
      '器材〔ZX-01〕',
      '冲击钻借用单',
      '红都鞋业：',
      '借出冲击钻 2 件。',
      `请在${sayWholeDate(lending.backOn)}以前归还。`,
      '项目',
      '内容',
      '说明',
      '没有',
      '瑞金市总工会',
      sayWholeDate(today),
    ]);
    expect(tables).toEqual([
      [
        ['项目', '内容'],
        ['说明', '没有'],
      ],
    ]);
    expect(file).toEqual({ url: file.url, name: `冲击钻借用单 ${today}.docx`, rows: null, next: null });
  });

  it('is named on the record’s page as long as there is one, and before and after that it is refused in words', async () => {
    const id = await tools.entered(lin);
    expect((await tools.open(lin, id)).letters).toEqual([]);
    const early = await take(lin, id);
    expect(early).toMatchObject({
      refusal: { code: 'wrongState', message: '现在还不能出“借用单”：要先办好“借出”。办好以后，就能在这里打开。' },
    });
    granted(await tools.move(lin, id, 1, 'lend', lending));
    expect((await tools.open(lin, id)).letters).toEqual([{ name: 'loan', title: '借用单' }]);
    granted(await tools.move(lin, id, 2, 'takeBack'));
    expect((await tools.open(lin, id)).letters).toEqual([]);
    expect(codeOf(await take(lin, id))).toBe('wrongState');
    expect(await taken()).toEqual([]);
    for (const unknown of ['nothing', 'constructor']) {
      expect(codeOf(await take(lin, id, undefined, unknown))).toBe('badRequest');
    }
  });

  it('is for whoever may open the record, and nobody else: no stranger, no other desk, nobody without her post', async () => {
    const id = await lent();
    for (const who of [lin, keeper, head, leader, auditor]) expect(codeOf(await take(who, id))).toBe('accepted');
    for (const who of [wrongDesk, administrator]) expect(codeOf(await take(who, id))).toBe('notFound');
    expect(codeOf(await take(stranger, id))).toBe('forbidden');
    expect(codeOf(await take(lin, '0'.repeat(32)))).toBe('notFound');
    granted(await product.call(administrator, 'staff.leave', { handle: handle(lin), successor: handle(keeper) }));
    expect(codeOf(await take(lin, id))).toBe('forbidden');
  });

  it('is noted before it is there: who, when, which letter of which record', async () => {
    const id = await lent();
    const { number } = await tools.open(lin, id);
    granted(await take(lin, id));
    const [note, ...others] = await taken();
    expect(others).toEqual([]);
    expect(note).toMatchObject({
      name: '林海燕（象湖镇工会）',
      list: '冲击钻借用单',
      conditions: `借用单，编号 ${number}`,
      rows: null,
      broken: false,
    });
    expect(dayOf(note?.at ?? '')).toBe(today);
  });

  it('is the same file when it is asked for again, on record once, and deleted after a day as sheets are', async () => {
    const id = await lent();
    const submitId = randomUUID();
    const [first, again] = [granted(await take(lin, id, submitId)), granted(await take(lin, id, submitId))];
    expect([new URL(again.url).pathname, again.name]).toEqual([new URL(first.url).pathname, first.name]);
    expect(await taken()).toHaveLength(1);
    expect(codeOf(await take(lin, await lent({ ...drill, code: 'ZX-02' }), submitId))).toBe('submitIdReused');
    const later = (ms: number) => new Date(Date.now() + ms).toISOString();
    await product.work(later(aDay - 60_000), ['sheets']);
    expect((await fetch(first.url)).status).toBe(200);
    await product.work(later(aDay + 60_000), ['sheets']);
    expect(codeOf(await take(lin, id, submitId))).toBe('sheetGone');
    expect(await taken()).toHaveLength(1);
  });

  it('holds whatever a name may hold, as text', async () => {
    const name = '<w:p>&"钻"]]>\u0001{{a}}';
    const note = `第一行\n=cmd|'/c calc'!A1\n${'很长的说明'.repeat(20)}`;
    const id = await lent({ ...drill, name, note }, { ...lending, borrower: '<script>&amp;' });
    const file = granted(await take(lin, id));
    const { lines } = await documentAt(file.url);
    const plain = '<w:p>&"钻"]]>{{a}}';
    expect(lines.slice(1, 4)).toEqual([`${plain}借用单`, '<script>&amp;：', `借出${plain} 2 件。`]);
    expect(lines).toEqual(expect.arrayContaining(note.split('\n')));
    expect(file.name).toBe(`wp&钻]]{{a}}借用单 ${today}.docx`);
  });

  it('is signed with the union’s name, so there is none while somebody has changed the settings in the store', async () => {
    const id = await lent();
    jest.spyOn(console, 'error').mockImplementation(() => {});
    await edit('settings', {}, { name: '别的总工会' });
    expect(codeOf(await take(lin, id))).toBe('brokenSettings');
    expect(await taken()).toEqual([]);
  });

  it('is none of a record that somebody changed in the store: its page names none, and the auditors hear of it', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const id = await lent();
    await edit('registers', { _id: id }, { headline: '别的' });
    expect((await tools.open(lin, id)).letters).toEqual([]);
    expect(codeOf(await take(lin, id))).toBe('brokenCase');
    expect(await taken()).toEqual([]);
    expect(granted(await product.call(auditor, 'alarm.list', { settled: false })).rows).toHaveLength(1);
  });
});
