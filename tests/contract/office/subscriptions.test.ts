import { randomUUID } from 'node:crypto';
import type { Person } from '../../../core/union/people';
import { readCaseOf } from '../../support/cases';
import { acceptAtWechat as accept, messagesOf, newsFor, deliver as send } from '../../support/messages';
import { office, pay } from '../../support/office';
import { codeOf, granted, type Product, startProduct } from '../../support/product';

const { story, wang, lin } = office();
const caught = story.worker('worker-caught', '何小妹', '13800000021');
const stuckAt = '2026-01-05T01:00:00.000Z';
/** A sender took one off for this message and died, before or after WeChat had it. */
const stuck = story.move(story.submit(caught, 'appeal', pay, stuckAt), lin, 'accept', stuckAt);
const lost = {
  id: `${stuck._id}:lost`,
  to: caught._id,
  event: 'progress',
  thing: '拖欠工资',
  phrase: '办理中',
  at: stuckAt,
  note: '点开查看',
  claimedAt: stuckAt,
} as const;

let product: Product;
beforeAll(async () => {
  const { people, cases, ...world } = story.documents();
  product = await startProduct({
    documents: {
      ...world,
      people: people.map((one) =>
        one._id === caught._id ? { ...one, quota: { progress: 2 }, taken: [lost.id] } : one,
      ),
      cases: cases.map((one) => (one._id === stuck._id ? { ...one, sending: [lost], outgoingSince: stuckAt } : one)),
    },
  });
  // What is lost on purpose is not this test's output.
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());

const contact = { name: '王建国', phone: '13800000001' };
const report = (who: string, id: string = randomUUID(), templates = ['progress']) =>
  product.call(who, 'me.subscribed', { templates }, id);

async function subscribe(who: string, times = 1): Promise<void> {
  await acceptAtWechat(who, times);
  for (let n = 0; n < times; n += 1) granted(await report(who));
}

async function personOf(who: string): Promise<Partial<Person>> {
  const { database } = await import('../../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('people').doc(who).get();
  return data[0] ?? {};
}

const leftTo = async (who: string) => (await personOf(who)).quota?.progress;

const messagesTo = async (who: string) => (await messagesOf(product, who)).length;
const news = (who: string) => newsFor(product, who);
/** Whatever fails inside is what a later run mends. */
const deliver = (after?: number) => send(product, after).catch(() => undefined);
const acceptAtWechat = (who: string, times?: number) => accept(product, who, times);

describe('what somebody accepts', () => {
  it('is counted for each message, also for somebody the union has never seen', async () => {
    granted(await report('new-1', randomUUID(), ['progress', 'deadline']));
    granted(await report('new-1'));
    expect((await personOf('new-1')).quota).toEqual({ progress: 2, deadline: 1 });
    granted(await product.call('new-1', 'profile.save', contact));
    expect(await leftTo('new-1')).toBe(2);
    expect(granted(await product.call('new-1', 'home.open', {})).me).toMatchObject(contact);
  });

  it('is counted once however often it is reported', async () => {
    const id = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => report('new-2', id)));
    await Promise.all(['a', 'b', 'c'].map(() => report('new-2')));
    granted(await report('new-2', id));
    expect(await leftTo('new-2')).toBe(4);
  });

  it.each([
    ['none', []],
    ['an unknown one', ['something']],
    ['one of several unknown', ['progress', 'something']],
    ['more than WeChat asks for', ['progress', 'assigned', 'deadline', 'progress']],
  ])('is refused when it names %s', async (_what, templates) => {
    expect(codeOf(await report(wang._id, randomUUID(), templates))).toBe('badRequest');
    expect(await leftTo(wang._id)).toBeUndefined();
  });
});

describe('a message', () => {
  it('uses one acceptance; when none is left WeChat is not asked and her officer calls', async () => {
    const who = 'counted';
    await subscribe(who);
    // WeChat would deliver one more: nobody must find out.
    await acceptAtWechat(who);
    await news(who);
    await deliver();
    expect([await messagesTo(who), await leftTo(who)]).toEqual([1, 0]);
    const caseId = await news(who);
    await deliver();
    expect([await messagesTo(who), await leftTo(who)]).toEqual([1, 0]);
    expect(await readCaseOf(caseId)).toMatchObject({ toCall: { about: '办理中' }, outgoing: [], outgoingSince: null });
    granted(await report(who));
    await news(who);
    await deliver();
    expect([await messagesTo(who), await leftTo(who)]).toEqual([2, 0]);
  });

  it('to somebody for whom nobody has counted is left to WeChat', async () => {
    const who = 'uncounted';
    await acceptAtWechat(who, 2);
    await news(who);
    await news(who);
    await deliver();
    expect(await messagesTo(who)).toBe(2);
    const caseId = await news(who);
    await deliver();
    expect((await readCaseOf(caseId)).toCall).toMatchObject({ about: '办理中' });
  });

  it('that WeChat does not deliver, though one was counted, empties the count', async () => {
    const who = 'refuser';
    for (let n = 0; n < 3; n += 1) granted(await report(who));
    const caseId = await news(who);
    await deliver();
    expect([await messagesTo(who), await leftTo(who)]).toEqual([0, 0]);
    expect((await readCaseOf(caseId)).toCall).toMatchObject({ about: '办理中' });
  });

  it('of two for one acceptance one is sent, however many senders run at once', async () => {
    const who = 'torn';
    await subscribe(who);
    await acceptAtWechat(who, 5);
    const caseIds = [await news(who), await news(who)];
    await Promise.all([deliver(), deliver(), deliver()]);
    expect([await messagesTo(who), await leftTo(who)]).toEqual([1, 0]);
    const toCall = await Promise.all(caseIds.map(async (caseId) => (await readCaseOf(caseId)).toCall?.about));
    expect(toCall.filter((about) => about === '办理中')).toHaveLength(1);
  });

  it('that fails in passing keeps its acceptance', async () => {
    const who = 'patient';
    await subscribe(who);
    await news(who);
    product.proxy.answerSends(45009);
    await deliver();
    expect([await messagesTo(who), await leftTo(who)]).toEqual([0, 1]);
    product.proxy.answerSends();
    await deliver(4);
    expect(await messagesTo(who)).toBe(0);
    await deliver(6);
    expect([await messagesTo(who), await leftTo(who)]).toEqual([1, 0]);
    expect((await personOf(who)).taken).toEqual([]);
  });
});

describe('a sender that dies', () => {
  it('between taking and sending has counted once; the message is not sent again and her officer calls', async () => {
    await acceptAtWechat(caught._id, 5);
    await deliver();
    await deliver();
    expect([await messagesTo(caught._id), await leftTo(caught._id)]).toEqual([0, 2]);
    expect(await readCaseOf(stuck._id)).toMatchObject({
      toCall: { about: '办理中' },
      sending: [],
      outgoingSince: null,
    });
    expect((await personOf(caught._id)).taken).toEqual([]);
  });

  // It asks for what is waiting, claims, takes, sends, strikes off in two calls, and forgets.
  const losses = [1, 2, 3, 4, 5, 6].flatMap((nth) =>
    (['before', 'after'] as const).map((when) => [nth, when] as const),
  );
  it.each(losses)('at its call %i, %s the effect, has told her once and counted once in the end', async (nth, when) => {
    const who = `unlucky-${nth}-${when}`;
    await subscribe(who, 2);
    await acceptAtWechat(who, 3);
    const caseId = await news(who);
    product.proxy.failCall(nth, when);
    await deliver();
    product.proxy.trips();
    await deliver(6);
    await deliver(12);
    await deliver(18);
    expect([await messagesTo(who), await leftTo(who)]).toEqual([1, 1]);
    expect(await readCaseOf(caseId)).toMatchObject({ outgoing: [], sending: [], outgoingSince: null });
  });
});
