import fc from 'fast-check';
import type { Case } from '../../core/case/case';
import { phaseIn } from '../../core/case/phase';
import { catalogue } from '../../core/domains/catalogue';
import { serviceOf } from '../../core/domains/services';
import { dayOf } from '../../core/kernel/day';
import type { Entry } from '../../core/record/record';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, year } from '../support/aid-centre';
import { invented, live, outcome } from '../support/appeals';
import { figuresOf, recordsBehind, sumOf, valuesOf } from '../support/figures';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin, checker, leader, hands } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const head = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
/** One person is let look up so much and no more: each part of the test is another leader's reading. */
const readers = Array.from({ length: 60 }, (_, n) =>
  story.staff(`staff-reader-${n}`, `领导${n}`, `13900000${200 + n}`, 'leader', 'office', '副主席'),
);
let read = 0;
const aLeader = () => {
  read += 1;
  return readers[read % readers.length] ?? leader;
};
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

const cast = { story, applicant: wang, officers: [lin, li] };
for (const [at, one] of fc.sample(invented, { numRuns: 110, seed: 20 }).entries()) live(cast, one, at % 3);
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

const desks = ['rights', 'town:xianghu', 'aid', 'finance'];
const years = [year, String(Number(year) - 1)];
const everyFigure = [...catalogue.figures.keys()];
const countable = everyFigure.filter((id) => catalogue.figures.get(id)?.counts.of !== 'ratio');
const ofDesks = ['cases.opened', 'cases.done', 'cases.ended', 'cases.underway', 'cases.overdue'];

/** How a case changed its phase: when, where, and whether towards it or away from it again. */
function turnsTo(phase: string, { kind, timeline, desk }: Case) {
  const phaseAt = (entry: Entry | undefined) =>
    phaseIn(serviceOf(kind)?.flow.states[entry?.to ?? ''] ?? { label: '', tone: 'working', open: true });
  const turns: { on: string; desk: string; count: number }[] = [];
  timeline.forEach((entry, at) => {
    const [before, now] = [phaseAt(timeline[at - 1]), phaseAt(entry)];
    if (before === now) return;
    const last = turns.at(-1);
    if (now === phase) turns.push({ on: dayOf(entry.at), desk: entry.desk ?? desk, count: 1 });
    if (before === phase && last) turns.push({ ...last, on: dayOf(entry.at), count: -1 });
  });
  return turns;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const turned = (phase: string, desk: string, of: string) =>
  sum(
    story.cases
      .flatMap((one) => turnsTo(phase, one))
      .filter((turn) => turn.desk === desk && turn.on.startsWith(of))
      .map(({ count }) => count),
  );

describe('figures', () => {
  it('are each what the records come to that open behind them, none twice, for every figure, desk and year', async () => {
    for (const desk of desks) {
      for (const of of years) {
        const scope = { desk, year: of };
        const figures = await figuresOf(product, aLeader(), countable, scope);
        for (const [figure, { value, unit }] of figures) {
          const rows = await recordsBehind(product, aLeader(), { ...scope, figure });
          expect([figure, desk, of, new Set(rows.map(({ id }) => id)).size]).toEqual([figure, desk, of, rows.length]);
          expect([figure, desk, of, sumOf(rows, unit)]).toEqual([figure, desk, of, value]);
        }
      }
    }
  });

  it('are what the stored cases say, counted another way: by the day on which it happened and the desk that did it', async () => {
    for (const desk of desks) {
      for (const of of years) {
        const opened = story.cases.filter(({ timeline, desk: at }) => {
          const [first] = timeline;
          return (first?.desk ?? at) === desk && dayOf(first?.at ?? '').startsWith(of);
        });
        const lying = story.cases.filter((one) => one.desk === desk && one.open);
        expect(await valuesOf(product, aLeader(), ofDesks, { desk, year: of })).toEqual({
          'cases.opened': opened.length,
          'cases.done': turned('done', desk, of),
          'cases.ended': turned('ended', desk, of),
          'cases.underway': lying.length,
          'cases.overdue': lying.filter(({ deadline }) => deadline && deadline.day < today).length,
        });
      }
    }
    const values = await valuesOf(product, aLeader(), ['rights.agreed', 'rights.rated', ...ofDesks], {
      desk: 'town:xianghu',
      year,
    });
    for (const [figure, value] of Object.entries(values)) expect([figure, value && value > 0]).toEqual([figure, true]);
  });

  it('of money and stars over all desks and years are what the cases say as they stand', async () => {
    const ids = ['rights.agreed', 'rights.received', 'rights.stars', 'rights.rated'];
    const all = await Promise.all(
      [0, 1, 2].map((ago) => valuesOf(product, aLeader(), ids, { year: String(Number(year) - ago) })),
    );
    const outcomes = story.cases.map((one) => one.outcome);
    const over = (id: string) => sum(all.map((values) => values[id] ?? 0));
    expect(ids.map(over)).toEqual([
      sum(outcomes.map((one) => one?.agreedFen ?? 0)),
      sum(outcomes.map((one) => one?.receivedFen ?? 0)),
      sum(outcomes.map((one) => one?.stars ?? 0)),
      outcomes.filter((one) => one?.stars).length,
    ]);
  });

  it('stay the same when the timer has added them up, in two round trips', async () => {
    const read = async (who: Person) =>
      granted(await product.call(who, 'figures.read', { figures: everyFigure.slice(0, 40), desk: 'rights', year }));
    const who = aLeader();
    const before = await read(who);
    expect(before.isWhole).toBe(false);
    await product.work(new Date(Date.now() + 180_000).toISOString());
    await product.work(new Date(Date.now() + 180_000).toISOString());
    product.proxy.trips();
    const after = await read(who);
    expect(product.proxy.trips()).toBe(2);
    expect(after).toEqual({ ...before, isWhole: true });
    const { collection } = await import('../support/store-console');
    expect((await (await collection('totals')).count()).total).toBeGreaterThan(10);
  });

  it('of a ratio divide two figures that stand beside them, and nothing is told where there is nothing to divide by', async () => {
    const ids = ['rights.satisfaction', 'rights.stars', 'rights.rated'];
    const figures = await figuresOf(product, aLeader(), ids, { desk: 'town:xianghu', year });
    const [average, stars, rated] = ids.map((id) => figures.get(id));
    expect(average?.value).toBe(Math.round(((stars?.value ?? 0) / (rated?.value ?? 0)) * 10) / 10);
    expect(average?.ratio).toEqual({ numerator: 'rights.stars', denominator: 'rights.rated' });
    const nowhere = await figuresOf(product, aLeader(), ids, { desk: 'women', year: '2001' });
    expect([...nowhere.values()].map(({ value }) => value)).toEqual([null, 0, 0]);
  });

  it('are told topic by topic, and each topic opens its records', async () => {
    for (const desk of desks) {
      const opened = (await figuresOf(product, aLeader(), ['cases.opened'], { desk, year })).get('cases.opened');
      expect(sum(opened?.topics.map(({ value }) => value) ?? [])).toBe(opened?.value);
      for (const { topic, value } of opened?.topics ?? []) {
        const rows = await recordsBehind(product, aLeader(), { desk, year, figure: 'cases.opened', topic });
        expect([topic, sumOf(rows, '件')]).toEqual([topic, value]);
      }
    }
    const topics = async (desk: string) =>
      (await figuresOf(product, aLeader(), ['cases.opened'], { desk, year })).get('cases.opened')?.topics;
    expect(await topics('rights')).toContainEqual({
      topic: 'appeal.women',
      label: '女职工权益',
      value: expect.any(Number),
    });
    expect(await topics('aid')).toEqual([{ topic: 'scholarship', label: '金秋助学', value: 2 }]);
  });

  it('are for the people of the desk and for those who oversee everything, of the whole union for the latter alone', async () => {
    const ask = async (who: Person, scope: { desk?: string }, figure = 'cases.opened') => [
      codeOf(await product.call(who, 'figures.read', { figures: [figure], year, ...scope })),
      codeOf(await product.call(who, 'figures.records', { figure, year, ...scope })),
    ];
    const [open, refused] = [
      ['accepted', 'accepted'],
      ['forbidden', 'forbidden'],
    ];
    for (const who of [li, head, leader, auditor]) expect(await ask(who, { desk: 'rights' })).toEqual(open);
    for (const who of [lin, sun, checker, wang]) expect(await ask(who, { desk: 'rights' })).toEqual(refused);
    for (const who of [leader, auditor]) expect(await ask(who, {})).toEqual(open);
    for (const who of [li, head, lin]) expect(await ask(who, {})).toEqual(refused);
    // What lies at a desk now is counted desk by desk.
    expect(await ask(leader, {}, 'cases.underway')).toEqual(refused);
    expect(await ask(li, { desk: 'aid' }, 'scholarship.paidThisYear')).toEqual(['accepted', 'forbidden']);
    expect(await ask(checker, { desk: 'aid' }, 'scholarship.paidThisYear')).toEqual(open);
    const both = { figures: ['scholarship.paidThisYear', 'cases.opened'], desk: 'aid', year };
    expect(
      await Promise.all([li, checker].map(async (who) => codeOf(await product.call(who, 'figures.read', both)))),
    ).toEqual(['forbidden', 'accepted']);
  });

  it('that nobody has defined are none, and records of a ratio are none', async () => {
    const input = { figures: ['cases.opened', 'cases.invented'], desk: 'rights', year };
    expect(codeOf(await product.call(leader, 'figures.read', input))).toBe('notFound');
    for (const figure of ['cases.invented', 'rights.satisfaction', 'constructor'])
      expect(codeOf(await product.call(leader, 'figures.records', { figure, desk: 'rights', year }))).toBe('notFound');
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
