import type { Totals } from '../../core/figures/totals';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { figuresOf, valuesOf } from '../support/figures';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';
import { collection, edit, findingsIn, spoil } from '../support/store-console';

const { story, wang, luo, leader, hands } = aidCentre();
for (let ago = 1; ago <= 6; ago += 1) story.submit(wang, 'appeal', pay, daysAgo(ago * 30));
for (const until of ['checked', 'paid', 'paid'] as const)
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(44)),
    hands,
    until,
  );

let product: Product;
beforeEach(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterEach(() => product.stop());

const ids = ['cases.opened', 'scholarship.studentsThisYear', 'scholarship.paidThisYear', 'scholarship.paidInRound'];
const read = (of = year) => valuesOf(product, leader, ids, { year: of });
const addUp = (at = new Date()) => product.work(at.toISOString(), ['totals']);
/** So that what was written just now is left alone no longer; nothing may be written after it. */
const addUpLater = () => addUp(new Date(Date.now() + 180_000));
const handIn = async () =>
  granted(
    await product.call(wang, 'case.submit', {
      kind: 'appeal',
      answers: { ...pay, name: wang.name, phone: wang.phone },
    }),
  );
const stored = async (): Promise<Totals[]> => {
  const { data } = await (await collection('totals')).where({}).orderBy('_id', 'asc').limit(1000).get();
  return data;
};
/** What verify has to say of the totals: nothing where they are what the ledger comes to. */
const troubles = async () => (await findingsIn(product.cloud.dataDir)).filter((line) => line.startsWith('totals'));

beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
});

describe('totals', () => {
  it('are what the ledger comes to, added up once however often the timer runs, and grow by what is written since', async () => {
    const before = await read();
    await addUp();
    const totals = await stored();
    expect(totals.length).toBeGreaterThan(8);
    expect(await troubles()).toEqual([]);
    await addUp();
    expect(await stored()).toEqual(totals);
    expect(await read()).toEqual(before);
    await handIn();
    expect(await read()).toEqual({ ...before, 'cases.opened': (before['cases.opened'] ?? 0) + 1 });
    await addUpLater();
    expect(await read()).toEqual({ ...before, 'cases.opened': (before['cases.opened'] ?? 0) + 1 });
    expect(await troubles()).toEqual([]);
  });

  it('leave alone what was written just now, since a call may still be writing', async () => {
    await addUp();
    await handIn();
    const totals = await stored();
    await addUp();
    expect(await stored()).toEqual(totals);
  });

  it('are right whenever a run dies, and when the next one goes on', async () => {
    const before = await read();
    for (let nth = 1; ; nth += 1) {
      await (await collection('totals')).where({ upTo: (await commands()).gte('') }).remove();
      product.proxy.trips();
      product.proxy.dieAt(nth);
      await addUp().catch(() => {});
      const made = product.proxy.trips();
      expect([nth, await read()]).toEqual([nth, before]);
      await addUp();
      expect([nth, await read(), await troubles()]).toEqual([nth, before, []]);
      if (made < nth) break;
    }
  });

  it('are added up once where two runs of the timer are at it together', async () => {
    const before = await read();
    for (const _turn of [1, 2, 3]) {
      await (await collection('totals')).where({ upTo: (await commands()).gte('') }).remove();
      await Promise.all([addUp(), addUp(), addUp()]);
      await addUp();
      expect([await read(), await troubles()]).toEqual([before, []]);
    }
  });

  it('count somebody once who gets something while another of hers was added up before', async () => {
    await addUp();
    const people = async () =>
      (await figuresOf(product, leader, ['scholarship.studentsCumulative'], { year })).get(
        'scholarship.studentsCumulative',
      )?.value;
    const before = await people();
    const ledger = await collection('ledger');
    const { data } = await ledger.where({ fact: 'paid' }).limit(1).get();
    const noted = new Date().toISOString().slice(0, 16);
    await ledger.add({ ...data[0], _id: 'again:1:0', noted });
    expect(await people()).toBe(before);
    await ledger.add({ ...data[0], _id: 'other:1:0', noted, person: 'somebody else' });
    expect(await people()).toBe((before ?? 0) + 1);
    await addUpLater();
    expect(await people()).toBe((before ?? 0) + 1);
  });
});

describe('totals that somebody changed in the store', () => {
  it('are found by verify, and made anew where the collection is emptied', async () => {
    const before = await read();
    await addUp();
    const [first] = (await stored()).filter(({ _id }) => _id === `*|${year}`);
    await edit('totals', { _id: first?._id }, { cells: [{ ...first?.cells[0], count: 999 }] });
    expect(await troubles()).toEqual([`totals: *|${year} is not what the ledger comes to`]);
    await (await collection('totals')).where({ upTo: (await commands()).gte('') }).remove();
    expect(await read()).toEqual(before);
    await addUp();
    expect([await read(), await troubles()]).toEqual([before, []]);
  });

  it.each([
    ['mark', 'upTo', null],
    ['mark', 'goal', 5],
    [`*|${year}`, 'cells', 'x'],
    [`*|${year}`, 'heads', null],
    [`*|${year}`, 'upTo', undefined],
  ])('stop no figure where %s has something else as its %s, and the timer makes them anew', async (id, field, left) => {
    const before = await read();
    await addUp();
    await spoil('totals', id, field, left);
    expect(await read()).toEqual(before);
    await handIn();
    await addUpLater();
    await addUpLater();
    expect(await read()).toEqual({ ...before, 'cases.opened': (before['cases.opened'] ?? 0) + 1 });
    expect(await troubles()).toEqual([]);
  });
});

const commands = async () => (await import('../../cloudfunctions/shared/store/database')).command;
