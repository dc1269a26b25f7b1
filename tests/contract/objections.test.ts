import { randomUUID } from 'node:crypto';
import type { Case } from '../../core/case/case';
import { mostObjections, type Objection, objectionMark } from '../../core/case/objection';
import { addDays } from '../../core/kernel/day';
import type { Entry } from '../../core/record/record';
import { chain } from '../../core/record/timeline';
import { handleOf, type Person } from '../../core/union/people';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, today, visit } from '../support/aid-centre';
import { putCase, readCaseOf } from '../support/cases';
import { digest, vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const setting = aidCentre();
const { story, luo, hu, lin, verifier, checker, head, leader, treasurer, hands } = setting;
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const mate = story.staff('staff-zeng', '曾小玲', '13900000033', 'caseOfficer', 'aid', '干事');

const filed = (days: number, part: Record<string, unknown> = { area: 'town:jiubao' }) =>
  story.submit(luo, 'scholarship', filledIn(story, luo, part), daysAgo(days));
const publishedAgain = () => take(story, filed(11), hands, 'published');
/** One that went all the way up from the unit union: 胡志强 has verified it, 林海燕 reviewed. */
function publishedFromBelow(): Case {
  const opinion = { opinion: '情况属实，同意上报。' };
  const visited = { ...visit, visitedOn: addDays(today, -7) };
  const from = filed(11, { area: 'town:xianghu', unitUnion: 'unit:shoes' });
  const reviewed = story.move(story.move(from, hu, 'verify', daysAgo(6), visited), lin, 'review', daysAgo(5), opinion);
  const check = { category: 'deep', stage: 'university', ...opinion };
  return story.move(story.move(reviewed, checker, 'check', daysAgo(2), check), checker, 'publish', daysAgo(1));
}

const plain = publishedFromBelow();
const written = publishedFromBelow();
const doubted = publishedAgain();
const doubtedByHead = publishedAgain();
const twice = publishedAgain();
const forgotten = publishedAgain();
const full = publishedAgain();
const rushed = publishedAgain();
const judged = publishedAgain();
const raced = publishedAgain();
const ended = [1, 2, 3].map(() => take(story, filed(40), hands, 'published'));
const noticed = take(story, filed(40), hands, 'noticed');
const approved = take(story, filed(40), hands, 'approved');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const words = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
const secrets = /李四光|13911112222|两套商品房/;
const finding = { finding: '查不动产和车辆登记，均无记录。' };

async function step(who: Person | string, caseId: string, action: string, input: Record<string, unknown> = {}) {
  const { version } = await readCaseOf(caseId);
  return product.call(who, 'case.move', { caseId, version, action, input });
}
/** Somebody objects, with the version of the list that she read long ago. */
const object = (who: Person | string, caseId: string, submitId: string = randomUUID(), input = words) =>
  product.call(who, 'case.move', { caseId, version: 1, action: 'object', input }, submitId);
const open = async (who: Person, caseId: string) => granted(await product.call(who, 'case.open', { caseId }));

async function store() {
  return (await import('../../cloudfunctions/shared/store/database')).database;
}
async function stored(caseId: string): Promise<Objection[]> {
  const { data } = await (await store()).collection('objections').where({ caseId }).limit(1000).get();
  return data;
}
/** An objection whose call died right after it was stored. */
async function insert(found: Case, by: string): Promise<string> {
  const _id = digest(`${found._id}:${by}`).slice(0, 32);
  const shown = [{ label: '有什么异议', value: words.reason, inside: true as const }];
  const at = new Date().toISOString();
  const said = { caseId: found._id, notice: found.notice?.since ?? today, by, at, shown, open: true };
  const objection: Objection = { _id, submitId: _id, bodyHash: _id, ...said };
  const stamp = objectionMark.stampOf(objection, vault);
  await (await store()).collection('objections').add({ ...objection, stamp });
  return _id;
}

describe('an objection', () => {
  it('lies beside the case: the first one stops it, all others leave its version alone', async () => {
    granted(await object('a neighbour', plain._id));
    const stopped = await readCaseOf(plain._id);
    expect(stopped).toMatchObject({ status: 'objected', deadline: { clock: 'objection' } });
    const since = stopped.timeline.slice(plain.timeline.length);
    expect(since.map(({ action, said }) => [action, said])).toEqual([
      ['examine', '公示收到异议，正在核查'],
      ['entrust', '已改由另一位同事办理'],
    ]);
    granted(await object('another neighbour', plain._id));
    const after = await readCaseOf(plain._id);
    expect(after).toEqual(stopped);
    expect(JSON.stringify(after)).not.toMatch(secrets);
    expect((await stored(plain._id)).map(({ by }) => by).sort()).toEqual(['a neighbour', 'another neighbour']);
    expect(codeOf(await object('a neighbour', plain._id))).toBe('onlyOnce');
  });

  it('is told again to her who made it, on the list and among her data, in no more trips, and to nobody else', async () => {
    const listed = async (who: string) => {
      product.proxy.trips();
      const { rows, raised } = granted(await product.call(who, 'notice.list', {}));
      expect(product.proxy.trips()).toBe(1);
      return [raised, ...rows.flatMap(({ id, objected }) => (objected ? [[id, objected]] : []))];
    };
    expect(await listed('a neighbour')).toEqual([1, [plain._id, 'examined']]);
    expect(await listed('a stranger')).toEqual([0]);
    product.proxy.trips();
    const { objections } = granted(await product.call('a neighbour', 'me.data', {}));
    expect(product.proxy.trips()).toBe(3);
    const title = `${plain.season}年金秋助学公示`;
    expect(objections).toMatchObject([{ title, notice: plain.notice?.since, end: 'examined' }]);
    expect(objections[0]?.said.map(({ value }) => value)).toEqual([words.reason, words.objector, words.contact]);
    expect(granted(await product.call('a stranger', 'me.data', {})).objections).toEqual([]);
    expect(granted(await product.call(luo, 'me.data', {})).objections).toEqual([]);
  });

  it('is read by those alone who look into it: the officer and her colleagues at the aid centre', async () => {
    for (const who of [checker, mate, head]) {
      const { objections } = await open(who, plain._id);
      expect([who.name, objections.length]).toEqual([who.name, 2]);
      expect(objections[0]?.shown.map(({ value }) => value)).toEqual([words.reason, words.objector, words.contact]);
    }
    for (const who of [luo, hu, lin, leader, auditor]) {
      const view = await open(who, plain._id);
      expect([who.name, view.objections]).toEqual([who.name, []]);
      expect([who.name, secrets.test(JSON.stringify(view))]).toEqual([who.name, false]);
      expect(view.timeline.at(-2)?.said).toBe('公示收到异议，正在核查');
    }
  });

  it('that was written into the timeline, as it once was, is read by the same people and nobody else', async () => {
    const by = { id: 'an old neighbour', name: '一位职工', party: 'public' as const };
    const shown = [
      { label: '有什么异议', value: words.reason, inside: true as const },
      { label: '您的姓名', value: words.objector, inside: true as const },
      { label: '您的电话', value: words.contact, inside: true as const },
    ];
    const what = { action: 'object', to: 'objected', version: written.version + 1, said: '公示收到异议，正在核查' };
    const entry: Omit<Entry, 'hash'> = { at: daysAgo(0), by, ...what, input: words, shown, submitId: '', bodyHash: '' };
    const timeline = [...written.timeline, chain(written.timeline, entry, digest)];
    await putCase(written._id, { status: 'objected', version: what.version, timeline });
    for (const who of [checker, mate, head]) expect(JSON.stringify(await open(who, written._id))).toMatch(secrets);
    for (const who of [luo, hu, lin, leader, auditor]) {
      expect([who.name, secrets.test(JSON.stringify(await open(who, written._id)))]).toEqual([who.name, false]);
    }
    expect(codeOf(await object(by.id, written._id))).toBe('onlyOnce');
    granted(await step(mate, written._id, 'dismiss', finding));
  });

  it('is hers who made it: the same words under the same id from somebody else are another one', async () => {
    const id = randomUUID();
    const first = granted(await object('first of two', doubted._id, id));
    expect(granted(await object('second of two', doubted._id, id)).caseId).toBe(first.caseId);
    expect((await stored(doubted._id)).map(({ by }) => by).sort()).toEqual(['first of two', 'second of two']);
    expect(codeOf(await object('first of two', doubted._id, id))).toBe('accepted');
    const other = { ...words, reason: '这家人在城里还开着一家店。' };
    expect(codeOf(await object('first of two', doubted._id, id, other))).toBe('submitIdReused');
    expect(await stored(doubted._id)).toHaveLength(2);
  });

  it('is stored for every one of the first who come, however many come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, (_, n) => object(`rush ${n}`, rushed._id)));
    expect(replies.map(codeOf)).toEqual(replies.map(() => 'accepted'));
    expect(await stored(rushed._id)).toHaveLength(30);
  });

  it('is stored as long as there is room; then it is said whom to call', async () => {
    const counter = `objections:${full._id}:${full.notice?.since}`;
    await (await store()).collection('counters').add({ _id: counter, taken: mostObjections - 1 });
    const replies = await Promise.all(['a', 'b', 'c'].map((who) => object(`late ${who}`, full._id)));
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'objectionsFull', 'objectionsFull']);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({
      refusal: { message: expect.stringContaining('12351') },
    });
    expect(await stored(full._id)).toHaveLength(1);
  });
});

describe('whoever objected', () => {
  it('neither looks into it nor decides it, and gets the case on no way', async () => {
    await putCase(doubted._id, { officer: { id: verifier._id, name: verifier.name } });
    expect(codeOf(await object(verifier, doubted._id))).toBe('handlesIt');
    granted(await object(mate, doubted._id));
    expect(codeOf(await product.call(mate, 'case.open', { caseId: doubted._id }))).toBe('notFound');
    expect(codeOf(await step(mate, doubted._id, 'dismiss', finding))).toBe('notFound');
    const give = { to: handleOf(mate._id, digest), reason: '由曾小玲核查。' };
    expect(await step(verifier, doubted._id, 'transfer', give)).toMatchObject({ refusal: { code: 'invalidInput' } });
    granted(await object(head, doubtedByHead._id));
    granted(await step(mate, doubtedByHead._id, 'dismiss', finding));
    expect(codeOf(await step(head, doubtedByHead._id, 'approve'))).toBe('notFound');
    expect(codeOf(await step(head, doubtedByHead._id, 'transfer', give))).toBe('notFound');
  });

  it('reads nothing that is meant for the union’s people alone, whatever she is elsewhere', async () => {
    for (const who of [hu, leader]) {
      expect(JSON.stringify(await open(who, plain._id))).toContain(visit.found);
      granted(await object(who, plain._id));
      const view = await open(who, plain._id);
      expect(view.timeline.flatMap(({ shown }) => shown).filter(({ inside }) => inside)).toEqual([]);
      expect(JSON.stringify(view)).not.toContain(visit.found);
    }
  });
});

describe('looking into it', () => {
  it('settles what lies there; one that comes in later is a new one', async () => {
    granted(await object('one', twice._id));
    granted(await step(mate, twice._id, 'dismiss', finding));
    const settled = await readCaseOf(twice._id);
    const [first] = await stored(twice._id);
    expect(settled).toMatchObject({ status: 'published', deadline: { clock: 'notice', day: twice.notice?.until } });
    expect([settled.timeline.at(-1)?.settles, first?.open]).toEqual([[first?._id], false]);
    granted(await object('two', twice._id));
    expect((await readCaseOf(twice._id)).status).toBe('objected');
    const { objections } = await open(checker, twice._id);
    expect(objections.map((one) => one.settled)).toEqual([false, true]);
  });

  it('goes to a colleague of whoever checked it, who is told and finds it among her own', async () => {
    granted(await object('one', judged._id));
    const { officer, outgoing, sending } = await readCaseOf(judged._id);
    const [given, ...others] = [verifier, mate].filter(({ _id }) => _id === officer?.id);
    if (!given) throw new Error(`given to ${officer?.name}`);
    expect(others).toEqual([]);
    expect([...outgoing, ...sending].filter(({ to }) => to === given._id)).toMatchObject([{ phrase: '新任务' }]);
    const queue = (who: Person) => product.call(who, 'case.queue', { queue: 'mine', desk: '' });
    const mine = async (who: Person) => granted(await queue(who)).rows.some(({ id }) => id === judged._id);
    expect([await mine(given), await mine(checker)]).toEqual([true, false]);
  });

  it('is never for whoever checked it: she does not dismiss what is said against her own work', async () => {
    await putCase(judged._id, { officer: { id: checker._id, name: checker.name } });
    expect(codeOf(await step(checker, judged._id, 'dismiss', finding))).toBe('fourEyes');
    expect((await open(checker, judged._id)).barred).toContain('dismiss');
    expect((await open(verifier, judged._id)).barred).not.toContain('dismiss');
    granted(await step(checker, judged._id, 'transfer', { to: handleOf(mate._id, digest), reason: '由曾小玲核查。' }));
    expect(codeOf(await step(checker, judged._id, 'take'))).toBe('fourEyes');
    granted(await step(mate, judged._id, 'dismiss', finding));
    expect((await readCaseOf(judged._id)).status).toBe('published');
  });

  it('comes before every decision, also where the call that objected died halfway', async () => {
    await insert(noticed, 'unlucky');
    await insert(approved, 'unlucky');
    expect(codeOf(await step(head, noticed._id, 'approve'))).toBe('objectionOpen');
    expect(codeOf(await step(leader, approved._id, 'confirm'))).toBe('objectionOpen');
    await insert(forgotten, 'unlucky');
    const [first] = ended;
    await insert(first ?? forgotten, 'unlucky');
    await Promise.all([product.runJobs(), product.runJobs()]);
    for (const found of [noticed, approved, forgotten, first ?? forgotten]) {
      const { status, timeline } = await readCaseOf(found._id);
      expect([status, timeline.filter(({ action }) => action === 'examine').length]).toEqual(['objected', 1]);
    }
    granted(await step(mate, approved._id, 'dismiss', finding));
    await product.runJobs();
    expect(await readCaseOf(approved._id)).toMatchObject({
      status: 'noticed',
      deadline: { clock: 'decide', since: today },
    });
    expect((await stored(approved._id)).map((one) => one.open)).toEqual([false]);
  });
});

describe('at the same moment', () => {
  it('an objection and the end of the notice never lead to a decision over it', async () => {
    const [, ...others] = ended;
    await Promise.all([product.runJobs(), ...others.map((found) => insert(found, 'in the last second'))]);
    await product.runJobs();
    for (const { _id } of others) {
      expect((await readCaseOf(_id)).status).toBe('objected');
      expect(codeOf(await step(head, _id, 'approve'))).toBe('wrongState');
    }
  });

  it('a dismissal and a new objection leave none behind that nobody has looked into', async () => {
    granted(await object('the first', raced._id));
    for (let round = 0; round < 12; round += 1) {
      const late = new Promise((wait) => setTimeout(wait, round)).then(() => object(`late ${round}`, raced._id));
      await Promise.all([step(mate, raced._id, 'dismiss', finding), late]);
      const { status, timeline } = await readCaseOf(raced._id);
      const looked = timeline.flatMap(({ settles = [] }) => settles);
      const open = (await stored(raced._id)).filter(({ _id }) => !looked.includes(_id));
      expect([round, status]).toEqual([round, open.length > 0 ? 'objected' : 'published']);
      if (open.length === 0) granted(await object(`again ${round}`, raced._id));
    }
  });
});

describe('the treasurer', () => {
  it('comes across no objection, whatever was looked into before', async () => {
    await putCase(twice._id, { status: 'awarded', desk: 'finance' });
    expect((await open(treasurer, twice._id)).objections).toEqual([]);
  });
});
