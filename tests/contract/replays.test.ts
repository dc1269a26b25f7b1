import { randomUUID } from 'node:crypto';
import { aidCentre, daysAgo } from '../support/aid-centre';
import { granted, type Product, startProduct } from '../support/product';

const { story, head } = aidCentre();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

describe('a change of the settings that is sent once more after another one', () => {
  it('leaves a season as the later one made it', async () => {
    const { seasons } = granted(await product.call(head, 'season.list', {}));
    const [season] = seasons.slice(-1).map(({ by: _by, at: _at, ...asked }) => asked);
    if (!season) throw new Error('no season was announced');
    const id = randomUUID();
    const placesOf = async (places: number, submitId = randomUUID()) => {
      const input = { ...season, places };
      return granted(await product.call(head, 'season.announce', input, submitId)).seasons.at(-1)?.places;
    };
    expect(await placesOf(90, id)).toBe(90);
    expect(await placesOf(70)).toBe(70);
    expect(await placesOf(90, id)).toBe(70);
    expect(await placesOf(90)).toBe(90);
  });

  it('leaves the rules as the later one made them', async () => {
    const from = daysAgo(-30).slice(0, 10);
    const { rules } = granted(await product.call(sun, 'rules.open', {}));
    const [numbers] = rules.slice(0, 1).map(({ by: _by, at: _at, ...decided }) => decided);
    if (!numbers) throw new Error('there are no rules');
    const id = randomUUID();
    const payDaysOf = async (payDays: number, submitId = randomUUID()) => {
      const input = { ...numbers, from, payDays };
      const decided = granted(await product.call(sun, 'rules.change', input, submitId)).rules;
      return decided.find((each) => each.from === from)?.payDays;
    };
    expect(await payDaysOf(16, id)).toBe(16);
    expect(await payDaysOf(20)).toBe(20);
    expect(await payDaysOf(16, id)).toBe(20);
  });
});
