import { randomUUID } from 'node:crypto';
import { draftBytes, draftOf, renewalDraftKey } from '../../core/case/drafts';
import { catalogue } from '../../core/domains/catalogue';
import { bytesSent } from '../../core/kernel/bytes';
import { take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn } from '../support/aid-centre';
import { digest } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, luo, hu, hands } = aidCentre();
const paid = take(
  story,
  story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), daysAgo(45)),
  hands,
  'paid',
);
const asking = story.submit(
  wang,
  'appeal',
  { category: 'pay', story: '做了四个月木工，老板一直拖着不给钱。', area: 'town:xianghu', employer: '甲厂' },
  daysAgo(3),
);

/** As the first edition saved it: without a version. */
const old = {
  _id: digest(`draft:${wang._id}:scholarship`).slice(0, 32),
  draft: '{"old":1}',
  savedAt: '2026-11-20T01:00:00.000Z',
};

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: { ...story.documents(), drafts: [old] } });
});
afterAll(() => product.stop());

const save = (who: string, draft: string, base: string | null, id?: string, kind = 'appeal') =>
  product.call(who, 'draft.save', { kind, draft, base }, id);
const open = async (who: string, kind = 'appeal') => granted(await product.call(who, 'draft.open', { kind }));

describe('a form under way', () => {
  it('follows the person from phone to phone, and nobody else', async () => {
    const her = 'goes-on-elsewhere';
    expect((await open(her)).draft).toBeNull();
    let base: string | null = null;
    for (const draft of ['一半', '更多']) base = granted(await save(her, draft, base)).version;
    expect([(await open(her)).draft, (await open('another-phone')).draft]).toEqual(['更多', null]);
    granted(await product.call(her, 'draft.drop', { kind: 'appeal' }));
    expect((await open(her)).draft).toBeNull();
  });

  it('is saved over the version that was read, and over no other', async () => {
    const first = granted(await save('two-phones', '{"n":1}', null));
    const second = granted(await save('two-phones', '{"n":2}', first.version));
    expect(codeOf(await save('two-phones', '{"other":1}', first.version))).toBe('draftMoved');
    expect(codeOf(await save('two-phones', '{"other":1}', null))).toBe('draftMoved');
    expect(await open('two-phones')).toEqual({ draft: '{"n":2}', savedAt: second.savedAt, version: second.version });
    granted(await save('two-phones', '{"other":2}', second.version));
  });

  it('of ten phones at once takes one, and the others are told', async () => {
    const { version } = granted(await save('ten-phones', '{}', null));
    for (const base of [version, null]) {
      const who = base === null ? 'ten-new-phones' : 'ten-phones';
      const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => save(who, `{"n":${n}}`, base)));
      expect(replies.map(codeOf).filter((code) => code === 'accepted')).toHaveLength(1);
      expect(new Set(replies.map(codeOf))).toEqual(new Set(['accepted', 'draftMoved']));
    }
  });

  it('saved again after a lost answer is the same save', async () => {
    const id = randomUUID();
    const [first, again] = [await save('lost', '{}', null, id), await save('lost', '{}', null, id)];
    expect(granted(again).version).toBe(granted(first).version);
  });

  it('of the first edition is read, and gone on with once', async () => {
    const read = await open(wang._id, 'scholarship');
    expect(read).toMatchObject({ draft: '{"old":1}', savedAt: old.savedAt });
    expect(codeOf(await save(wang._id, '{"new":0}', null, undefined, 'scholarship'))).toBe('draftMoved');
    granted(await save(wang._id, '{"new":1}', read.version, undefined, 'scholarship'));
    expect(codeOf(await save(wang._id, '{"new":2}', read.version, undefined, 'scholarship'))).toBe('draftMoved');
  });

  it('that another phone handed in is begun anew', async () => {
    const { version } = granted(await save('done', '{}', null));
    granted(await product.call('done', 'draft.drop', { kind: 'appeal' }));
    expect(codeOf(await save('done', '{"late":1}', version))).toBe('draftMoved');
    granted(await save('done', '{"late":1}', null));
  });
});

describe('what is kept', () => {
  it('are forms that there are: no invented kinds, nor a renewal of somebody else’s case or of what has none', async () => {
    for (const kind of ['anything', 'constructor', 'toString', 'renewabc', renewalDraftKey('0'.repeat(32))])
      expect([kind, codeOf(await save('hoarder', '{}', null, undefined, kind))]).toEqual([kind, 'badRequest']);
    const renewal = renewalDraftKey(paid._id);
    expect(codeOf(await save('hoarder', '{}', null, undefined, renewal))).toBe('badRequest');
    expect(codeOf(await save(wang._id, '{}', null, undefined, renewalDraftKey(asking._id)))).toBe('badRequest');
    expect(codeOf(await save(luo._id, '{}', null, undefined, renewal))).toBe('accepted');
  });

  it('for somebody without a phone is a colleague’s alone', async () => {
    expect(codeOf(await save('hoarder', '{}', null, undefined, 'appealAssisted'))).toBe('badRequest');
    expect(codeOf(await save(hu._id, '{}', null, undefined, 'appealAssisted'))).toBe('accepted');
  });

  it('is told by its key: each case’s own, and back again', () => {
    expect(draftOf(renewalDraftKey(paid._id), catalogue)).toEqual({ of: 'renewal', caseId: paid._id });
    expect(draftOf('appeal', catalogue)).toEqual({ of: 'service' });
  });

  it('is kept without identity and card numbers, whatever a phone sends, and one from before is read without them', async () => {
    const numbers = { identity: '360781200801011234', cardNumber: '6228480402564890018' };
    const draft = JSON.stringify({
      typed: { name: '罗桂花', ...numbers },
      step: 1,
      savedAt: 0,
      sending: { submitId: 'x', answers: { stage: 'university', ...numbers } },
    });
    const clean = { typed: { name: '罗桂花' }, sending: { submitId: 'x', answers: { stage: 'university' } } };
    for (const kind of ['scholarship', renewalDraftKey(paid._id)]) {
      const { version } = await open(luo._id, kind);
      granted(await save(luo._id, draft, version, undefined, kind));
      const text = (await open(luo._id, kind)).draft ?? '';
      expect(JSON.parse(text)).toMatchObject(clean);
      expect(text).not.toMatch(/\d{15}/);
      const _id = digest(`draft:${luo._id}:${kind}`).slice(0, 32);
      const { database } = await import('../../cloudfunctions/shared/store/database');
      const stored = database.collection('drafts').doc(_id);
      expect(JSON.stringify((await stored.get()).data)).not.toMatch(/\d{15}/);
      await stored.update({ draft });
      expect((await open(luo._id, kind)).draft).toBe(text);
    }
  });

  it('is as much as WeChat carries, in bytes, whatever the script', async () => {
    const filled = (character: string) => {
      const each = bytesSent(character) - 2;
      return character.repeat(Math.floor((draftBytes - 2) / each));
    };
    for (const character of ['a', '工', '😀', '"', 'é']) {
      const text = filled(character);
      expect(Buffer.byteLength(JSON.stringify(text))).toBe(bytesSent(text));
      const who = `long-${character.codePointAt(0)}`;
      expect([character, codeOf(await save(who, text, null))]).toEqual([character, 'accepted']);
      expect([character, codeOf(await save(who, text + character + character, null))]).toEqual([
        character,
        'badRequest',
      ]);
      const event = { operation: 'draft.save', input: { kind: 'appeal', draft: text, base: null }, submitId: who };
      expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(100 * 1024);
    }
  });
});
