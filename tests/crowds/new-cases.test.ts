import { randomUUID } from 'node:crypto';
import { mostOpen } from '../../core/case/admission';
import { allowances } from '../../core/limits';
import type { Person } from '../../core/union/people';
import { stopClock } from '../support/clock';
import { counted, tell } from '../support/crowd';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, li } = office();
const full = story.worker('worker-full', '钟多多', '13800000045');
const many = Array.from({ length: mostOpen - 1 }, (_, n) =>
  story.submit(full, 'appeal', pay, new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString()),
);
const profile = { name: '王建国', phone: '13800000001' };

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

describe('new cases', () => {
  const moment = Date.now();
  const seconds = (count: number) => jest.setSystemTime(moment + count * 1000);
  beforeAll(() => {
    stopClock();
    seconds(0);
  });
  afterAll(() => jest.useRealTimers());

  const appeal = (who: Person | string) =>
    product.call(who, 'case.submit', { kind: 'appeal', answers: { ...pay, ...profile } });
  const assist = () =>
    product.call(li, 'case.assist', { kind: 'appeal', answers: { ...pay, ...profile }, readBack: true });
  const renew = (who: string) => product.call(who, 'case.renew', { caseId: 'no-such-case', answers: {} });

  it('of one person are no more than anybody has to tell, however many are sent at once', async () => {
    const codes = await tell(110, () => appeal('in-a-minute'));
    const accepted = counted(codes, 'accepted');
    expect(accepted).toBeGreaterThanOrEqual(mostOpen);
    expect(accepted).toBeLessThanOrEqual(allowances.submissions.burst);
    expect(counted(codes, 'tooMany')).toBe(110 - allowances.submissions.burst);
    expect(accepted + counted(codes, 'tooManyOpen') + counted(codes, 'tooMany')).toBe(110);
  });

  it('that are open are twenty of one service at most; one withdrawn makes room, and the refusal says so', async () => {
    expect(many.length).toBe(mostOpen - 1);
    granted(await appeal(full));
    expect(await appeal(full)).toMatchObject({
      refusal: { code: 'tooManyOpen', message: expect.stringMatching(/撤回.*12351/) },
    });
    const [first] = many;
    if (!first) throw new Error('nobody has a case');
    const id = randomUUID();
    const withdrawal = { caseId: first._id, version: first.version, action: 'withdraw', input: {} };
    granted(await product.call(full, 'case.move', withdrawal));
    const send = () => product.call(full, 'case.submit', { kind: 'appeal', answers: { ...pay, ...profile } }, id);
    const stored = granted(await send());
    expect(granted(await send())).toEqual(stored);
    expect(codeOf(await appeal(full))).toBe('tooManyOpen');
  });

  it('are counted apart from everything else that is written, and one more may come every two minutes', async () => {
    const { burst, seconds: pause } = allowances.submissions;
    const codes = await tell(burst + 1, () => renew('asks-again'));
    expect([counted(codes, 'notFound'), counted(codes, 'tooMany')]).toEqual([burst, 1]);
    expect(codeOf(await product.call('asks-again', 'profile.save', profile))).toBe('accepted');
    seconds(pause - 1);
    expect(codeOf(await renew('asks-again'))).toBe('tooMany');
    seconds(pause);
    expect(codeOf(await renew('asks-again'))).toBe('notFound');
    expect(codeOf(await renew('asks-again'))).toBe('tooMany');
    seconds(0);
  });

  it('that a window hands in for a queue of people are as many as it can read back, and no more', async () => {
    const { burst, seconds: pause } = allowances.assisted;
    const codes = await tell(burst + 1, assist);
    expect([counted(codes, 'accepted'), counted(codes, 'tooMany')]).toEqual([burst, 1]);
    seconds(pause);
    expect([codeOf(await assist()), codeOf(await assist())]).toEqual(['accepted', 'tooMany']);
    seconds(0);
  });
});
