import { addDays, dayOf } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, freshIdentity, today } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, wang, luo, treasurer, hands } = aidCentre();

const answers = filledIn(story, luo, { area: 'town:jiubao', identity: freshIdentity() });
const awarded = take(story, story.submit(luo, 'scholarship', answers, daysAgo(45)), hands, 'awarded');
const decidedOn = dayOf(awarded.timeline.find(({ action }) => action === 'confirm')?.at ?? '');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function step(who: Person, action: string, input: Record<string, unknown>) {
  const { version } = await readCaseOf(awarded._id);
  return product.call(who, 'case.move', { caseId: awarded._id, version, action, input });
}
const payOn = (paidOn: string) => step(treasurer, 'pay', { paidOn, voucher: '记-11-007' });
const tooEarly = { refusal: { code: 'invalidInput', fields: { paidOn: expect.stringContaining('太早') } } };

describe('the day of a payment', () => {
  it('is not before that of the decision', async () => {
    expect(await payOn(dayOf(awarded.openedAt))).toMatchObject(tooEarly);
    expect(await payOn(addDays(decidedOn, -1))).toMatchObject(tooEarly);
    granted(await payOn(addDays(decidedOn, 2)));
  });

  it('is, after the bank sent it back, neither before it was first paid nor before somebody made sure of the card', async () => {
    granted(await step(treasurer, 'bounce', { reason: '户名与卡号不符。' }));
    granted(await step(treasurer, 'sameCard', { reason: '已电话和本人核对，还是这张卡。' }));
    expect(await payOn(addDays(decidedOn, 1))).toMatchObject(tooEarly);
    expect(await payOn(addDays(today, -1))).toMatchObject(tooEarly);
    granted(await payOn(today));
    expect((await readCaseOf(awarded._id)).grant?.paidOn).toBe(today);
  });
});

describe('a limit before anything happened', () => {
  const send = (limitOn: string, sure: Record<string, string> = {}) =>
    product.call(wang, 'case.submit', {
      kind: 'appeal',
      answers: { ...pay, name: '王建国', phone: '13800000001', happenedOn: addDays(today, -30), limitOn },
      sure,
    });

  it('is asked about once, and not where it is the same day', async () => {
    const reply = await send(addDays(today, -31));
    const sure = reply.ok ? {} : (reply.refusal.fields ?? {});
    expect(sure).toEqual({ limitOn: expect.stringContaining('还早') });
    const { caseId } = granted(await send(addDays(today, -31), sure));
    expect((await readCaseOf(caseId)).shown.find(({ doubt }) => doubt)?.label).toBe('有没有最后期限？');
    granted(await send(addDays(today, -30)));
  });
});
