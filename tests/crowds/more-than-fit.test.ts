import { office } from '../support/office';
import { codeOf, type Product, startProduct } from '../support/product';

const { story } = office();
let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

describe('more callers than one process answers side by side', () => {
  const ask = (who: number) => product.call(`rush-${who}`, 'home.open', {});

  it('are told so at once, in words, and whoever is answered gets what she asked for', async () => {
    const replies = await Promise.all(Array.from({ length: 200 }, (_, who) => ask(who)));
    const codes = replies.map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['accepted', 'busy']));
    expect(codes.slice(0, 30)).toEqual(Array(30).fill('accepted'));
    const told = replies.find(({ ok }) => !ok);
    expect(told).toMatchObject({ refusal: { message: expect.stringContaining('请稍等几秒再试') } });
  });

  it('are let in beside one who asks and asks', async () => {
    const greedy = Array.from({ length: 200 }, () => ask(7));
    const others = await Promise.all(Array.from({ length: 15 }, (_, who) => ask(100 + who)));
    expect(others.map(codeOf)).toEqual(Array(15).fill('accepted'));
    expect((await Promise.all(greedy)).map(codeOf).filter((code) => code === 'busy').length).toBeGreaterThan(100);
  });

  it('find room as soon as these are answered', async () => {
    expect(codeOf(await ask(0))).toBe('accepted');
  });

  it('leave room behind also where a call comes to grief', async () => {
    const spoilt = Array.from({ length: 200 }, () => product.raw({ operation: 'home.open', input: 7 }, 'rush-1'));
    await Promise.all(spoilt);
    expect(codeOf(await ask(2))).toBe('accepted');
  });
});
