import { randomUUID } from 'node:crypto';
import type { Claimed } from '../../cloudfunctions/shared/store/outbox';
import type { Person } from '../../core/union/people';
import { readCaseOf } from '../support/cases';
import { acceptAtWechat, deliver, inMinutes, messagesOf, newsFor } from '../support/messages';
import { office } from '../support/office';
import { granted, type Product, startProduct } from '../support/product';

const { story, lin } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
let logged: jest.SpyInstance;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  product.proxy.answerSends();
  jest.restoreAllMocks();
});

/** Somebody new who has accepted two messages. */
async function subscriber(): Promise<string> {
  const who = `subscriber-${randomUUID()}`;
  await acceptAtWechat(product, who, 2);
  for (let n = 0; n < 2; n += 1) granted(await product.call(who, 'me.subscribed', { templates: ['progress'] }));
  return who;
}

async function leftTo(who: string): Promise<number | undefined> {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  const { data } = await database.collection('people').doc(who).get();
  expect(data[0]?.taken ?? []).toEqual([]);
  return data[0]?.quota?.progress;
}

const nothingWaits = { outgoing: [], sending: [], outgoingSince: null };

/** How many messages were tried since the last time; they go on meeting the same answer. */
const tried = (answer?: number | 'lost') => product.proxy.answerSends(answer);

describe('what WeChat answers', () => {
  it.each([47003, 40037, 40003, 41030, 43107, 45168, -604101, -604100])(
    '%i is final: it is logged, her officer calls, and nothing is tried again',
    async (code) => {
      const who = await subscriber();
      const caseId = await newsFor(product, who);
      tried(code);
      await deliver(product);
      expect(tried(code)).toBe(1);
      expect(logged).toHaveBeenCalledWith(expect.stringContaining(`WeChat answered a message with ${code}`));
      expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: { about: '办理中' } });
      expect(await leftTo(who)).toBe(2);
      await deliver(product, 60 * 24);
      expect(tried()).toBe(0);
    },
  );

  it.each([45009, -1, 43108])(
    '%i passes: it is tried after growing pauses, and in the end her officer calls',
    async (code) => {
      const who = await subscriber();
      const caseId = await newsFor(product, who);
      tried(code);
      let minutes = 0;
      for (const pause of [0, 5, 15, 60, 240, 720]) {
        if (pause > 0) await deliver(product, minutes + pause - 0.5);
        expect(tried(code)).toBe(0);
        minutes += pause;
        await deliver(product, minutes + 0.1);
        expect(tried(code)).toBe(1);
        expect(logged).toHaveBeenLastCalledWith(expect.stringContaining(`${code}`));
        expect(await leftTo(who)).toBe(2);
        minutes += 0.1;
      }
      expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: { about: '办理中' } });
      await deliver(product, minutes + 1000);
      expect(tried()).toBe(0);
    },
  );

  it('that never arrives leaves open whether she was told: she is called, and not told twice', async () => {
    const who = await subscriber();
    const caseId = await newsFor(product, who);
    tried('lost');
    await deliver(product);
    tried();
    for (const after of [6, 60, 600]) await deliver(product, after);
    expect([(await messagesOf(product, who)).length, await leftTo(who)]).toEqual([1, 1]);
    expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: { about: '办理中' } });
  });

  it.each([-604102, -601008])('%i, the cloud waited for WeChat in vain, does too', async (code) => {
    const who = await subscriber();
    const caseId = await newsFor(product, who);
    tried(code);
    await deliver(product);
    await deliver(product, 60);
    expect(tried()).toBe(1);
    expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: { about: '办理中' } });
  });

  it('to a message for a colleague makes nobody call', async () => {
    granted(await product.call(lin, 'me.subscribed', { templates: ['assigned'] }));
    tried(47003);
    const caseId = await newsFor(product, await subscriber());
    expect(tried()).toBe(1);
    expect((await readCaseOf(caseId)).toCall).toBeNull();
  });
});

describe('a refusal because of how things are set up', () => {
  const told = async (who: Person) => granted(await product.call(who, 'home.open', {})).refused;

  it.each([40003, 45168])('is none where WeChat answers %i: that is about one message', async (code) => {
    const before = await told(sun);
    tried(code);
    await newsFor(product, await subscriber());
    await deliver(product);
    expect(await told(sun)).toEqual(before);
  });

  it.each([-604101, 40037])('is told the administrator alone: %i, the last one', async (code) => {
    tried(code);
    await newsFor(product, await subscriber());
    await deliver(product);
    expect(await told(sun)).toEqual({ code, at: expect.stringMatching(/^20/) });
    expect(await told(lin)).toBeNull();
  });

  it('is told for seven days', async () => {
    const { noteRefused } = await import('../../cloudfunctions/shared/store/refused');
    const ago = (ms: number) => new Date(Date.now() - 7 * 86_400_000 + ms).toISOString();
    await noteRefused({ code: 47003, at: ago(-60_000) });
    expect(await told(sun)).toBeNull();
    await noteRefused({ code: 47003, at: ago(60_000) });
    expect(await told(sun)).toMatchObject({ code: 47003 });
  });
});

describe('a message that waits for another try', () => {
  it('holds up no other of its case, and is sent in its own time', async () => {
    const who = await subscriber();
    const caseId = await newsFor(product, who);
    tried(45009);
    await deliver(product);
    tried();
    const askPapers = { caseId, version: 2, action: 'askPapers', input: { missing: '1. 劳动合同。' } };
    granted(await product.call(lin, 'case.move', askPapers));
    await deliver(product, 1);
    const words = async () => (await messagesOf(product, who)).map(({ data }) => data.phrase2?.value);
    expect(await words()).toEqual(['待补材料']);
    await deliver(product, 4);
    expect(await words()).toEqual(['待补材料']);
    await deliver(product, 6);
    expect(await words()).toEqual(['办理中', '待补材料']);
    expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: null });
  });

  it('lets its case rest, but not when another message has joined it since it was read', async () => {
    const { restUntil } = await import('../../cloudfunctions/shared/store/outbox');
    const caseId = await newsFor(product, await subscriber());
    const before = await readCaseOf(caseId);
    const waiting = before.outgoing.map((message) => ({ ...message, after: inMinutes(5) }));
    const more = { ...before, outgoingSince: inMinutes(-1) };
    expect(await restUntil(more, waiting)).toBe(false);
    expect(await restUntil(before, [...waiting, ...waiting])).toBe(false);
    expect((await readCaseOf(caseId)).outgoingSince).toBe(before.outgoingSince);
    expect(await restUntil(before, waiting)).toBe(true);
    expect((await readCaseOf(caseId)).outgoingSince).toBe(waiting[0]?.after);
  });
});

describe('a claimed message', () => {
  const claimedAt = '2026-11-01T01:00:00.000Z';

  /** Two messages of one case, both claimed at the same moment. */
  async function claimedTwo() {
    const { claim } = await import('../../cloudfunctions/shared/store/outbox');
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const caseId = await newsFor(product, await subscriber());
    const [message] = (await readCaseOf(caseId)).outgoing;
    if (!message) throw new Error('nothing waits');
    const second = { ...message, id: `${message.id}-2` };
    await database
      .collection('cases')
      .doc(caseId)
      .update({ outgoing: [message, second] });
    const claims = [await claim(caseId, message, claimedAt), await claim(caseId, second, claimedAt)];
    return { caseId, claims: claims.flatMap((claimed) => claimed ?? []) };
  }

  async function putBackOf(caseId: string, claimed: Claimed | undefined): Promise<string[][]> {
    const { putBack } = await import('../../cloudfunctions/shared/store/outbox');
    if (!claimed) throw new Error('nothing was claimed');
    await putBack(caseId, claimed);
    const { outgoing, sending } = await readCaseOf(caseId);
    return [outgoing.map(({ id }) => id), sending.map(({ id }) => id)];
  }

  it('is put back once, however often', async () => {
    const { caseId, claims } = await claimedTwo();
    const [first, second] = claims;
    expect(await putBackOf(caseId, first)).toEqual([[first?.id], [second?.id]]);
    expect(await putBackOf(caseId, first)).toEqual([[first?.id], [second?.id]]);
  });

  it('is not put back by somebody who claimed it earlier, though another of the case was claimed then', async () => {
    const { caseId, claims } = await claimedTwo();
    const [first, second] = claims;
    await putBackOf(caseId, first);
    const { claim } = await import('../../cloudfunctions/shared/store/outbox');
    if (first) await claim(caseId, first, '2026-11-01T02:00:00.000Z');
    expect(await putBackOf(caseId, first)).toEqual([[], [second?.id, first?.id]]);
  });

  it('is put back in its own case alone', async () => {
    const [one, other] = [await claimedTwo(), await claimedTwo()];
    await putBackOf(one.caseId, one.claims[0]);
    expect((await readCaseOf(other.caseId)).outgoing).toEqual([]);
  });
});

describe('without a template of the union', () => {
  afterEach(() => Object.assign(process.env, { TEMPLATE_PROGRESS: 'progress' }));

  it.each(['', 'progress:wrong'])(
    '(%j) her officer calls; once there is one, the next news is sent',
    async (setting) => {
      const who = await subscriber();
      process.env.TEMPLATE_PROGRESS = setting;
      const caseId = await newsFor(product, who);
      await deliver(product);
      expect(tried()).toBe(0);
      expect(await readCaseOf(caseId)).toMatchObject({ ...nothingWaits, toCall: { about: '办理中' } });
      expect(await leftTo(who)).toBe(2);
      process.env.TEMPLATE_PROGRESS = 'progress';
      await newsFor(product, who);
      await deliver(product);
      expect([(await messagesOf(product, who)).length, await leftTo(who)]).toEqual([1, 1]);
    },
  );
});
