import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import { bearsItsStamp } from '../../core/case/stamp';
import { addDays } from '../../core/kernel/day';
import { firstBroken } from '../../core/record/timeline';
import { freshIdentity, manySeasons, today } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { digest, vault } from '../support/office';
import { codeOf, type Product, startProduct } from '../support/product';

const { story, treasurer, applied } = manySeasons();
const identity = freshIdentity();
const five = [4, 3, 2, 1, 0].map((back) => applied(identity, back, 'awarded'));

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

interface Deed {
  at: number;
  back: number;
  comesBack: boolean;
}

/**
 * What is paid comes back now and then, with a card that was right all the same; what is not is paid: first on a day so many days ago, and
 * again today, since nothing is paid again before it was paid first.
 */
async function turnOver({ at, back, comesBack }: Deed) {
  const { _id: caseId, version, status, timeline } = await readCaseOf(five[at]?._id ?? '');
  const daysAgo = timeline.some(({ action }) => action === 'pay') ? 0 : back;
  if (status === 'paid' && !comesBack) return undefined;
  const step =
    status === 'paid'
      ? { action: 'bounce', input: { reason: '户名与卡号不符，需要换卡。' } }
      : status === 'awaitingCard'
        ? { action: 'sameCard', input: { reason: '已电话和本人核对，还是这张卡。' } }
        : { action: 'pay', input: { paidOn: addDays(today, -daysAgo), voucher: '记-1' } };
  return product.call(treasurer, 'case.move', { caseId, version, ...step });
}

describe('whatever is paid, comes back and is paid again in several seasons, also at once', () => {
  const key = ({ grant, _id }: Case) => `${grant?.paidOn}|${_id}`;

  it('payments are the instalments from the first on in the order of their days, four at most, and every case bears its stamp', async () => {
    const now = { arbitrary: fc.constant(true), weight: 1 };
    const comesBack = fc.oneof(now, { arbitrary: fc.constant(false), weight: 2 });
    const deed = fc.record({ at: fc.nat({ max: 4 }), back: fc.nat({ max: 4 }), comesBack });
    const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 5 }), { minLength: 4, maxLength: 7 });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        for (const round of all) {
          const once = [...new Map(round.map((each) => [each.at, each])).values()];
          const replies = await Promise.all(once.map(turnOver));
          for (const reply of replies) if (reply) seen.add(codeOf(reply));
          const cases = await Promise.all(five.map(({ _id }) => readCaseOf(_id)));
          const paid = cases.filter(({ status }) => status === 'paid').sort((a, b) => (key(a) < key(b) ? -1 : 1));
          expect(paid.map(({ turn }) => turn)).toEqual(paid.map((_, n) => n + 1));
          expect(paid.length).toBeLessThanOrEqual(4);
          for (const one of cases)
            expect([one.number, bearsItsStamp(one, vault), firstBroken(one.timeline, digest)]).toEqual([
              one.number,
              true,
              -1,
            ]);
        }
      }),
      { numRuns: 8, endOnFailure: true, seed: 7 },
    );
    const possible = ['accepted', 'awardOver', 'stale', 'tooOften', 'busy'];
    expect([...seen].filter((code) => !possible.includes(code))).toEqual([]);
    expect([...seen]).toEqual(expect.arrayContaining(['accepted', 'awardOver']));
  });
});
