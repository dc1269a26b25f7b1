import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import { bearsItsStamp } from '../../core/case/stamp';
import { firstBroken } from '../../core/case/timeline';
import { addDays } from '../../core/kernel/day';
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

/** What is paid comes back, with a card that was right all the same; what is not is paid, on a day so many days ago. */
async function turnOver(at: number, back: number) {
  const { _id: caseId, version, status } = await readCaseOf(five[at]?._id ?? '');
  const step =
    status === 'paid'
      ? { action: 'bounce', input: { reason: '户名与卡号不符，需要换卡。' } }
      : status === 'awaitingCard'
        ? { action: 'sameCard', input: { reason: '已电话和本人核对，还是这张卡。' } }
        : { action: 'pay', input: { paidOn: addDays(today, -back), voucher: '记-1' } };
  return product.call(treasurer, 'case.move', { caseId, version, ...step });
}

describe('whatever is paid, comes back and is paid again in several seasons, also at once', () => {
  const key = ({ grant, _id }: Case) => `${grant?.paidOn}|${_id}`;

  it('payments are the instalments from the first on in the order of their days, four at most, and every case bears its stamp', async () => {
    const deed = fc.record({ at: fc.nat({ max: 4 }), back: fc.nat({ max: 4 }) });
    const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        for (const round of all) {
          const once = [...new Map(round.map((each) => [each.at, each])).values()];
          const replies = await Promise.all(once.map(({ at, back }) => turnOver(at, back)));
          for (const reply of replies) seen.add(codeOf(reply));
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
    expect([...seen].filter((code) => !['accepted', 'awardOver', 'stale', 'tooOften', 'busy'].includes(code))).toEqual(
      [],
    );
    expect(seen).toContain('awardOver');
  });
});
