import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { contract } from '../../core/contract';
import { aSeason } from '../../local/worlds/students';
import { today } from '../support/aid-centre';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
  // What the functions and the SDK write to their logs when a connection is lost is not this test's output.
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterAll(() => product.stop());

const answers = { ...pay, name: '王建国', phone: '13800000001' };
const submission = { kind: 'appeal', answers };
const losses = [1, 2, 3, 4, 5, 6, 7].flatMap((nth) =>
  (['before', 'after'] as const).map((when) => [nth, when] as const),
);

describe('when the connection to the store is lost', () => {
  it.each(losses)('at call %i of a submission, %s its effect, a repeat makes one case', async (nth, when) => {
    const who = `unlucky-${nth}-${when}`;
    const id = randomUUID();
    product.proxy.failCall(nth, when);
    await product.call(who, 'case.submit', submission, id);
    product.proxy.trips();
    const { caseId } = granted(await product.call(who, 'case.submit', submission, id));
    const { rows } = granted(await product.call(who, 'case.mine', {}));
    expect(rows.map((row) => row.id)).toEqual([caseId]);
  });

  it.each(losses)('at call %i of a step, %s its effect, a repeat takes it once', async (nth, when) => {
    const { caseId } = granted(await product.call(wang, 'case.submit', submission));
    const step = { caseId, version: 1, action: 'accept', input: {} };
    const id = randomUUID();
    product.proxy.failCall(nth, when);
    await product.call(lin, 'case.move', step, id);
    product.proxy.trips();
    expect(granted(await product.call(lin, 'case.move', step, id)).version).toBe(2);
    expect(granted(await product.call(lin, 'case.open', { caseId })).timeline).toHaveLength(2);
  });

  it.each(losses)(
    'at call %i of taking up a post, %s its effect, the code still works for her alone',
    async (nth, when) => {
      const invitation = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
      const { code } = granted(await product.call(sun, 'staff.invite', invitation));
      const who = `joining-${nth}-${when}`;
      product.proxy.failCall(nth, when);
      await product.call(who, 'staff.join', { code });
      product.proxy.trips();
      expect(granted(await product.call(who, 'staff.join', { code })).staff?.desk).toBe('women');
      expect(codeOf(await product.call(`${who}-other`, 'staff.join', { code }))).toBe('invitationUsed');
    },
  );

  it.each([
    'SERVER_TIMEOUT',
    'EXCEED_RATELIMIT',
    'EXCEED_REQUEST_LIMIT',
    'SYS_ERR',
    'ESOCKETTIMEDOUT',
    'DATABASE_TIMEOUT',
    'EXCEED_CONCURRENT_REQUEST_LIMIT',
    'STORAGE_REQUEST_FAIL',
    'EAI_AGAIN',
    'ENOTFOUND',
    'EPIPE',
  ])('or %s is what it answers, the refusal asks to try again', async (code) => {
    product.proxy.failWith(code);
    expect(codeOf(await product.call(wang, 'case.mine', {}))).toBe('busy');
    expect(codeOf(await product.call(wang, 'case.mine', {}))).toBe('accepted');
  });

  it.each([
    ['DATABASE_TRANSACTION_CONFLICT', 10],
    ['DATABASE_TRANSACTION_FAIL', 11],
  ])('or a transaction ends in %s however often it is begun, the refusal asks to try again', async (code, places) => {
    const { by: _by, at: _at, ...asked } = aSeason(today, { places });
    const standing = async () => granted(await product.call(sun, 'season.list', {})).seasons[0]?.at;
    const before = await standing();
    granted(await product.call(sun, 'season.announce', { ...asked, places: 20, ...(before && { corrects: before }) }));
    // The first is stored alone; whoever changes it holds it against what is taken.
    const announced = { ...asked, corrects: await standing() };
    product.proxy.failEach('database.commitTransaction', code);
    expect(codeOf(await product.call(sun, 'season.announce', announced))).toBe('busy');
    product.proxy.trips();
    expect(codeOf(await product.call(sun, 'season.announce', announced))).toBe('accepted');
  });

  it('but an error of our own making is not taken for a busy hour', async () => {
    product.proxy.failWith('INVALID_PARAM');
    expect(codeOf(await product.call(wang, 'case.mine', {}))).toBe('internal');
  });

  it('the refusal says that nothing is lost and shows nothing of the inside', async () => {
    product.proxy.failCall(1, 'before');
    const reply = await product.call(wang, 'case.mine', {});
    product.proxy.trips();
    expect(reply).toEqual({ ok: false, refusal: { code: 'busy', message: expect.stringContaining('什么都没有丢') } });
  });
});

describe('whatever is sent', () => {
  const operations = Object.keys(contract);
  const envelope = fc.oneof(
    fc.anything(),
    fc.record({
      operation: fc.oneof(fc.string(), fc.constantFrom(...operations, '__proto__', 'constructor')),
      input: fc.anything(),
    }),
    fc.record({
      operation: fc.constantFrom(...operations),
      submitId: fc.constant('0123456789abcdef'),
      input: fc.dictionary(
        fc.constantFrom(
          'caseId',
          'kind',
          'answers',
          'version',
          'action',
          'input',
          'queue',
          'desk',
          'cursor',
          'code',
          '__proto__',
        ),
        fc.oneof(fc.anything(), fc.constantFrom('appeal', 'mine', 'desk', 1, {}, { $gt: '' }, 'a'.repeat(32))),
      ),
    }),
  );

  it('is answered with a value or a Chinese sentence, never with an error', async () => {
    await fc.assert(
      fc.asyncProperty(envelope, fc.constantFrom('fuzzer', wang._id, lin._id), async (event, who) => {
        const reply = await product.raw(event, who);
        if (reply.ok) return;
        expect(reply.refusal.code).not.toBe('internal');
        expect(reply.refusal.message).toMatch(/[\u4e00-\u9fff]/);
        expect(JSON.stringify(reply)).not.toMatch(/at .*\(|node_modules|Error:/);
      }),
      { numRuns: 600 },
    );
  });

  it('without WeChat saying who calls, nothing is done', async () => {
    expect(codeOf(await product.raw({ operation: 'home.open', input: {} }, ''))).toBe('forbidden');
  });

  it('a text longer than any honest one is refused in words', async () => {
    const long = { ...submission, answers: { ...answers, story: '很'.repeat(30_000) } };
    const reply = await product.call(wang, 'case.submit', long);
    expect(reply).toMatchObject({ refusal: { fields: { story: '最多 2000 个字，请精简一些。' } } });
  });

  it('papers that lie elsewhere, or too many of them, are refused', async () => {
    const paper = (fileId: string) => ({ fileId, name: '照片' });
    const send = (papers: object[]) =>
      product.call(wang, 'case.submit', { kind: 'appeal', answers: { ...answers, papers } });
    const folder = 'cloud://env.local/papers/0123456789abcdef';
    expect(codeOf(await send([paper('cloud://env.local/backup/secret.txt')]))).toBe('invalidInput');
    expect(codeOf(await send([paper(`${folder}/../../x.jpg`)]))).toBe('invalidInput');
    expect(codeOf(await send(Array.from({ length: 10 }, () => paper(`${folder}/1.jpg`))))).toBe('invalidInput');
  });
});

describe('fifty people at once', () => {
  it('each see their own cases alone', async () => {
    const crowd = Array.from({ length: 50 }, (_, n) => `crowd-${n}`);
    const mine = await Promise.all(
      crowd.map(async (who) => granted(await product.call(who, 'case.submit', submission)).caseId),
    );
    const lists = await Promise.all(crowd.map(async (who) => granted(await product.call(who, 'case.mine', {})).rows));
    expect(lists.map((rows) => rows.map(({ id }) => id))).toEqual(mine.map((id) => [id]));
    const numbers = lists.flatMap((rows) => rows.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(50);
  });
});
