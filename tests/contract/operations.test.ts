import { randomUUID } from 'node:crypto';
import { readCaseOf } from '../support/cases';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin, li } = office();
const chen = story.worker('worker-chen', '陈秀英', '13800000009');
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const many = story.worker('worker-many', '钟多多', '13800000045');
for (let n = 0; n < 45; n += 1)
  story.submit(
    many,
    'appeal',
    { ...pay, category: 'injury', employer: `厂 ${n}` },
    new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString(),
  );
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '经审');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const answers = { ...pay, name: '王建国', phone: '13800000001' };
const submit = (who = wang, more: object = {}, id?: string) =>
  product.call(who, 'case.submit', { kind: 'appeal', answers: { ...answers, ...more } }, id);
const submitted = async (more: object = {}) => granted(await submit(wang, more));
const move = (who: typeof wang, caseId: string, version: number, action: string, input = {}, id?: string) =>
  product.call(who, 'case.move', { caseId, version, action, input }, id);

describe('a call for help', () => {
  it('travels from a worker to a closed case', async () => {
    const { caseId, number } = await submitted();
    expect(number).toMatch(/^QZ-20\d\d-\d{4}$/);
    granted(await move(lin, caseId, 1, 'accept'));
    granted(await move(lin, caseId, 2, 'resolve', { outcome: '经协商，老板已付清全部工资。', receivedFen: 100 }));
    granted(await move(wang, caseId, 3, 'rate', { stars: 5, words: '谢谢你们' }));
    const seen = granted(await product.call(wang, 'case.open', { caseId }));
    expect(seen.timeline.map(({ said, who }) => [said, who])).toEqual([
      ['已提交', '王建国'],
      ['已受理', '林海燕'],
      ['已办结', '林海燕'],
      ['已评价', '王建国'],
    ]);
    expect(seen.state.label).toBe('已评价');
  });

  it('appears in the lists of exactly those who work on it', async () => {
    const { caseId } = await submitted({ area: 'town:xianghu' });
    const has = (rows: readonly { id: string }[]) => rows.some(({ id }) => id === caseId);
    expect(has(granted(await product.call(wang, 'case.mine', {})).rows)).toBe(true);
    expect(has(granted(await product.call(chen, 'case.mine', {})).rows)).toBe(false);
    expect(has(granted(await product.call(lin, 'case.queue', { queue: 'mine', desk: '' })).rows)).toBe(true);
    expect(has(granted(await product.call(li, 'case.queue', { queue: 'mine', desk: '' })).rows)).toBe(false);
    expect(has(granted(await product.call(lin, 'case.queue', { queue: 'desk', desk: 'town:xianghu' })).rows)).toBe(
      true,
    );
  });
});

describe('who has read my case', () => {
  it('is told to the applicant, colleague by colleague, and to nobody else', async () => {
    const { caseId } = await submitted();
    for (const who of [lin, lin, guo]) granted(await product.call(who, 'case.open', { caseId }));
    const mine = granted(await product.call(wang, 'case.open', { caseId }));
    expect(mine.seen.map(({ name, title }) => `${name} ${title}`)).toEqual(['郭长青 经审', '林海燕 副主席']);
    expect(mine.version).toBe(1);
    expect(granted(await product.call(lin, 'case.open', { caseId })).seen).toEqual([]);
  });
});

describe('pressing 提交 again', () => {
  it('ten times at once makes one case, and every reply names it', async () => {
    const id = randomUUID();
    const replies = await Promise.all(Array.from({ length: 10 }, () => submit(wang, {}, id)));
    expect(new Set(replies.map((reply) => granted(reply).caseId)).size).toBe(1);
  });

  it('with other words under the same id is refused and changes nothing', async () => {
    const id = randomUUID();
    const { caseId } = granted(await submit(wang, {}, id));
    expect(codeOf(await submit(wang, { employer: '另一家' }, id))).toBe('submitIdReused');
    expect((await readCaseOf(caseId)).headline).toContain('赣南建筑劳务队');
  });

  it('by another person with a copied id makes a case of her own', async () => {
    const id = randomUUID();
    expect(granted(await submit(wang, {}, id)).caseId).not.toBe(granted(await submit(chen, {}, id)).caseId);
  });

  it('of a step takes it once and answers the same', async () => {
    const { caseId } = await submitted();
    const id = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => move(lin, caseId, 1, 'accept', {}, id)));
    expect(replies.map((reply) => granted(reply).version)).toEqual([2, 2, 2]);
    expect((await readCaseOf(caseId)).timeline).toHaveLength(2);
  });

  it('without an id is refused, since a repeat could not be told', async () => {
    const event = { operation: 'case.submit', input: { kind: 'appeal', answers } };
    expect(codeOf(await product.raw(event, wang._id))).toBe('badRequest');
  });
});

describe('two officers at once', () => {
  it('one is taken, the other is told to look again, nothing is lost', async () => {
    const second = story.staff('staff-ma', '马兰', '13900000077', 'townOfficer', 'town:xianghu', '干事');
    const code = granted(
      await product.call(sun, 'staff.invite', {
        name: '马兰',
        title: '干事',
        role: 'townOfficer',
        desk: 'town:xianghu',
      }),
    ).code;
    granted(await product.call(second._id, 'staff.join', { code }));
    const { caseId } = await submitted();
    const replies = await Promise.all([lin, second].map((who) => move(who, caseId, 1, 'accept')));
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'stale']);
    expect((await readCaseOf(caseId)).timeline).toHaveLength(2);
  });
});

describe('who may not', () => {
  const stranger = 'nobody-has-seen-me';

  it.each(['case.open', 'case.move'] as const)(
    '%s: to anybody but its people the case does not exist',
    async (operation) => {
      const { caseId } = await submitted();
      const input = { caseId, version: 1, action: 'accept', input: {} };
      for (const who of [stranger, chen, li, sun])
        expect(codeOf(await product.call(who, operation, input))).toBe('notFound');
    },
  );

  it('an overseer may read but not act', async () => {
    const { caseId } = await submitted();
    expect(codeOf(await product.call(guo, 'case.open', { caseId }))).toBe('accepted');
    expect(codeOf(await move(guo, caseId, 1, 'accept'))).toBe('forbidden');
  });

  it('a worker or a stranger sees no queue, an officer no foreign desk', async () => {
    for (const who of [stranger, wang]) {
      expect(codeOf(await product.call(who, 'case.queue', { queue: 'mine', desk: '' }))).toBe('forbidden');
    }
    expect(codeOf(await product.call(lin, 'case.queue', { queue: 'desk', desk: 'rights' }))).toBe('forbidden');
  });

  it('only an administrator invites', async () => {
    const input = { name: '甲', title: '乙', role: 'leader', desk: 'office' } as const;
    for (const who of [stranger, wang, lin, guo]) {
      expect(codeOf(await product.call(who, 'staff.invite', input))).toBe('forbidden');
    }
  });

  it('a role, an owner or an openid taken from the event changes nothing', async () => {
    const { caseId } = await submitted();
    const event = {
      operation: 'case.open',
      input: { caseId, isAdmin: true, role: 'leader' },
      openid: lin._id,
      WX_OPENID: lin._id,
    };
    expect(codeOf(await product.raw(event, stranger))).toBe('notFound');
  });
});

describe('a list', () => {
  it('of a desk is of one desk: whoever oversees them all names it, and gets the whole union for decisions alone', async () => {
    const asked = (queue: 'desk' | 'decide', desk: string) => product.call(guo, 'case.queue', { queue, desk });
    expect(codeOf(await asked('desk', ''))).toBe('forbidden');
    expect(codeOf(await asked('desk', 'rights'))).toBe('accepted');
    expect(codeOf(await asked('decide', ''))).toBe('accepted');
    for (const desk of ['', 'rights', 'aid']) {
      const decide = await product.call(lin, 'case.queue', { queue: 'decide', desk });
      expect([desk, codeOf(decide)]).toEqual([desk, 'forbidden']);
    }
  });

  it('on the first screen is the five newest open cases', async () => {
    for (let n = 0; n < 7; n += 1) {
      granted(
        await product.call('seven', 'case.submit', { kind: 'appeal', answers: { ...answers, employer: `厂 ${n}` } }),
      );
    }
    const { open } = granted(await product.call('seven', 'home.open', {}));
    expect(open.map(({ headline }) => headline)).toEqual([6, 5, 4, 3, 2].map((n) => `拖欠工资 · 厂 ${n}`));
  });

  it('goes on from page to page without missing or repeating a row', async () => {
    const who = many;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = granted(await product.call(who, 'case.mine', cursor === undefined ? {} : { cursor }));
      seen.push(...page.rows.map(({ headline }) => headline));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => `工伤赔偿 · 厂 ${44 - n}`));
  });
});

describe('round trips to the database', () => {
  const tripsOf = async (deed: () => Promise<unknown>) => {
    product.proxy.trips();
    await deed();
    return product.proxy.trips();
  };

  it('submit 4, a list 1, opening a case 1, a step 2, one that closes 3, the first screen 1', async () => {
    const { caseId } = await submitted();
    // The last of them books that it came in.
    expect(await tripsOf(() => submit())).toBe(4);
    expect(await tripsOf(() => product.call(wang, 'case.mine', {}))).toBe(1);
    expect(await tripsOf(() => product.call(lin, 'case.queue', { queue: 'desk', desk: 'town:xianghu' }))).toBe(1);
    expect(await tripsOf(() => product.call(wang, 'case.open', { caseId }))).toBe(1);
    expect(await tripsOf(() => product.call(lin, 'case.open', { caseId }))).toBe(2);
    expect(await tripsOf(() => product.call(lin, 'case.open', { caseId }))).toBe(1);
    expect(await tripsOf(() => move(lin, caseId, 1, 'accept'))).toBe(2);
    expect(await tripsOf(() => move(wang, caseId, 2, 'withdraw', { reason: '已经解决了。' }))).toBe(3);
    expect(await tripsOf(() => product.call(wang, 'home.open', {}))).toBe(1);
  });
});

describe('a message', () => {
  const messagesOf = async (openid: string) => {
    const reply = await fetch(`${product.cloud.url}/local/messages`, { headers: { 'x-wx-openid': openid } });
    const { messages }: { messages: { page: string; data: Record<string, { value: string }> }[] } = await reply.json();
    return messages;
  };
  const subscribe = (openid: string) =>
    fetch(`${product.cloud.url}/local/subscriptions`, {
      method: 'POST',
      headers: { 'x-wx-openid': openid, 'content-type': 'application/json' },
      body: JSON.stringify({ templateIds: ['progress'] }),
    });

  it('reaches a worker who subscribed once, however often and at once the timer runs', async () => {
    const { caseId } = granted(await submit(chen));
    await subscribe(chen._id);
    await subscribe(chen._id);
    granted(await move(lin, caseId, 1, 'accept'));
    await Promise.all([product.runJobs(), product.runJobs(), product.runJobs()]);
    await product.runJobs();
    const messages = await messagesOf(chen._id);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.page).toBe(`packages/worker/case/case?id=${caseId}`);
    expect(messages[0]?.data).toMatchObject({ phrase2: { value: '办理中' } });
    expect(await readCaseOf(caseId)).toMatchObject({ outgoing: [], sending: [], outgoingSince: null });
  });

  it('to somebody who did not subscribe becomes a call that her officer makes', async () => {
    const { caseId } = await submitted();
    granted(await move(lin, caseId, 1, 'accept'));
    await product.runJobs();
    expect(await readCaseOf(caseId)).toMatchObject({ outgoing: [], sending: [], outgoingSince: null });
    expect(granted(await product.call(lin, 'case.open', { caseId })).toCall).toBe('办理中');
    expect(granted(await product.call(wang, 'case.open', { caseId })).toCall).toBeNull();
    granted(await move(lin, caseId, 2, 'called'));
    expect(granted(await product.call(lin, 'case.open', { caseId })).toCall).toBeNull();
  });
});
