import { randomUUID } from 'node:crypto';
import type { Person } from '../../../core/union/people';
import { take } from '../../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity } from '../../support/aid-centre';
import { honest } from '../../support/papers';
import { codeOf, granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, wang, luo, lin, treasurer, hands } = aidCentre();

const awarded = (part: object) => {
  const answers = filledIn(story, luo, { area: 'town:jiubao', identity: freshIdentity(), ...part });
  return take(story, story.submit(luo, 'scholarship', answers, daysAgo(45)), hands, 'awarded');
};
const shared = { cardNumber: '6228481234567890128' };
const hers = awarded({ ...shared, cardHolder: '罗桂花' });
const herChild = awarded({ ...shared, cardHolder: '王小明' });
const [first, second] = [awarded({ cardHolder: '罗桂花' }), awarded({ cardHolder: '罗桂花' })];

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

describe('who the people are', () => {
  it('is asked about once where it looks wrong, and marked for whoever decides', async () => {
    const part = { family: [me, wife], cardHolder: '赵六七' };
    const reply = await apply(wang, part);
    const sure = reply.ok ? {} : (reply.refusal.fields ?? {});
    expect(Object.keys(sure)).toEqual(['family', 'cardHolder']);
    const { caseId } = granted(await apply(wang, part, sure));
    const { shown } = granted(await product.call(lin, 'case.open', { caseId }));
    expect(shown.flatMap(({ label, doubt }) => (doubt === undefined ? [] : [[label, doubt]]))).toEqual([
      ['家庭成员', sure.family],
      ['银行卡户名', sure.cardHolder],
    ]);
  });

  it('may be two children of one family in one season, with one card for both', async () => {
    const part = { cardHolder: '王建国', ...shared };
    granted(await apply(wang, part));
    expect(codeOf(await apply(wang, part))).toBe('accepted');
  });

  it('is told the treasurer where one card bears two names, and not where two children share their mother’s', async () => {
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    const sheet = granted(await product.call(treasurer, 'payment.sheet', {}));
    for (const list of [rows, sheet.rows]) {
      const notesOn = ({ _id }: { _id: string }) => list.find(({ id }) => id === _id)?.notes;
      expect(notesOn(hers)).toEqual([`同一个卡号，${herChild.number} 写的户名是王小明`]);
      expect(notesOn(herChild)).toEqual([`同一个卡号，${hers.number} 写的户名是罗桂花`]);
      expect([notesOn(first), notesOn(second)]).toEqual([[], []]);
      // On whatever pages two of them lie, the phone tells one card by its mark.
      const markOf = ({ _id }: { _id: string }) => list.find(({ id }) => id === _id)?.cardMark;
      expect(markOf(hers)).toMatch(/^[0-9a-f]{24}$/);
      expect([markOf(herChild), markOf(first) === markOf(hers)]).toEqual([markOf(hers), false]);
    }
  });
});
