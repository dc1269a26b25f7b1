import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { contract, type OperationName } from '../../core/contract';
import { allowances } from '../../core/limits';
import { stopClock } from '../support/clock';
import { counted, tell } from '../support/crowd';
import { office, pay } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, li } = office();
const sun = story.staff('staff-sun', '孙宇', '13900000011', 'administrator', 'office', '管理员');
const guo = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '经审');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

const profile = { name: '王建国', phone: '13800000001' };
describe('what one person may do', () => {
  beforeAll(() => stopClock());
  afterAll(() => jest.useRealTimers());

  it('is more than anybody taps, and ends in words, for her alone', async () => {
    const { burst } = allowances.writes;
    const codes = await tell(burst + 60, () => product.call('script', 'profile.save', profile));
    expect([counted(codes, 'accepted'), counted(codes, 'tooMany')]).toEqual([burst, 60]);
    expect(await product.call('script', 'profile.save', profile)).toMatchObject({
      refusal: { message: expect.stringContaining('请过几分钟再试') },
    });
    expect(codeOf(await product.call('somebody-else', 'profile.save', profile))).toBe('accepted');
  });

  it('does not stop her from looking at her own cases', async () => {
    expect(codeOf(await product.call('script', 'home.open', {}))).toBe('accepted');
    expect(codeOf(await product.call('script', 'case.mine', {}))).toBe('accepted');
  });

  it('is counted apart for saving forms, so that a form saves itself while nothing else is let in', async () => {
    expect(codeOf(await product.call('script', 'draft.save', { kind: 'appeal', draft: '{}' }))).toBe('accepted');
  });

  it('is whole for whoever comes for the first time with calls of several kinds at once', async () => {
    const firstCalls = (who: string) => [
      product.call(who, 'profile.save', profile),
      product.call(who, 'draft.save', { kind: 'appeal', draft: '{}' }),
      product.call(who, 'me.data', {}),
    ];
    const people = Array.from({ length: 12 }, (_, n) => `first-${n}`);
    const replies = await Promise.all(people.flatMap(firstCalls));
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['accepted']));
  });

  it('is a minute of searching and of figures at one a second, for whatever role', async () => {
    const { burst } = allowances.lookups;
    const search = () => product.call(guo, 'case.search', { text: '王建国' });
    const figures = () =>
      product.call(guo, 'figures.read', { figures: ['cases.opened'], desk: 'rights', year: '2026' });
    const codes = await tell(burst + 40, (n) => (n % 2 === 0 ? search() : figures()));
    expect([counted(codes, 'accepted'), counted(codes, 'tooMany')]).toEqual([burst, 40]);
  });

  it('is charged once for a write that is sent again, and never holds the repeat up', async () => {
    const id = randomUUID();
    const codes = await tell(30, () => product.call('repeats', 'profile.save', profile, id));
    expect(new Set(codes)).toEqual(new Set(['accepted']));
    const most = allowances.writes.burst - 2;
    const others = await tell(most, () => product.call('repeats', 'profile.save', profile));
    expect(counted(others, 'accepted')).toBe(most);
    const last = randomUUID();
    expect(codeOf(await product.call('repeats', 'profile.save', profile, last))).toBe('accepted');
    expect(codeOf(await product.call('repeats', 'profile.save', profile))).toBe('tooMany');
    expect(codeOf(await product.call('repeats', 'profile.save', profile, last))).toBe('accepted');
  });

  it('ends for plain reads as well, in words and before anything is read, and for nobody else', async () => {
    const read = (who: string) => product.call(who, 'case.mine', {});
    const codes = await tell(allowances.reads.burst + 20, () => read('reads-on'));
    expect([counted(codes, 'accepted'), counted(codes, 'readTooFast')]).toEqual([allowances.reads.burst, 20]);
    product.proxy.trips();
    expect(await read('reads-on')).toMatchObject({ refusal: { message: expect.stringContaining('请过一分钟再打开') } });
    expect(product.proxy.trips()).toBe(0);
    expect(codeOf(await read('somebody-else'))).toBe('accepted');
    expect(codeOf(await product.call('reads-on', 'profile.save', profile))).toBe('accepted');
  });

  it('is written down for every operation: what is costly to read is counted apart from other reads', () => {
    const names = Object.keys(contract).filter((name): name is OperationName => name in contract);
    const drawn = names.map((name) => [name, contract[name].writes, contract[name].allowance] as const);
    expect(drawn.filter(([, writes, allowance]) => writes && allowance === 'reads')).toEqual([]);
    expect(drawn.filter(([, writes, allowance]) => !writes && allowance !== 'reads').map(([name]) => name)).toEqual([
      'me.data',
      'case.search',
      'register.sections',
      'register.points',
      'figures.read',
      'figures.desks',
      'figures.records',
      'season.places',
      'opening.list',
    ]);
  });
});

describe('an allowance', () => {
  const cost = 1000;
  const most = 5000;
  const draw = async (id: string, ms: number) => {
    const limits = await import('../../cloudfunctions/shared/store/limits');
    return limits.draw({ id, of: 'writes', at: new Date(ms).toISOString(), cost, most });
  };

  it('gives what a bucket of five, filled once a second, would give, whatever the pauses', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const id = randomUUID();
        let now = 1_700_000_000_000;
        let level = most;
        for (const wait of waits) {
          now += wait;
          level = Math.min(most, level + wait);
          const expected = level >= cost ? 'granted' : 'spent';
          expect(await draw(id, now)).toBe(expected);
          if (expected === 'granted') level -= cost;
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives no more than there is to a hundred at once, nor less', async () => {
    const id = randomUUID();
    const first = await Promise.all(Array.from({ length: 100 }, () => draw(id, 1_700_000_000_000)));
    expect(counted(first, 'granted')).toBe(5);
    const later = await Promise.all(Array.from({ length: 100 }, () => draw(id, 1_700_000_003_000)));
    expect(counted(later, 'granted')).toBe(3);
  });

  it('and a count of looks are not held up by what a clock left behind that was set back', async () => {
    const [id, span] = [randomUUID(), randomUUID()];
    const [now, ahead] = [1_700_000_000_000, 1_700_000_000_000 + 12 * 86_400_000];
    for (let n = 0; n < 5; n += 1) expect(await draw(id, ahead)).toBe('granted');
    const later = [];
    for (let n = 0; n < 6; n += 1) later.push(await draw(id, now));
    expect(later).toEqual([...Array.from({ length: 5 }, () => 'granted'), 'spent']);
    const { countInSpan } = await import('../../cloudfunctions/shared/store/limits');
    const counting = async (ms: number) => (await countInSpan(span, 1, new Date(ms).toISOString(), 10)).count;
    expect([await counting(ahead), await counting(ahead), await counting(now), await counting(now)]).toEqual([
      1, 2, 1, 2,
    ]);
  });

  it('that was forgotten by the timer is whole, and one in use is not forgotten', async () => {
    const [idle, busy] = [randomUUID(), randomUUID()];
    const now = Date.now();
    for (let n = 0; n < 5; n += 1) await draw(idle, now - 3 * 86_400_000);
    for (let n = 0; n < 6; n += 1) await draw(busy, now);
    await product.runJobs();
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const left = async (id: string) => (await database.collection('limits').doc(id).get()).data.length;
    expect([await left(idle), await left(busy)]).toEqual([0, 1]);
  });
});

describe('an identical submitId', () => {
  const reused = async (first: Promise<unknown>, second: () => Promise<Parameters<typeof codeOf>[0]>) => {
    await first;
    return codeOf(await second());
  };

  it('with another body is refused by every operation that writes, and stores nothing', async () => {
    const id = randomUUID();
    const other = { name: '另一个', phone: '13800000002' };
    await product.call('reuser', 'profile.save', profile, id);
    expect(codeOf(await product.call('reuser', 'profile.save', other, id))).toBe('submitIdReused');
    expect(granted(await product.call('reuser', 'home.open', {})).me.name).toBe('王建国');
    const invitation = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
    const again = randomUUID();
    const outcome = await reused(product.call(sun, 'staff.invite', invitation, again), () =>
      product.call(sun, 'staff.invite', { ...invitation, role: 'leader' }, again),
    );
    expect(outcome).toBe('submitIdReused');
  });

  it('for another operation is refused as well', async () => {
    const id = randomUUID();
    granted(await product.call('reuser', 'draft.save', { kind: 'appeal', draft: '{}' }, id));
    expect(codeOf(await product.call('reuser', 'profile.save', profile, id))).toBe('submitIdReused');
    expect(codeOf(await product.call('reuser', 'draft.drop', { kind: 'appeal' }, id))).toBe('submitIdReused');
    expect(codeOf(await product.call('reuser', 'me.subscribed', { templates: ['progress'] }, id))).toBe(
      'submitIdReused',
    );
  });

  it('of somebody else is her own: it is stored for her too', async () => {
    const id = randomUUID();
    for (const who of ['twin-1', 'twin-2']) {
      granted(await product.call(who, 'profile.save', { ...profile, name: who === 'twin-1' ? '甲' : '乙' }, id));
    }
    expect(granted(await product.call('twin-2', 'home.open', {})).me.name).toBe('乙');
  });

  it('with two bodies at once lets one in', async () => {
    const id = randomUUID();
    const bodies = Array.from({ length: 6 }, (_, n) => ({ ...profile, name: `甲${'一二三四五六'[n]}` }));
    const codes = await tell(bodies.length, (n) => product.call('racer', 'profile.save', bodies[n] ?? profile, id));
    expect(codes.sort()).toEqual(['accepted', ...Array.from({ length: 5 }, () => 'submitIdReused')]);
  });

  it('of an invitation gives the same code for the same body', async () => {
    const invitation = { name: '赵敏', title: '干事', role: 'caseOfficer', desk: 'women' } as const;
    const id = randomUUID();
    const [first, second] = [
      await product.call(sun, 'staff.invite', invitation, id),
      await product.call(sun, 'staff.invite', invitation, id),
    ];
    expect(granted(first).code).toBe(granted(second).code);
  });
});

describe('passing the gate', () => {
  it.each(['limits', 'others'] as const)(
    'costs no time of its own: it is asked beside the reading (%s wait)',
    async (which) => {
      await product.call(li, 'staff.back', {});
      product.proxy.holdBack(which);
      expect(codeOf(await product.call(li, 'staff.back', {}))).toBe('accepted');
      product.proxy.trips();
    },
  );

  it.each([
    ['figures.read', { figures: ['cases.opened'], desk: 'aid', year: '2026' }],
    ['season.places', { year: '2026' }],
    ['case.search', { text: '王建国' }],
  ] as const)(
    'comes before what is costly: a stranger who asks for %s reads nobody’s case',
    async (operation, input) => {
      product.proxy.answers();
      product.proxy.trips();
      expect(codeOf(await product.call('stranger', operation, input))).toBe('forbidden');
      expect([product.proxy.trips(), product.proxy.answers().includes('王建国')]).toEqual([1, false]);
    },
  );

  it('leaves no openid behind', async () => {
    granted(
      await product.call('openid-of-somebody', 'case.submit', { kind: 'appeal', answers: { ...pay, ...profile } }),
    );
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const { data } = await database.collection('limits').limit(1000).get();
    expect(JSON.stringify(data)).not.toContain('openid-of-somebody');
  });
});
