import { randomUUID } from 'node:crypto';
import { contract } from '../../core/contract';
import type { Person } from '../../core/union/people';
import { aSeason, take } from '../../local/worlds/students';
import { aidCentre, daysAgo, filledIn, sameAsBefore, today, year } from '../support/aid-centre';
import { readCaseOf } from '../support/cases';
import { cellFor, everybody, type Role, staff } from '../support/cast';
import { matrix } from '../support/matrix';
import { honest } from '../support/papers';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { upload } from '../support/upload';

/** More calls than anything makes here: beyond its last one the failure never comes. */
const mostCalls = 20;
const moments = ['before', 'after'] as const;

/** Sends something while its nth call to the store is lost, then again as a phone does; beyond its last call nothing is. */
async function withLoss(product: Product, nth: number, when: (typeof moments)[number], send: () => Promise<string>) {
  const wasLost = product.proxy.failCall(nth, when);
  const first = await send();
  const isBeyond = !wasLost();
  product.proxy.trips();
  const again = await send();
  if (nth === mostCalls && !isBeyond) throw new Error('there are more calls than this test loses');
  return { first, again, isBeyond };
}

/** What people may do is whole again, as for whoever has not written for so long. */
async function afterAnHour() {
  const { sweepLimitsBefore } = await import('../../cloudfunctions/shared/store/limits');
  await sweepLimitsBefore('9999-01-01T00:00:00.000Z');
}

beforeAll(() => {
  // What the functions and the SDK write to their logs when a connection is lost is not this test's output.
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});

describe('a connection lost at any call of any write, before or after its effect', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ documents: everybody.documents() });
  });
  afterAll(() => product.stop());
  beforeEach(() => afterAnHour());

  const writes = Object.entries(matrix).flatMap(([operation, row]) => {
    const role: Role | undefined = row.outcomes.accepted?.[0];
    const isWrite = Object.entries(contract).some(([name, { writes: yes }]) => name === operation && yes);
    return isWrite && role ? [[operation, role, row] as const] : [];
  });

  it.each(writes)('%s by %s: sent again it is done, once', async (operation, role, row) => {
    for (const when of moments) {
      for (let nth = 1; nth <= mostCalls; nth += 1) {
        // A case goes only to somebody who is there.
        granted(await product.call(staff.officer, 'staff.back', {}));
        const cell = await cellFor(product, role);
        const event = { operation, input: await row.input(cell), submitId: randomUUID() };
        product.proxy.trips();
        const send = async () => codeOf(await product.raw(event, cell.caller._id));
        const { again, isBeyond } = await withLoss(product, nth, when, send);
        expect([operation, when, nth, again]).toEqual([operation, when, nth, 'accepted']);
        const { timeline, version } = await readCaseOf(cell.caseId);
        expect(timeline).toHaveLength(version);
        expect(new Set(timeline.map(({ submitId }) => submitId)).size).toBe(version);
        if (isBeyond) break;
      }
    }
  });
});

describe('a connection lost on the way of an award', () => {
  const { story, luo, checker, head, leader, treasurer, hands } = aidCentre();
  const lastYear = daysAgo(Math.round((Date.parse(today) - Date.parse(`${Number(year) - 1}-08-10`)) / 86_400_000));
  const until = (state: Parameters<typeof take>[3], at: string) =>
    take(story, story.submit(luo, 'scholarship', filledIn(story, luo, { area: 'town:jiubao' }), at), hands, state);
  const many = (state: Parameters<typeof take>[3], at: string) =>
    Array.from({ length: 2 * mostCalls }, () => until(state, at));
  const waiting = {
    reviewed: many('reviewed', daysAgo(20)),
    checked: many('checked', daysAgo(20)),
    approved: many('approved', daysAgo(45)),
    paid: many('paid', lastYear),
  };

  let product: Product;
  beforeAll(async () => {
    story.announce(aSeason(today, { places: 500 }));
    product = await startProduct({ documents: story.documents() });
  });
  afterAll(() => product.stop());

  const check = { category: 'deep', stage: 'university', opinion: '同意资助。' };
  const steps = [
    ['check', checker, waiting.reviewed, check],
    ['publish', head, waiting.checked, {}],
    ['confirm', leader, waiting.approved, {}],
  ] as const;

  it.each(steps)(
    '%s: sent again it is taken once, the place with it, and somebody has the case',
    async (action, who, cases, input) => {
      const left = [...cases];
      for (const when of moments) {
        for (let nth = 1; nth <= mostCalls; nth += 1) {
          const found = left.pop();
          if (!found) throw new Error('too few cases');
          const id = randomUUID();
          const move = { caseId: found._id, version: found.version, action, input };
          const send = async () => codeOf(await product.call(who, 'case.move', move, id));
          const { again, isBeyond } = await withLoss(product, nth, when, send);
          expect([action, when, nth, again]).toEqual([action, when, nth, 'accepted']);
          await product.runJobs();
          const { timeline, officer } = await readCaseOf(found._id);
          expect(timeline.filter((entry) => entry.action === action)).toHaveLength(1);
          expect(officer).not.toBeNull();
          if (isBeyond) break;
        }
      }
      const { taken } = await figures(product, head);
      expect(taken).toBe(waiting.checked.length + waiting.approved.length + (await placed(waiting.reviewed)));
    },
  );

  it('a renewal: sent again it is one case', async () => {
    const left = [...waiting.paid];
    const proof = [{ fileId: await upload(product.cloud, luo, honest.png ?? Buffer.alloc(0)), name: '在读证明' }];
    for (const when of moments) {
      for (let nth = 1; nth <= mostCalls; nth += 1) {
        const found = left.pop();
        if (!found) throw new Error('too few cases');
        const id = randomUUID();
        const ask = { caseId: found._id, answers: { proof, ...sameAsBefore } };
        const send = async () => codeOf(await product.call(luo, 'case.renew', ask, id));
        const { again, isBeyond } = await withLoss(product, nth, when, send);
        expect([when, nth, again]).toEqual([when, nth, 'accepted']);
        if (isBeyond) break;
      }
    }
  });

  it('a look at the payment sheet is noted before it is given', async () => {
    let given = 0;
    const send = async () => {
      const code = codeOf(await product.call(treasurer, 'payment.sheet', {}));
      if (code === 'accepted') given += 1;
      return code;
    };
    const { rows } = granted(await product.call(treasurer, 'payment.list', {}));
    expect(rows).not.toEqual([]);
    for (const when of moments) {
      for (let nth = 1; nth <= mostCalls; nth += 1) {
        const { first, again, isBeyond } = await withLoss(product, nth, when, send);
        expect([when, nth, first, again]).toEqual([when, nth, isBeyond ? 'accepted' : 'busy', 'accepted']);
        const noted = await Promise.all(rows.map(async ({ id }) => (await readCaseOf(id)).reveals.length));
        // The looks of one person on one day are one.
        expect(Math.min(...noted)).toBeGreaterThanOrEqual(Math.min(given, 1));
        if (isBeyond) break;
      }
    }
  });

  /** How many of the cases have taken a place since they came in. */
  async function placed(cases: readonly { _id: string; version: number }[]): Promise<number> {
    const now = await Promise.all(cases.map(({ _id }) => readCaseOf(_id)));
    return now.filter(({ version }, at) => version > (cases[at]?.version ?? 0)).length;
  }
});

async function figures(product: Product, who: Person) {
  const reply = await product.call(who, 'season.places', { year });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.value;
}
