import type { Case } from '../../core/case/case';
import { catalogue } from '../../core/domains/catalogue';
import type { Noted } from '../../core/figures/totals';
import { dayOf } from '../../core/kernel/day';
import type { Row } from '../../core/ledger/row';
import { rowsOf } from '../../core/ledger/rows';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';
import { collection, findingsIn } from '../support/store-console';

const { story, wang, luo, lin, treasurer, hands } = aidCentre();
const before = story.submit(wang, 'appeal', pay, daysAgo(3));
const awarded = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(44)),
  hands,
  'awarded',
);

let product: Product;
beforeEach(async () => {
  const { ledger: _later, ...documents } = story.documents();
  product = await startProduct({ documents });
});
afterEach(() => product.stop());

const answers = { ...pay, name: wang.name, phone: wang.phone };
const handIn = async () => granted(await product.call(wang, 'case.submit', { kind: 'appeal', answers })).caseId;
const rowsOfCase = async (id: string): Promise<Row[]> => {
  const { data } = await (await collection('ledger')).where({ 'of.id': id }).orderBy('_id', 'asc').get();
  return data.map(({ noted: _when, ...row }: Noted) => row);
};
const expected = async (id: string) => rowsOf(await readCaseOf(id), catalogue).sort((a, b) => (a._id < b._id ? -1 : 1));
const facts = async (id: string) => (await rowsOfCase(id)).map(({ fact, count }) => `${fact} ${count}`);

async function move(who: typeof lin, id: string, action: string, input: object, submitId?: string) {
  const { version } = await readCaseOf(id);
  return product.call(who, 'case.move', { caseId: id, version, action, input: { ...input } }, submitId);
}
const lookThrough = () => product.work(new Date().toISOString(), ['restingCases']);

describe('the ledger', () => {
  it('has what a call brought about as soon as it answers', async () => {
    const id = await handIn();
    expect(await facts(id)).toEqual(['opened 1']);
    granted(await move(lin, id, 'accept', {}));
    expect(await facts(id)).toEqual(['opened 1']);
    granted(await move(lin, id, 'resolve', { outcome: '经协商，老板已付清全部工资。', receivedFen: 50_000 }));
    granted(await move(wang, id, 'rate', { stars: 5 }));
    granted(await move(wang, id, 'reopen', { reason: '单位又不给了。' }));
    expect(await rowsOfCase(id)).toEqual(await expected(id));
    expect((await facts(id)).sort()).toEqual(['done -1', 'done 1', 'opened 1', 'rated 1', 'received 1']);
  });

  it('has a payment with what the student got on the day on which it was paid', async () => {
    const paidOn = daysAgo(1).slice(0, 10);
    granted(await move(treasurer, awarded._id, 'pay', { paidOn, voucher: '记-8' }));
    const [row] = (await rowsOfCase(awarded._id)).filter(({ fact }) => fact === 'paid');
    expect(row).toMatchObject({
      on: paidOn,
      amountFen: awarded.grant?.amountFen,
      person: awarded.personKey,
      desk: 'finance',
    });
  });

  it('books once what is sent twice, and what a call left out that died in between', async () => {
    const id = await handIn();
    granted(await move(lin, id, 'accept', {}));
    const submitId = '5'.repeat(32);
    const { version } = await readCaseOf(id);
    const outcome = { outcome: '经协商，老板已付清全部工资。', receivedFen: 50_000 };
    const send = () =>
      product.call(lin, 'case.move', { caseId: id, version, action: 'resolve', input: outcome }, submitId);
    const first = granted(await send());
    expect(granted(await send())).toEqual(first);
    const all = await rowsOfCase(id);
    expect(all).toEqual(await expected(id));
    await (await collection('ledger')).where({ 'of.id': id, fact: 'received' }).remove();
    expect(granted(await send())).toEqual(first);
    expect(await rowsOfCase(id)).toEqual(all);
  });

  it('gets from the timer what was never booked, and what is from before there was a ledger; once', async () => {
    const id = await handIn();
    await (await collection('ledger')).where({ 'of.id': id }).remove();
    expect([await facts(id), await facts(before._id), await facts(awarded._id)]).toEqual([[], [], []]);
    await lookThrough();
    for (const one of [id, before._id, awarded._id]) expect(await rowsOfCase(one)).toEqual(await expected(one));
    const { total } = await (await collection('ledger')).count();
    await lookThrough();
    expect((await (await collection('ledger')).count()).total).toBe(total);
  });

  it('gets within minutes what a call left out that died just now, wherever the rounds of what rests are', async () => {
    const recent = (minutes: number) =>
      product.work(new Date(Date.now() + minutes * 60_000).toISOString(), ['recentCases']);
    await recent(0);
    const ids = [await handIn(), await handIn(), await handIn()];
    const ledger = await collection('ledger');
    await ledger.where({ fact: 'opened', bookedOn: dayOf(new Date().toISOString()) }).remove();
    expect((await Promise.all(ids.map(facts))).flat()).toEqual([]);
    await recent(1);
    expect((await Promise.all(ids.map(facts))).flat()).toEqual([]);
    await recent(4);
    expect((await Promise.all(ids.map(facts))).flat()).toEqual(ids.map(() => 'opened 1'));
    const { total } = await ledger.count();
    await recent(5);
    expect((await ledger.count()).total).toBe(total);
  });

  it('is not written from a case that somebody changed in the store', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    await (await collection('cases')).doc(awarded._id).update({ 'grant.amountFen': 9_999_900 });
    await lookThrough();
    expect(await facts(awarded._id)).toEqual([]);
    expect(await facts(before._id)).toEqual(['opened 1']);
  });
});

describe('a row that somebody changed in the store, or put there', () => {
  const found: Case = before;
  const edits: [string, (ledger: Awaited<ReturnType<typeof collection>>) => Promise<unknown>, string][] = [
    [
      'another desk',
      (ledger) => ledger.where({ 'of.id': found._id }).update({ desk: 'women' }),
      'is not what its record says',
    ],
    [
      'a payment that nobody made',
      (ledger) => ledger.add({ _id: `${found._id}:9:0`, fact: 'paid' }),
      'is of no step of a record',
    ],
  ];

  const troubles = async () => (await findingsIn(product.cloud.dataDir)).filter((line) => line.includes('ledger'));

  it.each(edits)('%s is found by verify', async (_what, edit, finding) => {
    await lookThrough();
    expect(await troubles()).toEqual([]);
    await edit(await collection('ledger'));
    expect(await troubles()).toEqual([expect.stringContaining(finding)]);
  });
});
