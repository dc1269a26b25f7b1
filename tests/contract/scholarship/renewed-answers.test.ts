import { take } from '../../../local/worlds/students';
import {
  aidCentre,
  daysAgo,
  filledIn,
  freshIdentity,
  lastAugust,
  sameAsBefore,
  today,
  year,
} from '../../support/aid-centre';
import { readCaseOf } from '../../support/cases';
import { honest } from '../../support/papers';
import { granted, type Product, startProduct } from '../../support/product';
import { upload } from '../../support/upload';

const { story, luo, checker, treasurer, hands } = aidCentre();

const lastYear = String(Number(year) - 1);
const paidFor = (part: object) => {
  const answers = filledIn(story, luo, { area: 'town:jiubao', identity: freshIdentity(), ...part });
  return take(story, story.submit(luo, 'scholarship', answers, lastAugust), hands, 'paid');
};
const pupil = paidFor({ school: '瑞金第一中学', stage: 'highSchool' });
const before = paidFor({});

/** As a renewal left a case before it asked for anything but the proof: every answer of the year before, its consents too. */
function renewedBefore() {
  const {
    _id,
    stamp: _stamp,
    ...rest
  } = take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
    hands,
    'awarded',
  );
  return { ...rest, _id, answers: { ...rest.answers, grade: '大学二年级' }, turn: 2 };
}
const old = renewedBefore();

let product: Product;
beforeAll(async () => {
  const documents = story.documents();
  const cases = documents.cases?.map((each) => (each._id === old._id ? old : each));
  product = await startProduct({ documents: { ...documents, ...(cases && { cases }) } });
});
afterAll(() => product.stop());

async function renew(caseId: string, part: object = {}, sure: Record<string, string> = {}) {
  const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '在读证明' }];
  return product.call(luo, 'case.renew', { caseId, answers: { proof, ...sameAsBefore, ...part }, sure });
}

describe('a pupil who has become a student', () => {
  const now = { grade: '大学一年级', school: '江西理工大学' };
  let caseId = '';

  it('is asked about once where the stage stayed the one of last year', async () => {
    const reply = await renew(pupil._id, { ...now, stage: 'highSchool' });
    expect(reply).toMatchObject({
      refusal: { code: 'doubtful', fields: { grade: expect.stringContaining('对不上') } },
    });
  });

  it('is called, and given, what suits this year', async () => {
    caseId = granted(await renew(pupil._id, { ...now, stage: 'university', phone: '13911110009' })).caseId;
    const { headline, owner, version } = await readCaseOf(caseId);
    expect({ headline, phone: owner.phone }).toEqual({ headline: '高校 · 江西理工大学', phone: '13911110009' });
    const { proposed } = granted(await product.call(checker, 'case.open', { caseId }));
    expect(proposed).toMatchObject({ stage: 'university' });
    const input = { category: 'deep', stage: 'university', opinion: '同意资助。' };
    granted(await product.call(checker, 'case.move', { caseId, version, action: 'check', input }));
    expect((await readCaseOf(caseId)).grant).toMatchObject({ amountFen: 500_000, label: '深度困难 · 高校' });
  });

  it('is weighed by what was said last year only with that year beside it', async () => {
    const { shown, advice } = granted(await product.call(checker, 'case.open', { caseId }));
    const since = (label: string) => shown.find((row) => row.label === label)?.since;
    expect([since('家庭成员'), since('学校'), since('公示')]).toEqual([lastYear, undefined, undefined]);
    expect(advice[0]?.value).toContain(`收入和开支是${lastYear}年填的`);
  });

  it('has agreed anew, on the day of the renewal', async () => {
    const { number } = await readCaseOf(caseId);
    const { consents } = granted(await product.call(luo, 'me.data', {}));
    expect(consents.filter(({ about }) => about.endsWith(number))).toHaveLength(3);
    const without = await renew(before._id, { mayCheck: undefined });
    expect(without).toMatchObject({ refusal: { code: 'invalidInput', fields: { mayCheck: expect.any(String) } } });
  });

  it('may have another card, which alone is paid to', async () => {
    const again = granted(await renew(before._id, { cardHolder: '罗桂花', cardNumber: '6228481234567890128' }));
    const { shown, sealed } = granted(await product.call(luo, 'case.open', { caseId: again.caseId }));
    expect(shown.filter(({ field }) => field === 'cardNumber')).toEqual([
      { field: 'cardNumber', label: '银行卡号', value: '尾号 0128' },
    ]);
    expect(sealed).toEqual([]);
  });
});

describe('a renewal from before anything was asked again', () => {
  it('is still read and paid, says that its answers are of before, and dates no consent to itself', async () => {
    const { shown } = granted(await product.call(luo, 'case.open', { caseId: old._id }));
    expect(shown.find(({ label }) => label === '家庭成员')).toMatchObject({ since: '' });
    const { consents } = granted(await product.call(luo, 'me.data', {}));
    expect(consents.filter(({ about }) => about.endsWith(old.number))).toEqual([]);
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    expect(rows.map(({ id }) => id)).toContain(old._id);
    const input = { paidOn: today, voucher: '记-11-007' };
    granted(
      await product.call(treasurer, 'case.move', { caseId: old._id, version: old.version, action: 'pay', input }),
    );
  });
});
