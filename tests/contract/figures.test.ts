import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import type { Records } from '../../core/case/operations';
import type { Input } from '../../core/contract';
import { deskFigures } from '../../core/figures/figures';
import { dayOf } from '../../core/kernel/day';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { invented, live, outcome } from '../support/appeals';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin, checker, leader, hands } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const head = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
/** One person is let look up so much and no more: each part of the test is another leader's reading. */
const readers = Array.from({ length: 40 }, (_, n) =>
  story.staff(`staff-reader-${n}`, `领导${n}`, `139000002${String(n).padStart(2, '0')}`, 'leader', 'office', '副主席'),
);
const aLeader = () => readers.pop() ?? leader;
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

const cast = { story, applicant: wang, officers: [lin, li] };
for (const one of fc.sample(invented, { numRuns: 110, seed: 20 })) live(cast, one);
for (const until of ['checked', 'paid'] as const) {
  take(
    story,
    story.submit(wang, 'scholarship', filledIn(story, wang, { area: 'town:jiubao' }), daysAgo(40)),
    hands,
    until,
  );
}

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const desks = ['rights', 'town:xianghu', 'women', 'aid', 'finance'];
const years = [year, String(Number(year) - 1), String(Number(year) - 2)];

const read = async (who: Person, desk: string, of: string) =>
  granted(await product.call(who, 'desk.figures', { desk, year: of }));

/** Every row behind a figure, page after page. */
async function paged(who: Person, input: Input<'desk.cases'>): Promise<Records['rows'][number][]> {
  const { rows, next } = granted(await product.call(who, 'desk.cases', input));
  return next === null ? [...rows] : [...rows, ...(await paged(who, { ...input, cursor: next }))];
}

const stored = (desk: string, of: string): Case[] =>
  story.cases.filter((one) => one.desk === desk && dayOf(one.openedAt).startsWith(of));
const known = (amount: number | null | undefined) => typeof amount === 'number';
const sum = (amounts: readonly (number | null | undefined)[]) =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);

describe('the figures of a desk', () => {
  it('are each the number of records that open behind it, none twice', async () => {
    for (const desk of desks) {
      for (const of of years) {
        const reader = aLeader();
        const { counts } = await read(reader, desk, of);
        for (const figure of deskFigures) {
          const rows = await paged(reader, { desk, year: of, figure });
          expect([desk, of, figure, new Set(rows.map(({ id }) => id)).size]).toEqual([
            desk,
            of,
            figure,
            counts[figure],
          ]);
        }
      }
    }
  });

  it('are what the stored cases say, counted another way', async () => {
    for (const desk of desks) {
      for (const of of years) {
        const cases = stored(desk, of);
        const figures = await read(leader, desk, of);
        const outcomes = cases.map((one) => one.outcome);
        expect(figures).toMatchObject({
          counts: {
            opened: cases.length,
            done: cases.filter(({ status }) => ['resolved', 'rated', 'paid'].includes(status)).length,
            ended: cases.filter(({ status }) => ['refused', 'withdrawn'].includes(status)).length,
            underway: cases.filter(({ open }) => open).length,
            overdue: cases.filter(({ open, deadline }) => open && deadline && deadline.day < today).length,
            carried: story.cases.filter((one) => one.desk === desk && one.open && one.year < of).length,
            agreed: outcomes.filter((one) => known(one?.agreedFen)).length,
            received: outcomes.filter((one) => known(one?.receivedFen)).length,
            rated: outcomes.filter((one) => known(one?.stars)).length,
          },
          agreedFen: sum(outcomes.map((one) => one?.agreedFen)),
          receivedFen: sum(outcomes.map((one) => one?.receivedFen)),
          stars: sum(outcomes.map((one) => one?.stars)),
        });
      }
    }
    const { counts } = await read(leader, 'town:xianghu', year);
    for (const figure of ['done', 'underway', 'overdue', 'ended', 'carried', 'agreed', 'rated'] as const) {
      expect([figure, counts[figure] > 0]).toEqual([figure, true]);
    }
  });

  it('part what came in by topic, and each topic opens its records', async () => {
    for (const desk of desks) {
      const reader = aLeader();
      const { counts, topics } = await read(reader, desk, year);
      expect(sum(topics.map(({ count }) => count))).toBe(counts.opened);
      for (const { topic, count } of topics) {
        expect(await paged(reader, { desk, year, figure: 'opened', topic })).toHaveLength(count);
      }
    }
    const { topics } = await read(leader, 'rights', year);
    expect(topics).toContainEqual({ topic: 'appeal.women', label: '女职工权益', count: expect.any(Number) });
    expect((await read(checker, 'aid', year)).topics).toEqual([{ topic: 'scholarship', label: '金秋助学', count: 1 }]);
  });

  it('come in two round trips, who asks being looked at first, as do the records', async () => {
    product.proxy.trips();
    await read(lin, 'town:xianghu', year);
    expect(product.proxy.trips()).toBe(2);
    granted(await product.call(lin, 'desk.cases', { desk: 'town:xianghu', year, figure: 'opened' }));
    expect(product.proxy.trips()).toBe(2);
  });

  it('are for the people of the desk and for those who oversee everything, and for nobody else', async () => {
    const rights = { desk: 'rights', year };
    for (const who of [li, head, leader, auditor]) {
      expect(codeOf(await product.call(who, 'desk.figures', rights))).toBe('accepted');
      expect(codeOf(await product.call(who, 'desk.cases', { ...rights, figure: 'opened' }))).toBe('accepted');
    }
    for (const who of [lin, sun, checker, wang]) {
      expect(codeOf(await product.call(who, 'desk.figures', rights))).toBe('forbidden');
      expect(codeOf(await product.call(who, 'desk.cases', { ...rights, figure: 'opened' }))).toBe('forbidden');
    }
  });
});

describe('what a step says of the outcome', () => {
  it('stands in the case: the later word counts, what was agreed apart from what was paid', async () => {
    const { story: told, wang: worker, lin: officer } = office();
    let found = told.submit(worker, 'appeal', pay, daysAgo(30));
    const step = (who: Person, action: string, input: Record<string, unknown> = {}) => {
      found = told.move(found, who, action, daysAgo(20), input);
      return found.outcome;
    };
    expect(step(officer, 'accept')).toBeNull();
    const terms = { payOn: today, terms: '十天内一次付清。' };
    expect(step(officer, 'settle', { agreedFen: 100_000, ...terms })).toEqual({
      agreedFen: 100_000,
      receivedFen: null,
      stars: null,
    });
    const resolved = step(officer, 'resolve', { outcome, receivedFen: 60_000 });
    expect(resolved).toEqual({ agreedFen: 100_000, receivedFen: 60_000, stars: null });
    expect(step(worker, 'rate', { stars: 2 })?.stars).toBe(2);
    expect(step(worker, 'reopen', { reason: '还差四百元。' })?.stars).toBe(2);
    expect(step(officer, 'resolve', { outcome, receivedFen: 100_000 })?.receivedFen).toBe(100_000);
    expect(step(worker, 'rate', { stars: 5 })).toEqual({ agreedFen: 100_000, receivedFen: 100_000, stars: 5 });
  });
});
