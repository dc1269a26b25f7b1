import type { Case } from '../../core/case/case';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, year } from '../support/aid-centre';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';
import { collection, edit, spoil } from '../support/store-console';

const { story, wang, head, hands } = aidCentre();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const answers = filledIn(story, wang, { area: 'town:jiubao' });
const paid = take(story, story.submit(wang, 'scholarship', answers, daysAgo(44)), hands, 'paid');
const world = story.documents();
/** More than one run looks at: under ids between those of others. */
const copies = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const other = story.submit(wang, 'appeal', pay, daysAgo(3));
    return {
      ...other,
      _id: `${(at % 16).toString(16)}${String(at).padStart(31, '0')}`,
      onceKey: `copy-${at}`,
      outgoing: [],
      outgoingSince: null,
    };
  });

let product: Product;
beforeEach(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => product.stop());
const start = async (cases: readonly Case[]) => {
  product = await startProduct({ documents: { ...world, cases: cases.map((one) => ({ ...one })) } });
};

const alarms = async () => granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
const names = ['restingCases', 'restingOpenings'];
const look = () => product.work(new Date().toISOString(), names);
const place = async () => {
  const { data } = await (await collection('counters')).doc('lookedThrough:cases').get();
  return data[0]?.place;
};

describe('what rests', () => {
  it('is judged by the timer: a paid case under another key is before the auditors, once, though nobody opens it', async () => {
    await start(world.cases);
    await look();
    expect(await alarms()).toEqual([]);
    await edit('cases', { _id: paid._id }, { personKey: 'somebody else' });
    await product.runJobs();
    const about = expect.stringContaining(paid.number);
    const told = [expect.objectContaining({ kind: 'brokenCase', caseId: paid._id, about, stands: true })];
    expect(await alarms()).toEqual(told);
    for (const _again of [1, 2]) await look();
    await Promise.all([look(), look(), look()]);
    expect(await alarms()).toEqual(told);
  });

  it('is looked through piece by piece, in the order of its ids, round and round', async () => {
    const many = await stampedCopies(430);
    await start([...world.cases, ...many]);
    const ids = [...world.cases, ...many].map(({ _id }) => _id).sort();
    const last = ids.at(-1) ?? '';
    await edit('cases', { _id: last }, { headline: '改了' });
    expect(await look()).toMatchObject({ restingCases: 4 });
    expect(await place()).toBe(ids[199]);
    // The case at which it stopped goes meanwhile.
    await (await collection('cases')).doc(ids[199] ?? '').remove();
    await look();
    expect([await place(), await alarms()]).toEqual([ids[399], []]);
    await look();
    expect(await place()).toBe('');
    expect(await alarms()).toMatchObject([{ caseId: last }]);
    await look();
    expect(await place()).toBe(ids[200]);
  });

  it('is judged by one of two runs at once, and by both together all of it', async () => {
    const many = await stampedCopies(150);
    await start([...world.cases, ...many]);
    for (const { _id } of many) await edit('cases', { _id }, { headline: '改了' });
    for (const _round of [1, 2]) await Promise.all([look(), look()]);
    for (const { _id } of [many[0], many[75], many[149]].flatMap((each) => each ?? []))
      expect((await (await collection('alarms')).where({ caseId: _id }).get()).data).toHaveLength(1);
    expect((await (await collection('alarms')).count()).total).toBe(150);
  });

  it.each([5, '~', {}, null, []])('goes on whatever somebody left in the place of how far it is: %j', async (left) => {
    await start(world.cases);
    await look();
    await spoil('counters', 'lookedThrough:cases', 'place', left);
    await edit('cases', { _id: paid._id }, { personKey: 'somebody else' });
    for (const _round of [1, 2]) await look();
    expect(await alarms()).toMatchObject([{ caseId: paid._id }]);
  });

  it('is nothing in an empty store', async () => {
    await start([]);
    expect(await look()).toEqual({ restingCases: 0, restingOpenings: 0 });
    expect(await place()).toBe('');
  });

  it('is found however spoilt it is, what waits to be sent among it', async () => {
    await start(world.cases);
    await (await collection('cases')).add({ _id: 'f'.repeat(32), onceKey: 'planted', timeline: [null] });
    await spoil('cases', paid._id, 'outgoingSince', 5);
    await look();
    expect((await alarms()).map(({ kind, caseId }) => [kind, caseId]).sort()).toEqual([
      ['brokenCase', 'f'.repeat(32)],
      ['spoiltCase', paid._id],
    ]);
  });

  it('is an earlier year that somebody changed, too', async () => {
    await start(world.cases);
    const list = { year: Number(year) - 3, source: '花名册', lines: `${freshIdentity()} 1000`, confirmed: true };
    granted(await product.call(head, 'opening.enter', list));
    await look();
    await edit('openings', { source: '花名册' }, { personKey: 'somebody else' });
    for (const _again of [1, 2]) await look();
    expect(await alarms()).toMatchObject([{ kind: 'brokenOpening' }]);
  });
});

async function stampedCopies(count: number): Promise<Case[]> {
  const { stamped } = await import('../../core/case/stamp');
  const { vault } = await import('../support/office');
  return copies(count).map((one) => stamped(one, vault));
}
