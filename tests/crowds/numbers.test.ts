import { randomUUID } from 'node:crypto';
import { aidCentre, filledIn, freshIdentity } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { pay } from '../support/office';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

const { story, wang, luo } = aidCentre();

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());

const answers = { ...pay, name: '王建国', phone: '13800000001' };
const appeal = (who: string, id?: string, more: object = {}) =>
  product.call(who, 'case.submit', { kind: 'appeal', answers: { ...answers, ...more } }, id);
const nth = (number: string) => Number(number.split('-').at(-1));

/** What a good form is numbered now, by somebody whom nothing that came before concerns. */
async function nextAppeal(): Promise<number> {
  return nth(granted(await appeal(`somebody-${randomUUID()}`)).number);
}

describe('case numbers follow one another without a hole', () => {
  it('after repeats, one after another and ten at once', async () => {
    const before = await nextAppeal();
    const [slow, fast] = [randomUUID(), randomUUID()];
    for (let n = 0; n < 3; n += 1) granted(await appeal('repeats', slow));
    const racing = await Promise.all(Array.from({ length: 10 }, () => appeal('repeats', fast)));
    expect(new Set(racing.map((reply) => granted(reply).number)).size).toBe(1);
    expect(await nextAppeal()).toBe(before + 3);
  });

  it('after refusals', async () => {
    const before = await nextAppeal();
    const id = randomUUID();
    granted(await appeal('refused', id));
    expect(codeOf(await appeal('refused', id, { employer: '另一家' }))).toBe('submitIdReused');
    expect(codeOf(await appeal('refused', undefined, { story: '短' }))).toBe('invalidInput');
    const paper = [{ fileId: `cloud://env.local/papers/${'0'.repeat(32)}/1.jpg`, name: '没有传好' }];
    expect(codeOf(await appeal('refused', undefined, { papers: paper }))).not.toBe('accepted');
    expect(await nextAppeal()).toBe(before + 2);
  });

  it.each([1, 2, 3, 4, 5, 6].flatMap((call) => (['before', 'after'] as const).map((when) => [call, when] as const)))(
    'when the connection is lost at call %i, %s its effect, and the form is sent again',
    async (call, when) => {
      const before = await nextAppeal();
      const [who, id] = [`lost-${call}-${when}`, randomUUID()];
      product.proxy.failCall(call, when);
      await appeal(who, id);
      product.proxy.trips();
      expect(nth(granted(await appeal(who, id)).number)).toBe(before + 1);
      expect(await nextAppeal()).toBe(before + 2);
    },
  );

  it('from the first one on, when many want the first at once', async () => {
    const { numberFor } = await import('../../cloudfunctions/shared/store/counters');
    const holders = Array.from({ length: 20 }, (_, n) => `holder-${n}`);
    const numbers = await Promise.all([...holders, ...holders].map((holder) => numberFor('ZX-2031', holder, holder)));
    expect(numbers.slice(0, 20)).toEqual(numbers.slice(20));
    expect([...new Set(numbers.map(Number))].sort((a, b) => a - b)).toEqual(holders.map((_, n) => n + 1));
  });

  it('when forty people hand something in at once', async () => {
    const before = await nextAppeal();
    const crowd = Array.from({ length: 40 }, (_, n) => `crowd-${n}`);
    const numbers = (await Promise.all(crowd.map((who) => appeal(who)))).map((reply) => nth(granted(reply).number));
    expect(numbers.sort((a, b) => a - b)).toEqual(crowd.map((_, n) => before + 1 + n));
  });

  it('when one parent sends two forms for one student at once, and again after withdrawing', async () => {
    const identity = freshIdentity();
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
    const apply = (part: object = {}) =>
      product.call(luo, 'case.submit', {
        kind: 'scholarship',
        answers: { ...filledIn(story, luo), identity, proof, ...part },
      });
    const replies = await Promise.all([apply(), apply(), apply()]);
    expect(replies.map(codeOf).sort()).toEqual(['accepted', 'alreadyApplied', 'alreadyApplied']);
    const [first] = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    if (!first) throw new Error('nothing was accepted');
    const { version } = await readCaseOf(first.caseId);
    const withdrawal = { caseId: first.caseId, version, action: 'withdraw', input: { reason: '填错了' } };
    granted(await product.call(luo, 'case.move', withdrawal));
    expect(nth(granted(await apply()).number)).toBe(nth(first.number) + 1);
    expect(nth(granted(await apply({ identity: freshIdentity() })).number)).toBe(nth(first.number) + 2);
  });

  it('in a series that was counted before holders were noted', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const { numberFor } = await import('../../cloudfunctions/shared/store/counters');
    await database.collection('counters').add({ _id: 'ZX-2019', last: 41 });
    const numbers = [];
    for (const holder of ['a', 'b', 'a', 'c', 'b']) numbers.push(await numberFor('ZX-2019', holder, holder));
    expect(numbers).toEqual([42, 43, 42, 44, 43]);
  });

  it('in a series whose holders were noted without their cases, one of them among new ones', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const { numberFor } = await import('../../cloudfunctions/shared/store/counters');
    await database.collection('counters').add({ _id: 'ZX-2020', last: 7, given: ['x', 'a'] });
    const numbers = [];
    for (const holder of ['a', 'b', 'a']) numbers.push(await numberFor('ZX-2020', holder, holder));
    await database
      .collection('counters')
      .doc('ZX-2020')
      .update({ last: 10, given: database.command.push(['old']) });
    numbers.push(await numberFor('ZX-2020', 'b', 'b'), await numberFor('ZX-2020', 'c', 'c'));
    expect(numbers).toEqual([8, 9, 8, 9, 11]);
  });
});

describe('no two cases have the same number', () => {
  const child = async (identity: string) => {
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '录取通知书' }];
    const answers = { ...filledIn(story, luo), identity, proof };
    return (id?: string) => product.call(luo, 'case.submit', { kind: 'scholarship', answers }, id);
  };
  async function withdraw(caseId: string): Promise<void> {
    const { version } = await readCaseOf(caseId);
    const input = { caseId, version, action: 'withdraw', input: { reason: '填错了' } };
    granted(await product.call(luo, 'case.move', input));
  }
  async function numbersOf(caseIds: readonly string[]): Promise<string[]> {
    return Promise.all(caseIds.map(async (id) => (await readCaseOf(id)).number));
  }

  it.each([
    ['before it is numbered', 'database.modifyAndReturnDoc', 'counters'],
    ['with its number, before it is stored', 'database.insertDocument', 'cases'],
  ])('when a slow form stands still %s and another for the student comes and is withdrawn', async (_at, ...call) => {
    const apply = await child(freshIdentity());
    const [slow, quick] = [randomUUID(), randomUUID()];
    const { held, release } = product.proxy.holdNext(...call);
    const first = apply(slow);
    await held;
    const second = granted(await apply(quick));
    await withdraw(second.caseId);
    release();
    const late = granted(await first);
    await withdraw(late.caseId);
    const third = granted(await apply());
    const ids = [second.caseId, late.caseId, third.caseId];
    expect(new Set(await numbersOf(ids)).size).toBe(3);
    expect(granted(await apply(slow)).number).toBe(late.number);
    expect(granted(await apply(quick)).number).toBe(second.number);
    expect(nth(third.number)).toBe(Math.max(nth(second.number), nth(late.number)) + 1);
  });

  it('nor does a form that was numbered and has not come keep others from applying', async () => {
    const apply = await child(freshIdentity());
    const { held, release } = product.proxy.holdNext('database.insertDocument', 'cases');
    const dying = apply();
    await held;
    granted(await apply());
    release();
    expect(codeOf(await dying)).toBe('alreadyApplied');
  });
});

describe('what a submission reads of people', () => {
  it('is what decides who gets the case, not what WeChat was accepted for', async () => {
    const { gather } = await import('../../cloudfunctions/shared/store/gather');
    const { candidatesAt } = await import('../../cloudfunctions/shared/store/candidates');
    granted(await product.call(wang, 'me.subscribed', { templates: ['progress'] }));
    const read = await gather(wang._id, candidatesAt(['aid']));
    const fields = new Set(read?.found.staff.flatMap((person) => Object.keys(person)));
    expect([...fields].sort()).toEqual(['_id', 'name', 'phone', 'staff', 'stamp']);
    expect(Object.keys(read?.caller ?? {}).sort()).toEqual(['_id', 'name', 'phone']);
  });
});
