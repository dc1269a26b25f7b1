import { drive } from '../../scripts/fuzz/drive';
import { judge } from '../../scripts/fuzz/verdict';
import { everybody, staff } from '../support/cast';
import { type Product, startProduct } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: everybody.documents() });
});
afterAll(() => product.stop());

describe('calls drawn from the contract, half of them dishonest', () => {
  it('are each answered with a value or a Chinese sentence, and show nothing of the inside', async () => {
    const people = ['fuzzer', 'worker-wang', 'fuzzer', ...Object.values(staff).map(({ _id }) => _id)];
    const report = await drive({
      people,
      calls: 2000,
      seed: 20_261_122,
      together: 4,
      async door({ who, body }) {
        let event: unknown;
        try {
          event = JSON.parse(body);
        } catch {
          return { status: 400, text: '' };
        }
        return { status: 200, text: JSON.stringify(await product.raw(event, who)) };
      },
    });
    expect(report.wrong).toEqual([]);
    expect(report.calls).toBe(2000);
    for (const outcome of ['granted', 'invalidInput', 'forbidden', 'notFound'])
      expect([outcome, (report.outcomes.get(outcome) ?? 0) > 50]).toEqual([outcome, true]);
  });
});

describe('an answer is wrong', () => {
  const refusal = (code: string, message: string) => JSON.stringify({ ok: false, refusal: { code, message } });
  it.each([
    ['when the function failed', 500, '{"error":"functions execute fail"}'],
    ['when it is neither value nor refusal', 200, 'null'],
    ['when it is no JSON', 200, '<html>'],
    ['when something broke inside', 200, refusal('internal', '这次没有办成')],
    ['when it shows a stack', 200, refusal('badRequest', '出错 at run (/srv/index.js:1:2)')],
    ['when it says nothing a person understands', 200, refusal('badRequest', 'bad request')],
  ])('%s', (_what, status, text) => {
    expect(judge(status, text).wrong).toBe(true);
  });

  it('but not when it declines in words', () => {
    expect(judge(200, refusal('stale', '这件事刚刚有了新的进展。'))).toEqual({ outcome: 'stale', wrong: false });
  });
});
