import { dayOf, startOf } from '../../core/kernel/day';
import { mostReveals } from '../../core/record/vault';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { stopClock } from '../support/clock';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, verifier, treasurer, hands } = aidCentre();
const mate = story.staff('staff-mate', '谢金发', '13900000021', 'caseOfficer', 'aid', '干事');
const cashier = story.staff('staff-cashier', '曾小玲', '13900000022', 'treasurer', 'finance', '出纳');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const handedIn = () => story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45));
const application = handedIn();
const [toPay, often] = [1, 2].map(() => take(story, handedIn(), hands, 'awarded'));
if (!toPay || !often) throw new Error('nothing is awarded');
const looks = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ at: daysAgo(n + 1), by: 'somebody', name: '某某', field: '银行卡号' }));
const worn = handedIn();
const before = new Map([
  [worn._id, looks(mostReveals - 1)],
  [often._id, looks(mostReveals)],
]);
const cases = story.documents().cases.map((one) => ({ ...one, reveals: before.get(one._id) ?? [] }));

let product: Product;
const midnight = Date.parse(startOf(dayOf(new Date(Date.now() + 86_400_000).toISOString())));
beforeAll(async () => {
  product = await startProduct({ documents: { ...story.documents(), cases } });
  stopClock();
});
beforeEach(() => {
  jest.setSystemTime(midnight - 1000);
});
afterAll(async () => {
  jest.useRealTimers();
  await product.stop();
});

const look = (who = verifier, caseId = application._id) =>
  product.call(who, 'case.reveal', { caseId, field: 'identity' });
const noted = async (caseId: string) =>
  (await readCaseOf(caseId)).reveals.map(({ name, field, at }) => `${name} ${field} ${dayOf(at)}`);
const [day, nextDay] = [midnight - 1000, midnight].map((at) => dayOf(new Date(at).toISOString()));

describe('a look at a sealed number', () => {
  it('is noted once a day for each person, however often and at once, until the day is over in Shanghai', async () => {
    for (const reply of await Promise.all(Array.from({ length: 10 }, () => look()))) granted(reply);
    granted(await look(mate));
    expect(await noted(application._id)).toEqual([`邓丽萍 identity ${day}`, `谢金发 identity ${day}`]);
    jest.setSystemTime(midnight);
    granted(await look());
    expect(await noted(application._id)).toContain(`邓丽萍 identity ${nextDay}`);
    expect(await noted(application._id)).toHaveLength(3);
  });

  it('at one card alone and on the sheet is noted each for itself, and for each treasurer', async () => {
    for (const who of [treasurer, treasurer, cashier]) {
      granted(await product.call(who, 'payment.sheet', {}));
      granted(await product.call(who, 'case.reveal', { caseId: toPay._id, field: 'cardNumber' }));
    }
    expect((await noted(toPay._id)).sort()).toEqual([
      `曾小玲 cardNumber ${day}`,
      `曾小玲 cardNumber@sheet ${day}`,
      `许惠芳 cardNumber ${day}`,
      `许惠芳 cardNumber@sheet ${day}`,
    ]);
  });
});

describe('a number that was looked at on three hundred days', () => {
  const alarmsAbout = async (caseId: string) =>
    granted(await product.call(guo, 'alarm.list', { settled: false })).rows.filter((each) => each.caseId === caseId);

  it('is not shown any more but to whoever has looked on that very day, and the auditors hear of it once', async () => {
    granted(await look(verifier, worn._id));
    expect(await look(mate, worn._id)).toMatchObject({
      refusal: { code: 'lookedOut', message: expect.stringContaining('直接向本人核对') },
    });
    expect(codeOf(await look(mate, worn._id))).toBe('lookedOut');
    granted(await look(verifier, worn._id));
    expect((await readCaseOf(worn._id)).reveals).toHaveLength(mostReveals);
    expect(await alarmsAbout(worn._id)).toMatchObject([
      { kind: 'lookedOut', about: expect.stringContaining(worn.number) },
    ]);
    jest.setSystemTime(midnight);
    expect(codeOf(await look(verifier, worn._id))).toBe('lookedOut');
  });

  it('is kept off the sheet with why, and keeps nobody else off; the award can still be paid', async () => {
    const { rows, held } = granted(await product.call(treasurer, 'payment.sheet', {}));
    expect(rows.map(({ number }) => number)).toEqual([toPay.number]);
    expect(held).toMatchObject([{ id: often._id, number: often.number }]);
    expect(held[0]?.why).toContain('直接向本人核对');
    expect(await alarmsAbout(often._id)).toMatchObject([{ kind: 'lookedOut' }]);
    const { version } = await readCaseOf(often._id);
    const input = { paidOn: dayOf(new Date().toISOString()), voucher: '记-1' };
    granted(await product.call(treasurer, 'case.move', { caseId: often._id, version, action: 'pay', input }));
  });
});
