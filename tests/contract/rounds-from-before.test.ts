import { seasonsIn } from '../../core/domains/scholarship/season';
import { settingsMark } from '../../core/union/union';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { vault } from '../support/office';
import { placesOf } from '../support/places';
import { granted, type Product, startProduct } from '../support/product';
import { collection } from '../support/store-console';

const { story, luo, wang, checker, head, hands } = aidCentre();
const takenTo = (until: 'reviewed' | 'published') =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(40)),
    hands,
    until,
  );
const [reviewed, second, published] = [takenTo('reviewed'), takenTo('reviewed'), takenTo('published')];

/** The seasons as they lay in the settings, flat, and the counter of places under the year alone. */
const seasons = story.rounds.map(({ terms, title, opens, closes, places, by, at, year: of }) => {
  return { year: of, title, opens, closes, places, by, at, ...terms };
});
function before() {
  const { rounds: _none, settings, counters, ...documents } = story.documents();
  const [union] = settings;
  if (!union) throw new Error('no settings');
  const old = { ...union, seasons };
  return {
    documents: {
      ...documents,
      settings: [{ ...old, stamp: settingsMark.stampOf(old, vault) }],
      counters: [
        ...counters.filter(({ _id }) => !_id.startsWith('places:')),
        { _id: `places:${year}`, taken: 1, changes: 1 },
      ],
    },
  };
}

let product: Product;
beforeEach(async () => {
  product = await startProduct(before());
});
afterEach(() => product.stop());

const stored = async () => {
  const { data } = await (await collection('rounds')).orderBy('_id', 'asc').get();
  return data.map(({ _id, version, by }: { _id: string; version: number; by: string }) => [_id, version, by]);
};
const settings = async () => (await (await collection('settings')).doc('union').get()).data[0];
const listed = async () => granted(await product.call(wang, 'season.list', {})).seasons;
const [, thisYear] = seasonsIn(story.rounds);
if (!thisYear) throw new Error('no season');
const check = { category: 'deep', stage: 'university', opinion: '同意资助。' };
const checked = (one: { _id: string; version: number }) =>
  product.call(checker, 'case.move', { caseId: one._id, version: one.version, action: 'check', input: check });
const last = String(Number(year) - 1);

describe('seasons from before rounds had a collection of their own', () => {
  it('are there as they were, and one can apply and be granted by them', async () => {
    expect(await listed()).toEqual(seasons);
    expect(granted(await product.call(wang, 'home.open', {})).season).toMatchObject({ year: Number(year) });
    granted(await checked(reviewed));
    expect((await readCaseOf(reviewed._id)).grant).toMatchObject({ amountFen: 500_000 });
    // The places are counted from the cases, whatever the counter of before said.
    expect(await placesOf(year)).toEqual({ counter: 2, cases: 2 });
  });

  it('come to lie in it with the first place that is taken, and each with its own next decision', async () => {
    expect(await stored()).toEqual([]);
    granted(await checked(reviewed));
    expect(await stored()).toEqual([[`scholarship:${year}`, 1, '温建华']]);
    const { by: _by, at: corrects, ...season } = thisYear;
    granted(await product.call(head, 'season.announce', { ...season, places: 3, corrects }));
    expect(await stored()).toEqual([[`scholarship:${year}`, 2, '温建华']]);
    expect((await listed()).map(({ places }) => places)).toEqual([40, 3]);
  });

  it('are moved by the timer, once, as they were decided; the settings stay as they were otherwise', async () => {
    const old = await settings();
    const now = new Date().toISOString();
    expect((await product.work(now, ['roundsFromBefore'])).roundsFromBefore).toBe(1);
    expect(await stored()).toEqual([
      [`scholarship:${last}`, 1, '温建华'],
      [`scholarship:${year}`, 1, '温建华'],
    ]);
    const { seasons: left, version, stamp, changes, ...rest } = await settings();
    const { seasons: _s, version: _v, stamp: _t, changes: _c, ...asBefore } = old;
    expect([left, version, rest]).toEqual([[], old.version + 1, asBefore]);
    expect(
      settingsMark.isAsStored({ ...rest, seasons: left, version, stamp }, { stamper: vault, allStamped: true }),
    ).toBe(true);
    expect(changes).toContain('seasons');
    expect(await listed()).toEqual(seasons);
    expect((await product.work(now, ['roundsFromBefore'])).roundsFromBefore).toBe(0);
  });

  it('do not come back over what was decided since, should the timer meet them late', async () => {
    const { by: _by, at: corrects, ...season } = thisYear;
    granted(await product.call(head, 'season.announce', { ...season, places: 3, corrects }));
    await product.work(new Date().toISOString(), ['roundsFromBefore']);
    expect((await listed()).map(({ places }) => places)).toEqual([40, 3]);
  });

  it('stay where they are while somebody has changed the settings in the store', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    await (await collection('settings')).doc('union').update({ 'seasons.1.places': 9999 });
    await product.work(new Date().toISOString(), ['roundsFromBefore']);
    expect(await stored()).toEqual([]);
    expect(await checked(second)).toMatchObject({ refusal: { code: 'brokenSettings' } });
    expect((await readCaseOf(published._id)).status).toBe('published');
    expect(today).toContain(year);
  });
});
