import type { Case } from '../../core/case/case';
import { stamped } from '../../core/case/stamp';
import { catalogue } from '../../core/domains/catalogue';
import { addDays, dayOf, type Instant } from '../../core/kernel/day';
import { readCaseOf } from '../support/cases';
import { acceptAtWechat, inMinutes, messagesOf } from '../support/messages';
import { office, pay, vault } from '../support/office';
import { type Product, startProduct } from '../support/product';

const now = () => new Date().toISOString();
const today = dayOf(now());
const { story, wang, lin } = office();
const zhou = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席');
const opened = `${addDays(today, -2)}T01:00:00.000Z`;
const pattern = story.move(story.submit(wang, 'appeal', pay, opened), lin, 'accept', opened);
const quiet: Case = { ...pattern, outgoing: [], outgoingSince: null, warnOn: null };

/** Many cases that differ from the pattern in their keys and in what the test is about. */
function many(name: string, count: number, change: (id: string) => Partial<Case>): Case[] {
  return Array.from({ length: count }, (_, at) => {
    const _id = `${name}${String(at).padStart(4, '0')}`;
    return { ...quiet, _id, onceKey: _id, openedKey: `${opened}|${_id}`, dueKey: `${today}|${_id}`, ...change(_id) };
  });
}

const owedTo = (id: string, to: string): Pick<Case, 'outgoing' | 'outgoingSince'> => ({
  outgoing: [
    { id: `${id}:1`, to, event: 'progress', thing: '拖欠工资', phrase: '办理中', at: opened, note: '点开查看' },
  ],
  outgoingSince: opened,
});
const overdue = { deadline: { ...(pattern.deadline ?? never()), since: addDays(today, -61), day: addDays(today, -1) } };
const dueToRemind: Partial<Case> = { ...overdue, warned: 0, warnOn: addDays(today, -1) };
/** At a desk without anybody. */
const stuck: Partial<Case> = { officer: null, desk: 'women' };

function never(): never {
  throw new Error('the pattern has no deadline');
}

let product: Product;
async function open(cases: readonly Case[]): Promise<void> {
  const { people, ...world } = story.documents();
  product = await startProduct({
    documents: { ...world, people, cases: cases.map((one) => ({ ...stamped(one, vault) })) },
  });
  jest.spyOn(console, 'error').mockImplementation(() => {});
}
afterEach(() => product.stop());

const left = async (cases: readonly Case[]) =>
  (await Promise.all(cases.map(({ _id }) => readCaseOf(_id)))).filter(
    ({ outgoing, sending, outgoingSince, warnOn }) =>
      outgoing.length + sending.length > 0 || outgoingSince !== null || (warnOn !== null && warnOn <= today),
  );

/** A clock that goes on by a second each time somebody looks at it. */
function ticking(from: Instant = now()): () => Instant {
  let at = Date.parse(from);
  return () => {
    at += 1000;
    return new Date(at).toISOString();
  };
}

async function runWith(time: { now(): Instant; until: Instant }): Promise<Record<string, number>> {
  const { kinds } = await import('../../cloudfunctions/jobs/kinds');
  const { workOff } = await import('../../cloudfunctions/jobs/work');
  return workOff(kinds, { ...time, catalogue });
}

describe('one run of the timer', () => {
  it('goes on until nothing is due, whatever the kind: messages, reminders, and what these bring about', async () => {
    const told = many('told', 60, (id) => owedTo(id, wang._id));
    const late = many('late', 110, () => dueToRemind);
    await open([...told, ...late]);
    await acceptAtWechat(product, wang._id, 60);
    await acceptAtWechat(product, lin._id, 110, 'deadline');
    await acceptAtWechat(product, zhou._id, 110, 'deadline');
    expect(await product.work(now())).toMatchObject({ reminders: 110 });
    expect(await left([...told, ...late])).toEqual([]);
    const count = async (who: string) => new Set((await messagesOf(product, who)).map(({ page }) => page)).size;
    expect([await count(wang._id), await count(lin._id), await count(zhou._id)]).toEqual([60, 110, 110]);
    expect((await messagesOf(product, wang._id)).length).toBe(60);
  });

  it('is one question when nothing is due, and few more for what rests', async () => {
    await open(many('quiet', 3, () => ({})));
    const { kinds } = await import('../../cloudfunctions/jobs/kinds');
    const resting = ['restingCases', 'restingOpenings', 'restingRecords', 'recentCases', 'totals'];
    product.proxy.trips();
    await product.work(
      now(),
      kinds.map(({ name }) => name).filter((name) => !resting.includes(name)),
    );
    expect(product.proxy.trips()).toBe(1);
    for (const _first of [1, 2]) await product.runJobs();
    product.proxy.trips();
    await product.runJobs();
    // They look whether all that cases did is in the ledger, and whether it gained anything to add up.
    expect(product.proxy.trips()).toBeLessThanOrEqual(20);
  });

  it('sends what came up last first: news does not wait behind a morning of reminders', async () => {
    const late = many('late', 90, () => dueToRemind);
    const [fresh] = many('fresh', 1, (id) => ({ ...owedTo(id, wang._id), outgoingSince: now() }));
    await open(fresh ? [...late, fresh] : late);
    await product.work(now(), ['reminders']);
    await acceptAtWechat(product, lin._id, 90, 'deadline');
    await acceptAtWechat(product, wang._id);
    await product.work(now());
    const [news] = await messagesOf(product, wang._id);
    expect(news?.id).toBeLessThanOrEqual(15);
    expect((await messagesOf(product, lin._id)).length).toBe(90);
  });

  it('gives every kind its turn: the longest waiting do not starve behind what comes up', async () => {
    const old = many('old', 60, (id) => owedTo(id, wang._id));
    const fresh = many('new', 100, (id) => ({ ...owedTo(id, lin._id), outgoingSince: inMinutes(-1) }));
    await open([...old, ...fresh]);
    await acceptAtWechat(product, wang._id, 60);
    await acceptAtWechat(product, lin._id, 100);
    await product.work(now());
    const ids = (await messagesOf(product, wang._id)).map(({ id }) => id);
    expect(Math.min(...ids)).toBeLessThanOrEqual(95);
  });

  it('is held up by no case that cannot be worked on', async () => {
    const broken = many('broken', 85, (id) => ({ ...owedTo(id, wang._id), sending: Object.create(null) }));
    const orphans = many('stuck', 85, () => stuck);
    const [orphan] = many('zorphan', 1, () => ({
      officer: null,
      status: 'submitted',
      timeline: pattern.timeline.slice(0, 1),
    }));
    const told = many('told', 10, (id) => ({ ...owedTo(id, wang._id), outgoingSince: now() }));
    if (!orphan) throw new Error('no orphan');
    await open([...broken, ...orphans, orphan, ...told]);
    await product.runJobs();
    expect(await left(told)).toEqual([]);
    expect((await readCaseOf(orphan._id)).officer?.id).toBe(lin._id);
  });

  it('begins nothing when its time is over, and the next run does the rest, nothing twice', async () => {
    const told = many('told', 60, (id) => owedTo(id, wang._id));
    await open(told);
    await acceptAtWechat(product, wang._id, 120);
    expect(await runWith({ now, until: now() })).toMatchObject({ news: 0, messages: 0 });
    const clock = ticking();
    await runWith({ now: clock, until: new Date(Date.now() + 60_000).toISOString() });
    const first = (await messagesOf(product, wang._id)).length;
    expect(first).toBeGreaterThan(5);
    expect(first).toBeLessThan(60);
    await product.runJobs();
    expect((await messagesOf(product, wang._id)).length).toBe(60);
    expect(await left(told)).toEqual([]);
  });

  it('side by side with others does nothing twice', async () => {
    const told = many('told', 90, (id) => owedTo(id, wang._id));
    const late = many('late', 60, () => dueToRemind);
    await open([...told, ...late]);
    await acceptAtWechat(product, wang._id, 200);
    await acceptAtWechat(product, lin._id, 200, 'deadline');
    const runs = await Promise.all([product.runJobs(), product.runJobs(), product.runJobs()]);
    await product.runJobs();
    expect((await messagesOf(product, wang._id)).length).toBe(90);
    expect((await messagesOf(product, lin._id)).length).toBe(60);
    expect(runs.reduce((sum, { reminders = 0 }) => sum + reminders, 0)).toBe(60);
    expect(await left([...told, ...late])).toEqual([]);
  });

  it.each([8, 21, 40, 77])(
    'killed at its %i. call loses nothing and has sent nothing twice in the end',
    async (nth) => {
      const told = many('told', 50, (id) => owedTo(id, wang._id));
      const late = many('late', 30, () => dueToRemind);
      await open([...told, ...late]);
      await acceptAtWechat(product, wang._id, 100);
      await acceptAtWechat(product, lin._id, 100, 'deadline');
      product.proxy.dieAt(nth);
      await product.runJobs().catch(() => undefined);
      product.proxy.trips();
      await product.runJobs();
      for (const after of [6, 12]) await product.work(inMinutes(after));
      const pages = (await messagesOf(product, wang._id)).map(({ page }) => page);
      expect(new Set(pages).size).toBe(pages.length);
      const called = (await Promise.all(told.map(({ _id }) => readCaseOf(_id)))).filter(({ toCall }) => toCall);
      // Whoever may have been told when the run died is called; all others were told.
      expect(pages.length + called.length).toBeGreaterThanOrEqual(50);
      expect(called.length).toBeLessThanOrEqual(15);
      const reminded = (await messagesOf(product, lin._id)).map(({ page }) => page);
      expect(new Set(reminded).size).toBe(reminded.length);
      expect(reminded.length).toBeGreaterThanOrEqual(30 - 15);
      expect(await left([...told, ...late])).toEqual([]);
    },
  );
});
