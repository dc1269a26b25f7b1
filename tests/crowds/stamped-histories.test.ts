import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import { bearsItsStamp } from '../../core/case/stamp';
import { serviceOf, services } from '../../core/domains/services';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, visit, year } from '../support/aid-centre';
import { handle } from '../support/cast';
import { pay, vault } from '../support/office';
import { type Product, startProduct } from '../support/product';

const { story, wang, lin, hu, verifier, checker, head, leader, treasurer, hands } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const administrator = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const stages = ['reviewed', 'checked', 'checked', 'published', 'awarded', 'awarded'] as const;
for (const stage of stages)
  take(
    story,
    story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao' }), daysAgo(40)),
    hands,
    stage,
  );
// Of these somebody must be reminded, and messages about them are waiting.
for (const days of [30, 20, 9]) story.submit(wang, 'appeal', pay, daysAgo(days));

const people = { wang, lin, hu, verifier, checker, head, leader, treasurer, li };
const reason = '情况属实，照此办理。';
/** Enough for the form of any step. */
const anything = {
  ...visit,
  ...{ category: 'deep', stage: 'university', opinion: '同意资助。', reason, words: reason, missing: '1. 劳动合同。' },
  ...{ outcome: '已经办好，钱已到账了。', whereToGo: '劳动监察大队', stars: 4, comment: '办得很好。', paidOn: today },
  ...{
    voucher: '记-1',
    finding: reason,
    said: reason,
    to: handle(li),
    result: 'received',
    receivedFen: 100,
    next: reason,
  },
};
const actions = [...new Set(services.flatMap(({ flow }) => Object.keys(flow.steps)))];

let product: Product;
beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

async function allCases(): Promise<Case[]> {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('cases').limit(1000).get();
  return data;
}

const who = fc.constantFrom(...Object.values(people));
const which = fc.nat(40);
/** Everything that writes to a case, taken by whoever may or may not. */
const attempt = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('move' as const), who, which, action: fc.constantFrom(...actions) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('expected' as const), who, which }) },
  fc.record({ do: fc.constantFrom('open', 'reveal', 'sheet', 'publish', 'jobs', 'submit', 'leave'), who, which }),
);
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

/** The same list, from another beginning on. */
const turned = <T>(list: readonly T[], by: number) => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

async function tryOut(trial: Attempt): Promise<void> {
  const cases = await allCases();
  const found = cases[trial.which % cases.length];
  if (!found) return;
  const { _id: caseId, version } = found;
  const move = (action: string, by = trial.who) =>
    product.call(by, 'case.move', { caseId, version, action, input: anything });
  const expected = Object.entries(serviceOf(found.kind)?.flow.steps ?? {}).filter(([, { from }]) =>
    from.includes(found.status),
  );
  const runs: Record<Attempt['do'], () => Promise<unknown>> = {
    move: () => move('action' in trial ? trial.action : ''),
    // One step that somebody may take now.
    expected: async () => {
      for (const [action] of turned(expected, trial.which))
        for (const by of turned(Object.values(people), trial.which)) if ((await move(action, by)).ok) return;
    },
    open: () => product.call(trial.who, 'case.open', { caseId }),
    reveal: () => product.call(trial.who, 'case.reveal', { caseId, field: 'identity' }),
    sheet: () => product.call(treasurer, 'payment.sheet', {}),
    publish: () => product.call(head, 'season.publish', { year, cases: [{ id: caseId, version }] }),
    jobs: () => product.runJobs(),
    submit: () =>
      product.call(wang, 'case.submit', { kind: 'appeal', answers: { ...pay, name: wang.name, phone: wang.phone } }),
    leave: () => product.call(administrator, 'staff.leave', { handle: handle(lin), successor: handle(hu) }),
  };
  await runs[trial.do]();
}

describe('whatever people and the timer do in whatever order', () => {
  it('leaves every case with a stamp that fits: nobody is ever suspected without cause', async () => {
    const before = (await allCases()).reduce((sum, { version }) => sum + version, 0);
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 10, maxLength: 25 }), async (trials) => {
        for (const trial of trials) await tryOut(trial);
        // Luck alone may let nobody open what she has not read.
        for (const { _id: caseId, officer } of await allCases())
          if (officer) await product.call(officer.id, 'case.open', { caseId });
        for (const found of await allCases())
          expect([found.number, bearsItsStamp(found, vault)]).toEqual([found.number, true]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    const cases = await allCases();
    expect(cases.reduce((sum, { version }) => sum + version, 0)).toBeGreaterThan(before + 20);
    expect(cases.some(({ seen }) => Object.keys(seen).length > 0)).toBe(true);
  });
});
