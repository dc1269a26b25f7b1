import { randomUUID } from 'node:crypto';
import { type QueueFilter, queueFilters } from '../../core/case/queue';
import type { Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, luo, checker, head, leader, hands } = aidCentre();
const li = story.staff('staff-li', '李敏', '13900000003', 'caseOfficer', 'rights', '干事');
const filed = (days: number) =>
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(days));
// One waits for a head, long overdue; the other rests at the desk without a deadline.
take(story, filed(60), hands, 'noticed');
take(story, filed(12), hands, 'checked');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

type Looking = { queue: 'mine' | 'desk' | 'decide'; desk: string };

/** How many cases the pages of a queue hold together. */
async function behind(who: Person, looking: Looking & { filter: QueueFilter }): Promise<number> {
  let seen = 0;
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? {} : { cursor };
    const page = granted(await product.call(who, 'case.queue', { ...looking, ...more }));
    seen += page.rows.length;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return seen;
}

/** The figures of a queue, after each was held against the cases behind it. */
async function figures(who: Person, looking: Looking): Promise<number[]> {
  product.proxy.trips();
  const told = granted(await product.call(who, 'desk.today', looking));
  expect(product.proxy.trips()).toBe(1);
  for (const filter of queueFilters) {
    expect([looking.queue, filter, await behind(who, { ...looking, filter })]).toEqual([
      looking.queue,
      filter,
      told[filter],
    ]);
  }
  return queueFilters.map((filter) => told[filter]);
}

describe('today', () => {
  it('is four figures, each of which opens exactly the cases behind it, in one round trip', async () => {
    const answers = { ...pay, category: 'injury', name: '王建国', phone: '13800000001' };
    const submit = () => product.call(`worker-${randomUUID()}`, 'case.submit', { kind: 'appeal', answers });
    // More than a page holds.
    const replies = await Promise.all(Array.from({ length: 22 }, submit));
    const [first] = replies.map(granted);
    const ask = { caseId: first?.caseId ?? '', version: 1, action: 'askPapers', input: { missing: '1. 工资条。' } };
    granted(await product.call(li, 'case.move', ask));
    const [overdue, dueToday, fresh, waiting] = await figures(li, { queue: 'mine', desk: '' });
    expect([overdue, dueToday, fresh, waiting]).toEqual([0, 0, 21, 1]);
    expect(granted(await product.call(li, 'desk.today', {}))).toMatchObject({ fresh, waiting });
  });

  it('is counted in the queue that is looked at: what waits for a head, or lies at her desk', async () => {
    expect(await figures(head, { queue: 'mine', desk: 'aid' })).toEqual([0, 0, 0, 0]);
    expect(await figures(head, { queue: 'decide', desk: 'aid' })).toEqual([1, 0, 0, 0]);
    expect(await figures(leader, { queue: 'decide', desk: '' })).toEqual([1, 0, 0, 0]);
    expect(await figures(checker, { queue: 'desk', desk: 'aid' })).toEqual([1, 0, 0, 0]);
  });

  it('is told of no desk but her own, and of the whole union to nobody who does not oversee it', async () => {
    const code = async (queue: 'desk' | 'decide', desk: string) =>
      codeOf(await product.call(head, 'desk.today', { queue, desk }));
    expect([await code('desk', 'rights'), await code('decide', ''), await code('desk', 'aid')]).toEqual([
      'forbidden',
      'forbidden',
      'accepted',
    ]);
  });
});
