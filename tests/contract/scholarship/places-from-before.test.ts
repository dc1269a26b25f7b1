import { aSeason, take, type Until } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { valuesOf } from '../../support/figures';
import { placesOf } from '../../support/places';
import { granted, type Product, startProduct } from '../../support/product';
import { collection, edit } from '../../support/store-console';

const { story, luo, checker, head, leader, hands } = aidCentre();
story.announce(aSeason(today, { places: 5 }));
const takenTo = (until: Until) =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(40)),
    hands,
    until,
  );
const [reviewed, published, awarded, refused] = [
  takenTo('reviewed'),
  takenTo('published'),
  takenTo('awarded'),
  takenTo('published'),
];

/** As such a store was left: refused cases with money, a counter whose holders are not those of the cases. */
const old = story.documents();
const cases = old.cases.map(({ holdsPlace: _later, stamp: _none, ...one }) =>
  one._id === refused._id ? { ...one, status: 'refused', open: false, onceKey: one._id } : one,
);
const nobody = Object.fromEntries(Array.from({ length: 26 }, (_, n) => [`withdrawn${n}`, true]));
const counters = [
  ...old.counters.filter(({ _id }) => !_id.startsWith('places:')),
  { _id: `places:${year}`, holders: { ...nobody, [refused._id]: true, [published._id]: true }, taken: 28 },
];

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: { ...old, cases, counters } });
});
afterAll(() => product.stop());

describe('a store from before places were counted with their cases', () => {
  it('shows as many places taken as cases hold one, and no money of what was refused', async () => {
    expect(granted(await product.call(leader, 'season.places', { year })).taken).toBe(2);
    expect(await valuesOf(product, leader, ['scholarship.state.refused', 'scholarship.paidInRound'], { year })).toEqual(
      {
        'scholarship.state.refused': 1,
        'scholarship.paidInRound': 0,
      },
    );
    expect(granted(await product.call(checker, 'case.open', { caseId: refused._id })).grant).toBeNull();
  });

  it('is full for nobody while there is room, and counts right from the first step on', async () => {
    const input = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    const step = { caseId: reviewed._id, version: reviewed.version, action: 'check', input };
    granted(await product.call(checker, 'case.move', step));
    expect(await placesOf(year)).toEqual({ counter: 3, cases: 3 });
    const { version } = await readCaseOf(published._id);
    granted(await product.call(luo, 'case.move', { caseId: published._id, version, action: 'withdraw', input: {} }));
    expect(await placesOf(year)).toEqual({ counter: 2, cases: 2 });
    expect((await readCaseOf(awarded._id)).status).toBe('awarded');
    const { by: _by, at: corrects, ...season } = aSeason(today, { places: 2 });
    granted(await product.call(head, 'season.announce', { ...season, corrects }));
  });

  it('are counted anew where somebody made something else of the counter', async () => {
    const { data } = await (await collection('counters')).doc(`places:scholarship:${year}`).get();
    await edit('counters', { _id: `places:scholarship:${year}` }, { taken: 'x', changes: 'x' });
    const { version } = await readCaseOf(reviewed._id);
    const withdraw = { caseId: reviewed._id, version, action: 'withdraw', input: {} };
    granted(await product.call(luo, 'case.move', withdraw));
    expect(await placesOf(year)).toEqual({ counter: data[0].taken - 1, cases: data[0].taken - 1 });
  });
});
