import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { granted, type Product, startProduct } from '../support/product';

const { story, luo, hands } = aidCentre();
const published = () =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(11)),
    hands,
    'published',
  );
const [wrong, right] = [published(), published()];
const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function step(who: string, caseId: string, action: string, input: object) {
  const { version } = await readCaseOf(caseId);
  return granted(await product.call(who, 'case.move', { caseId, version, action, input: { ...input } }));
}
const officerOf = async (caseId: string) => (await readCaseOf(caseId)).officer?.id ?? '';
const kept = async (who: string) => granted(await product.call(who, 'me.data', {})).objections;
const listed = async (who: string) =>
  granted(await product.call(who, 'notice.list', {})).rows.map(({ id, objected }) => [id, objected]);

describe('whoever objected is told', () => {
  it('on the list and among her data that it was not so, with what she wrote', async () => {
    await step('a neighbour', wrong._id, 'object', words);
    expect(await listed('a neighbour')).toContainEqual([wrong._id, 'examined']);
    await step(await officerOf(wrong._id), wrong._id, 'dismiss', { finding: '查不动产和车辆登记，均无记录。' });
    expect(await listed('a neighbour')).toContainEqual([wrong._id, 'unfounded']);
    expect(await listed('a stranger')).toContainEqual([wrong._id, null]);
    const [told] = await kept('a neighbour');
    expect(told?.end).toBe('unfounded');
    expect(told?.said.map(({ value }) => value)).toEqual([words.reason, words.objector, words.contact]);
  });

  it('among her data that nothing was granted, and nothing of whom it was about', async () => {
    await step('another', right._id, 'object', words);
    await step(await officerOf(right._id), right._id, 'refuse', { reason: '家里有两套商品房，不符合条件。' });
    const [told] = await kept('another');
    expect(told).toMatchObject({ end: 'upheld' });
    expect(JSON.stringify({ ...told, said: [] })).not.toMatch(/商品房|罗桂花|王小明|ZX-/);
    expect((await listed('another')).map(([id]) => id)).not.toContain(right._id);
    expect(granted(await product.call('another', 'notice.list', {})).raised).toBe(1);
  });
});
