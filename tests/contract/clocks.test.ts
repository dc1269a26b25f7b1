import { addDays, dayOf } from '../../core/kernel/day';
import { readCaseOf } from '../support/cases';
import { office, pay } from '../support/office';
import { type Product, startProduct } from '../support/product';

const { story, wang, lin } = office();
const zhou = story.staff('staff-zhou', '周文斌', '13900000006', 'leader', 'office', '副主席');
const fang = story.staff('staff-fang', '方正平', '13900000005', 'approver', 'rights', '部长');
const today = dayOf(new Date().toISOString());
const daysAgo = (days: number) => `${addDays(today, -days)}T01:00:00.000Z`;

/** Handed in so long ago, and accepted the same day: sixty days to answer. */
function acceptedDaysAgo(days: number) {
  return story.move(
    story.submit(wang, 'appeal', pay, daysAgo(days)),
    lin,
    'accept',
    `${addDays(today, -days)}T02:00:00.000Z`,
  );
}

const calm = acceptedDaysAgo(29);
const half = acceptedDaysAgo(31);
const late = acceptedDaysAgo(46);
const over = acceptedDaysAgo(61);
const asked = story.move(acceptedDaysAgo(61), lin, 'askPapers', daysAgo(50), { missing: '1. 劳动合同。' });
const orphan = { ...story.submit(wang, 'appeal', { ...pay, area: 'town:xianghu' }, daysAgo(1)), officer: null };
story.cases.splice(-1, 1, orphan);
const unanswered = story.submit(wang, 'appeal', { ...pay, category: 'injury' }, daysAgo(40));

/** Half of the time of what lies with Xu Qing is over, who is away until tonight; Qiu Hong stands in for her. */
const xu = story.staff('staff-xu', '许青', '13900000021', 'caseOfficer', 'women', '干事');
const hers = story.submit(wang, 'appeal', { ...pay, category: 'women' }, daysAgo(5));
const qiu = story.staff('staff-qiu', '邱红', '13900000022', 'caseOfficer', 'women', '干事');
if (xu.staff) xu.staff = { ...xu.staff, away: { until: today, deputy: qiu.staff?.handle ?? '' } };

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  for (const who of [lin, zhou, fang, xu, qiu]) {
    for (let n = 0; n < 6; n += 1) await subscribe(who._id);
  }
  await Promise.all([product.runJobs(), product.runJobs()]);
  await product.runJobs();
});
afterAll(() => product.stop());

async function subscribe(openid: string): Promise<void> {
  await fetch(`${product.cloud.url}/local/subscriptions`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid, 'content-type': 'application/json' },
    body: JSON.stringify({ templateIds: ['deadline'] }),
  });
}

async function reminders(openid: string): Promise<string[]> {
  const reply = await fetch(`${product.cloud.url}/local/messages`, { headers: { 'x-wx-openid': openid } });
  const { messages }: { messages: { template: string; page: string; data: { phrase2: { value: string } } }[] } =
    await reply.json();
  return messages.map(({ page, data }) => `${page.split('id=')[1]} ${data.phrase2.value}`).sort();
}

describe('the timer', () => {
  it('reminds the officer at half and three quarters, and of what is overdue, once however often it runs', async () => {
    expect(await reminders(lin._id)).toEqual(
      [`${half._id} 即将到期`, `${late._id} 即将到期`, `${over._id} 已经超期`].sort(),
    );
    expect(
      await Promise.all([calm, half, late, over, asked].map(async ({ _id }) => (await readCaseOf(_id)).warned)),
    ).toEqual([0, 50, 75, 100, 0]);
  });

  it('tells those above of what is overdue, and of nothing else: the desk’s own head, or the leaders where it has none', async () => {
    expect(await reminders(fang._id)).toEqual([`${unanswered._id} 已经超期`]);
    expect(await reminders(zhou._id)).toEqual([`${over._id} 已经超期`]);
  });

  it('tells the deputy as well of what lies with somebody who is away', async () => {
    expect(hers.officer?.id).toBe(xu._id);
    const [own, deputys] = [await reminders(xu._id), await reminders(qiu._id)];
    expect(own.filter((each) => each.startsWith(hers._id))).toHaveLength(1);
    expect(deputys).toEqual(own);
  });

  it('does not count the days on which the worker owed papers', async () => {
    expect(await readCaseOf(asked._id)).toMatchObject({ warnOn: null, deadline: { pausedOn: addDays(today, -50) } });
  });

  it('leaves the version alone, so that nobody’s screen becomes stale', async () => {
    expect((await readCaseOf(over._id)).version).toBe(over.version);
  });

  it('gives a case that nobody has to somebody at its desk, once', async () => {
    const found = await readCaseOf(orphan._id);
    expect(found).toMatchObject({ officer: { id: lin._id }, version: 2 });
    expect(found.timeline.map(({ action }) => action)).toEqual(['submit', 'entrust']);
  });
});
