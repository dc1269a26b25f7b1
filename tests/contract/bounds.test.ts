import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { isBounded } from '../../cloudfunctions/shared/bounds';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin } = office();

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => product.stop());

/** An event as it comes out of JSON, in which every key is the event's own. */
const sent = (text: string, who = wang._id) => product.raw(JSON.parse(text), who);
const submission = (story: string) =>
  `{"operation":"case.submit","submitId":"${randomUUID()}","input":{"kind":"appeal","answers":${story}}}`;
const Accepted = v.object({ ok: v.literal(true), value: v.object({ caseId: v.string() }) });
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const keys = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',')}}`;

describe('an event larger than any honest one', () => {
  it.each([
    ['nested 17 levels deep', submission(nested(17))],
    ['nested 3,000 levels deep', submission(nested(3000))],
    ['nested 50,000 levels deep', submission(`{"story":${nested(50_000)}}`)],
    ['with 4,000 keys', submission(keys(4000))],
    ['with 250,000 keys', submission(keys(250_000))],
    ['with a list of 250,000 entries', submission(`{"papers":[${'0,'.repeat(250_000)}0]}`)],
    ['of more than 100 KB of text', submission(`{"story":"${'很'.repeat(35_000)}"}`)],
    ['of more than 100 KB of keys', submission(`{"${'k'.repeat(103_000)}":1}`)],
    ['with all that outside of what is read', `{"operation":"home.open","input":{},"extra":${nested(3000)}}`],
  ])('%s, is refused in words before anything is asked of the store', async (_what, text) => {
    product.proxy.trips();
    expect(await sent(text)).toMatchObject({ refusal: { code: 'badRequest' } });
    expect(product.proxy.trips()).toBe(0);
  });

  it('but a form filled to the brim is let in', () => {
    const family = Array.from({ length: 20 }, () => ({
      name: '名'.repeat(20),
      relation: 'child',
      health: 'good',
      a: 1,
      b: 2,
    }));
    const papers = Array.from({ length: 60 }, () => ({ fileId: 'f'.repeat(150), name: '名'.repeat(20) }));
    const long = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`text${n}`, '很'.repeat(2000)]));
    expect(isBounded({ operation: 'case.submit', input: { answers: { family, papers, ...long } } })).toBe(true);
  });
});

describe('hostile keys and values', () => {
  it.each(['__proto__', 'constructor', 'prototype', '$set', '$where', 'a.b', 'toString', ''])(
    'the key %j changes nobody and breaks nothing',
    async (key) => {
      const answers = JSON.stringify({ ...pay, name: '王建国', phone: '13800000001' });
      const hostile = answers.replace('{', `{${JSON.stringify(key)}:{"staff":{"role":"leader"},"$gt":""},`);
      const { caseId } = v.parse(Accepted, await sent(submission(hostile))).value;
      const me = granted(await product.call(wang, 'home.open', {})).me;
      expect(me.staff).toBeNull();
      const move = `{"operation":"case.move","submitId":"${randomUUID()}","input":{"caseId":"${caseId}","version":1,"action":"accept","input":{${JSON.stringify(key)}:{"$set":{"desk":"rights"}}}}}`;
      expect(codeOf(await sent(move, lin._id))).toMatch(/accepted|badRequest/);
      expect(Reflect.get({}, 'staff')).toBeUndefined();
    },
  );

  it('an operator where a text is expected is no question to the store', async () => {
    for (const value of ['{"$gt":""}', '{"$ne":null}', '["a"]', '{"$regex":".*"}', 'true', 'null']) {
      expect(codeOf(await sent(`{"operation":"case.open","input":{"caseId":${value}}}`, lin._id))).toBe('badRequest');
      expect(codeOf(await sent(`{"operation":"case.mine","input":{"cursor":${value}}}`))).toBe('badRequest');
    }
  });

  it('an operator written as a text is a text', async () => {
    for (const text of ['$gt', '{"$gt":""}', '$where', '$$ROOT']) {
      const { rows } = granted(await product.call(lin, 'case.search', { text, desk: 'town:xianghu' }));
      expect(rows).toEqual([]);
    }
  });

  it('a key sent twice counts once, as the last one says', async () => {
    const twice = `{"operation":"staff.invite","input":{},"operation":"home.open","submitId":"${randomUUID()}"}`;
    expect(codeOf(await sent(twice))).toBe('accepted');
  });
});
