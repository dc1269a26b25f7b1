import { randomUUID } from 'node:crypto';
import type { Person } from '../../core/union/people';
import { putCase, readCaseOf } from '../support/cases';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin, li } = office();
const zhou = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const fang = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const zhong = story.worker('worker-zhong', '钟运生', '13800000004');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

/** A case of 钟运生, handed in from a phone of its own: about wages it lies in 象湖镇, about an injury at the rights desk. */
async function submit(category: 'pay' | 'injury', by: Partial<Pick<Person, 'name' | 'phone'>> = {}) {
  const { name, phone } = { ...zhong, ...by };
  const answers = { ...pay, category, name, phone };
  return granted(await product.call(`worker-${randomUUID()}`, 'case.submit', { kind: 'appeal', answers }));
}

const search = async (who: Person, text: string, desk?: string) =>
  granted(await product.call(who, 'case.search', { text, ...(desk === undefined ? {} : { desk }) }));
const numbers = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).rows.map(({ number }) => number);

describe('a search', () => {
  it('finds a case by its number, its applicant’s whole name or her telephone, in two round trips', async () => {
    const { number } = await submit('injury', { name: '赖春香', phone: '13800000007' });
    for (const text of [number, number.toLowerCase(), '赖春香', ' 赖春香 ', '13800000007', '138 0000 0007']) {
      product.proxy.trips();
      expect([text, await numbers(li, text, 'rights')]).toEqual([text, [number]]);
      expect(product.proxy.trips()).toBe(2);
    }
  });

  it('finds a telephone however it is typed, and also as it was stored before', async () => {
    const { caseId, number } = await submit('injury', { phone: '0 138 0000 0017' });
    expect((await readCaseOf(caseId)).owner.phone).toBe('13800000017');
    const spellings = ['13800000017', '013800000017', '+86 0138 0000 0017', '０１３８ ００００００１７'];
    for (const text of spellings) expect([text, await numbers(li, text, 'rights')]).toEqual([text, [number]]);
    await putCase(caseId, { owner: { ...(await readCaseOf(caseId)).owner, phone: '013800000017' } });
    for (const text of spellings) expect([text, await numbers(li, text, 'rights')]).toEqual([text, [number]]);
  });

  it('finds nobody by a part of a name or a number', async () => {
    await submit('injury', { name: '罗桂花', phone: '13800000009' });
    for (const text of ['罗桂', '桂花', '1380000', '00000009', 'QZ-2026', '2026']) {
      expect([text, await numbers(li, text, 'rights')]).toEqual([text, []]);
    }
  });

  it('takes what is typed to the letter, however hostile', async () => {
    await submit('injury');
    for (const text of ['.*', '钟.*', '$ne', '{"$gt":""}', "'; drop", '__proto__', '%E9', '\u0000\u0000', '钟运生|']) {
      expect([text, await numbers(li, text, 'rights')]).toEqual([text, []]);
    }
    for (const text of [{ $gt: '' }, ['钟运生'], 'x', ' x ', 'x'.repeat(61), null]) {
      const reply = await product.raw({ operation: 'case.search', input: { text, desk: 'rights' } }, li._id);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'badRequest' } });
    }
  });

  it('shows an officer her own desk alone, whatever desk she asks for', async () => {
    const town = await submit('pay', { name: '谢金发' });
    expect(await numbers(lin, '谢金发', 'town:xianghu')).toEqual([town.number]);
    for (const desk of ['rights', 'town:xianghu', undefined]) expect(await numbers(li, '谢金发', desk)).toEqual([]);
    expect(await numbers(sun, '谢金发')).toEqual([]);
    expect(await numbers(fang, '谢金发', 'town:xianghu')).toEqual([]);
    expect(codeOf(await product.call(wang, 'case.search', { text: '谢金发' }))).toBe('forbidden');
  });

  it('shows leaders and auditors every desk, with the name masked and no telephone', async () => {
    const far = await submit('injury', { name: '杨美兰', phone: '13800000005' });
    const near = await submit('pay', { name: '杨美兰', phone: '13800000005' });
    for (const who of [zhou, guo]) {
      const { rows } = await search(who, '13800000005');
      expect(rows.map(({ number, who: name }) => [number, name])).toEqual([
        [near.number, '杨**'],
        [far.number, '杨**'],
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/杨美兰|13800000005/);
    }
  });

  it('finds her desk’s older case behind twenty newer ones of other desks', async () => {
    const mine = await submit('injury', { name: '刘小军' });
    for (let count = 0; count < 21; count += 1) await submit('pay', { name: '刘小军' });
    expect(await numbers(li, '刘小军', 'rights')).toEqual([mine.number]);
  });

  it('stops at twenty, the newest first, and says that there is more', async () => {
    const sent: string[] = [];
    for (let count = 0; count < 21; count += 1) sent.push((await submit('pay', { name: '陈秀英' })).number);
    const { rows, more } = await search(lin, '陈秀英', 'town:xianghu');
    expect(rows.map(({ number }) => number)).toEqual(sent.reverse().slice(0, 20));
    expect(more).toBe(true);
    expect((await search(lin, '谢金发', 'town:xianghu')).more).toBe(false);
  });
});
