import fc from 'fast-check';
import { holdsPlace } from '../../core/case/claim';
import { moveCase } from '../../core/case/move';
import { scholarship } from '../../core/domains/scholarship/scholarship';
import { aSeason, take, type Until } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, visit, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { around } from '../support/office';
import { casesOf, placesOf } from '../support/places';
import { codeOf, type Product, startProduct } from '../support/product';

const { story, luo, lin, verifier, checker, head, leader, treasurer, hands } = aidCentre();
const places = 15;
story.announce(aSeason(today, { places, bandPercent: 10 }));
const states: readonly Until[] = ['reviewed', 'checked', 'published', 'noticed', 'approved', 'awarded', 'paid'];
const cases = [...states, ...states].map((until) =>
  take(
    story,
    story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
    hands,
    until,
  ),
);

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

/** Whatever a step asks for. */
const input = {
  ...visit,
  category: 'deep',
  stage: 'university',
  reason: '情况不符，收入高于标准。',
  missing: '今年的在读证明，要看得清姓名和学校。',
  finding: '查不动产登记，没有记录。',
  objector: '李四光',
  contact: '13911112222',
  paidOn: today,
  voucher: '记-1',
};
/** These hand in papers or change hands; the others are all there is. */
const beside = ['supply', 'called', 'take', 'transfer'];
const people = [luo, lin, verifier, checker, head, leader, treasurer];
const attempts = Object.keys(scholarship.flow.steps)
  .filter((action) => !beside.includes(action))
  .flatMap((action) => people.map((who) => ({ action, who })));

/** The first step, from some point on among all that people could try, that the rules let through; taken in the cloud. */
async function play(caseId: string, from: number): Promise<string> {
  const found = await readCaseOf(caseId);
  for (let n = 0; n < attempts.length; n += 1) {
    const { action, who } = attempts[(from + n) % attempts.length] ?? { action: '', who: luo };
    const move = { action, version: found.version, input };
    if (!moveCase(scholarship, found, move, { ...around(who), union: story.union }).ok) continue;
    return codeOf(await product.call(who, 'case.move', { caseId, ...move }));
  }
  return 'nothing';
}

describe('whatever steps people take, in whatever order', () => {
  it('places are those of the cases and no more than there are; what ended has neither place nor money', async () => {
    const step = fc.record({ at: fc.nat({ max: cases.length - 1 }), choice: fc.nat({ max: 10_000 }) });
    const ways = fc.array(fc.array(step, { minLength: 3, maxLength: 3 }), { minLength: 6, maxLength: 6 });
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(ways, async (rounds) => {
        for (const round of rounds) {
          const replies = await Promise.all(round.map(({ at, choice }) => play(cases[at]?._id ?? '', choice)));
          for (const reply of replies) outcomes.add(reply);
          await product.runJobs();
          const { counter, cases: held } = await placesOf(year);
          expect(counter).toBe(held);
          expect(held).toBeLessThanOrEqual(places);
          for (const one of await casesOf(year)) {
            const tone = scholarship.flow.states[one.status]?.tone;
            const hasMoney = one.grant !== null;
            if (tone === 'ended')
              expect([one.status, holdsPlace(one, scholarship), hasMoney]).toEqual([one.status, false, false]);
            if (tone === 'done')
              expect([holdsPlace(one, scholarship), Boolean(one.grant?.paidOn)]).toEqual([true, true]);
            if (hasMoney) expect(holdsPlace(one, scholarship)).toBe(true);
          }
        }
      }),
      { numRuns: 4, seed: 11 },
    );
    expect([...outcomes].filter((code) => ['internal', 'badRequest', 'invalidInput'].includes(code))).toEqual([]);
    expect(outcomes).toContain('accepted');
  });
});
