import { randomUUID } from 'node:crypto';
import type { Person } from '../../core/people';
import { aidCentre, filledIn } from '../support/aid-centre';
import { honest } from '../support/papers';
import { granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, lin } = aidCentre();

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function apply(who: Person, part: Record<string, unknown> = {}, sure: Record<string, string> = {}) {
  const proof = [{ fileId: await upload(product.cloud, who, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
  const answers = { ...filledIn(story, who, part), proof };
  return product.call(who, 'case.submit', { kind: 'scholarship', answers, sure }, randomUUID());
}

/** The sentences with which a form comes back, by question. */
async function told(part: Record<string, unknown>) {
  const reply = await apply(wang, part);
  return reply.ok ? {} : { code: reply.refusal.code, ...reply.refusal.fields };
}

const me = { name: '王建国', relation: 'self', health: 'good', monthlyFen: 260_000 };
const wife = { name: '李秀珍', relation: 'spouse', health: 'serious', monthlyFen: 0 };
const child = { name: '王小明', relation: 'child', health: 'good', monthlyFen: 0 };

describe('the money of a household', () => {
  it('is said for everybody and every kind, since what is not said is not nothing', async () => {
    const { monthlyFen: _unsaid, ...silent } = wife;
    const missing = '这一项要填，请补上。';
    expect(await told({ family: [me, silent, child] })).toMatchObject({
      code: 'invalidInput',
      'family.1.monthlyFen': missing,
    });
    for (const name of ['otherYearFen', 'medicalYearFen', 'educationYearFen', 'housingYearFen']) {
      expect(await told({ [name]: undefined })).toEqual({ code: 'invalidInput', [name]: missing });
    }
  });

  it('may be nothing: 0 is an answer, and is reckoned with', async () => {
    const none = { otherYearFen: 0, medicalYearFen: 0, educationYearFen: 0, housingYearFen: 0 };
    const { caseId } = granted(await apply(wang, { family: [{ ...me, monthlyFen: 0 }, wife, child], ...none }));
    const { advice } = granted(await product.call(lin, 'case.open', { caseId }));
    expect(advice.map(({ value }) => value)).toEqual(expect.arrayContaining(['0 元', '0 元（3 人）']));
  });
});
