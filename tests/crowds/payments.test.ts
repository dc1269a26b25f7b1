import { randomUUID } from 'node:crypto';
import type { Case } from '../../core/case/case';
import { addDays } from '../../core/kernel/day';
import type { Until } from '../../local/worlds/students';
import { freshIdentity, manySeasons, today } from '../support/aid-centre';
import { putCase, readCaseOf } from '../support/cases';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { collection } from '../support/store-console';

const { story, head, leader, treasurer, applied } = manySeasons();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const ofOne = (years: readonly number[], until: Until) => {
  const identity = freshIdentity();
  return years.map((back) => applied(identity, back, until));
};
const pairs = [1, 2, 3, 4].map(() => ofOne([1, 0], 'awarded'));
const [racing = [], swapped = []] = pairs;
const ofSpoilt = ofOne([1, 0], 'awarded');
const limitIdentity = freshIdentity();
const paidThrice = [4, 3, 2].map((back) => applied(limitIdentity, back, 'paid'));
const oneTooMany = [1, 0].map((back) => applied(limitIdentity, back, 'awarded'));

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());

async function move(who: typeof treasurer, { _id: caseId }: Case, action: string, input: object) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input: { ...input } });
}
const pay = (one: Case | undefined, paidOn = today) => move(treasurer, must(one), 'pay', { paidOn, voucher: '记-1' });
/** The bank sends it back, and the card was right all the same. */
async function bounce(one: Case | undefined) {
  granted(await move(treasurer, must(one), 'bounce', { reason: '户名与卡号不符，需要换卡。' }));
  return move(treasurer, must(one), 'sameCard', { reason: '已电话和本人核对，还是这张卡。' });
}
const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const must = (one: Case | undefined) => {
  if (!one) throw new Error('no such case');
  return one;
};
const now = (cases: readonly Case[]) => Promise.all(cases.map(({ _id }) => readCaseOf(_id)));
const turns = async (cases: readonly Case[]) => (await now(cases)).map(({ turn }) => turn);

describe('a payment', () => {
  it('is made all the same where somebody made something else of what holds payments apart', async () => {
    const [, one] = ofSpoilt;
    const { personKey } = await readCaseOf(must(one)._id);
    const counter = { _id: `paid:${personKey}`, changes: 'x' };
    await (await collection('counters')).add(counter);
    granted(await pay(one));
    const { data } = await (await collection('counters')).doc(counter._id).get();
    expect(data).toEqual([{ _id: counter._id, changes: 1 }]);
  });
});

describe('two payments of one student', () => {
  it('made at one moment are two instalments', async () => {
    const { held, release } = product.proxy.holdNext('database.modifyDocument', 'cases');
    const first = pay(racing[0]);
    await held;
    const second = pay(racing[1]);
    await Promise.race([second, pause(300)]);
    release();
    expect([codeOf(await first), codeOf(await second)]).toEqual(['accepted', 'accepted']);
    expect((await turns(racing)).sort()).toEqual([1, 2]);
  });

  it('are numbered by the days on which they were paid, whichever was written down first; the other one says so', async () => {
    granted(await pay(swapped[1], today));
    granted(await pay(swapped[0], addDays(today, -3)));
    expect(await turns(swapped)).toEqual([1, 2]);
    const [, other] = await now(swapped);
    expect(other?.timeline.at(-1)).toMatchObject({
      action: 'recount',
      said: '另一年的发放有变，这一笔现在算第 2 年的资助',
    });
  });

  it('of which one comes back leave the other one the first, and it comes after that until it is paid again', async () => {
    granted(await bounce(swapped[0]));
    expect(await turns(swapped)).toEqual([2, 1]);
    // It came back two days ago.
    const { _id, timeline } = await readCaseOf(must(swapped[0])._id);
    const earlier = timeline.slice(-2).map((entry) => ({ ...entry, at: `${addDays(today, -2)}T01:00:00.000Z` }));
    await putCase(_id, { timeline: [...timeline.slice(0, -2), ...earlier] });
    granted(await pay(swapped[0], addDays(today, -1)));
    expect(await turns(swapped)).toEqual([1, 2]);
    granted(await bounce(swapped[0]));
    granted(await pay(swapped[0], today));
    expect((await turns(swapped)).sort()).toEqual([1, 2]);
    const told = granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
    expect(told.filter(({ kind, caseId }) => kind === 'paidAgain' && caseId === swapped[0]?._id)).toMatchObject([
      { by: treasurer.name, about: expect.stringContaining('第 3 次登记发放') },
      { by: treasurer.name, about: expect.stringContaining('第 2 次登记发放') },
    ]);
    expect(told.filter(({ caseId }) => caseId === swapped[1]?._id)).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'are counted right where the connection is lost at any call, %s its effect',
    async (when) => {
      const [one, other] = pairs[when === 'before' ? 2 : 3] ?? [];
      granted(await pay(other, addDays(today, -3)));
      const caseId = must(one)._id;
      for (let nth = 1; nth < 12; nth += 1) {
        const { version } = await readCaseOf(caseId);
        const id = randomUUID();
        const input = { paidOn: today, voucher: '记-1' };
        const send = () => product.call(treasurer, 'case.move', { caseId, version, action: 'pay', input }, id);
        product.proxy.failCall(nth, when);
        await send();
        product.proxy.trips();
        granted(await send());
        const after = await readCaseOf(caseId);
        expect([after.status, after.version, after.turn]).toEqual(['paid', version + 1, 2]);
        granted(await bounce(one));
      }
      expect(await turns([must(other)])).toEqual([1]);
      // Whatever call was lost: the auditors hear of every payment but the first.
      const told = granted(await product.call(auditor, 'alarm.list', { settled: false })).rows;
      expect(told.filter((alarm) => alarm.kind === 'paidAgain' && alarm.caseId === caseId)).toHaveLength(10);
    },
  );
});

describe('more payments than there may be', () => {
  it('are not made at one moment either: one of two is refused, and two heads take its award back', async () => {
    expect(await turns(paidThrice)).toEqual([1, 2, 3]);
    const { held, release } = product.proxy.holdNext('database.modifyDocument', 'cases');
    const first = pay(oneTooMany[0]);
    await held;
    const second = pay(oneTooMany[1]);
    await Promise.race([second, pause(300)]);
    release();
    const codes = [codeOf(await first), codeOf(await second)];
    expect([...codes].sort()).toEqual(['accepted', 'awardOver']);
    const left = must(oneTooMany[codes.indexOf('awardOver')]);
    granted(await move(leader, left, 'proposeRevoke', { reason: '已经连续资助四年，按规定不再资助。' }));
    granted(await move(head, left, 'confirmRevoke', { opinion: '已核实，同意取消。' }));
    expect((await readCaseOf(left._id)).status).toBe('revoked');
  });
});
