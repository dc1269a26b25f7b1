import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, year } from '../support/aid-centre';
import { recordsBehind } from '../support/figures';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, wang, luo, lin, checker, leader, hands } = aidCentre();
const phone = '13800000777';
// As they lie in the store from before such signs were asked about.
const strange = ['王\ue010', '王\u0604', '王\ufff9', '王\u{323b0}'].map((name, at) =>
  story.submit({ ...wang, _id: `worker-${at}` }, 'appeal', { ...pay, employer: '王记饭店', name, phone }, daysAgo(1)),
);
const award = take(
  story,
  story.submit(
    luo,
    'scholarship',
    filledIn(story, luo, { area: 'town:jiubao', employer: '王记木工厂', student: '王\ue010' }),
    daysAgo(11),
  ),
  hands,
  'checked',
);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const search = async () => granted(await product.call(leader, 'case.search', { text: phone })).rows;

describe('a name with a sign that no machine knows', () => {
  it('stops no list in which it stands', async () => {
    expect((await search()).map(({ id }) => id).sort()).toEqual(strange.map(({ _id }) => _id).sort());
    const records = await recordsBehind(product, leader, { desk: 'town:xianghu', year, figure: 'cases.opened' });
    expect(records.flatMap((row) => row.case ?? [])).toHaveLength(strange.length);
    expect(granted(await product.call(checker, 'season.checked', { year })).rows).toMatchObject([
      { id: award._id, name: '王*', unit: '王记木工厂' },
    ]);
  });

  it('is read by whoever opens the case', async () => {
    for (const { _id, owner } of strange) {
      expect(granted(await product.call(leader, 'case.open', { caseId: _id })).headline).toMatch(/记饭店/);
      expect(granted(await product.call(lin, 'case.open', { caseId: _id })).who).toBe(owner.name);
    }
  });
});

describe('a row that cannot be shown', () => {
  it('stands in its list fully masked and in the log; the others stand there as ever', async () => {
    const noted = jest.spyOn(console, 'error').mockImplementation();
    const [spoilt, ...others] = strange.map(({ _id }) => _id);
    const { database, command } = await import('../../cloudfunctions/shared/store/database');
    await database
      .collection('cases')
      .doc(String(spoilt))
      .update({ headline: command.set({ torn: true }) });
    const rows = await search();
    expect(rows.map(({ id }) => id).sort()).toEqual([spoilt, ...others].sort());
    expect(rows.find(({ id }) => id === spoilt)).toMatchObject({ headline: '***', who: '*' });
    expect(rows.filter(({ headline }) => /记饭店/.test(headline))).toHaveLength(others.length);
    expect(noted).toHaveBeenCalledWith(expect.stringContaining(String(spoilt)), expect.anything());
    noted.mockRestore();
  });
});
