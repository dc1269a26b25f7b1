import { randomUUID } from 'node:crypto';
import { contract } from '../../core/contract';
import { daysAgo } from '../support/aid-centre';
import { putCase, readCaseOf } from '../support/cases';
import { codeOf, granted, type Product, startProduct } from '../support/product';
import { attestedSettings } from '../support/replay-settings';
import { type Act, announced, replays as most, story } from '../support/replays';

let product: Product;
beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  product = await startProduct({ documents: story.documents() });
});
afterAll(() => product.stop());

/** Everything there is, but for what was counted lately of each person: however late a repeat is, that was swept before. */
async function everything() {
  const { collections } = await import('../../cloudfunctions/shared/store/schema');
  const { database } = await import('../../cloudfunctions/shared/store/database');
  await database.collection('limits').where({}).remove();
  const all = collections.map(async ({ name }) => {
    const { data } = await database.collection(name).where({}).limit(1000).get();
    return [name, new Map(data.map((each: { _id: string }) => [each._id, each]))] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

const replays = { ...most, 'settings.attest': attestedSettings };

const act: Act = async (who, name, input) => granted(await product.call(who, name, input));

const written = Object.entries(contract).flatMap(([name, { writes }]) => (writes ? [name] : []));

describe('a call that is repeated late', () => {
  it('is looked at below for every write of the contract', () => {
    expect(Object.keys(replays).sort()).toEqual(written.sort());
  });

  it.each(Object.entries(replays))('%s changes nothing of what came after it', async (_name, replay) => {
    let repeat: (() => Promise<unknown>) | undefined;
    let before: unknown;
    const first: Act = async (who, name, input) => {
      const submitId = randomUUID();
      const value = granted(await product.call(who, name, input, submitId));
      before = value;
      repeat = async () => {
        const reply = await product.call(who, name, input, submitId);
        return reply.ok ? reply.value : codeOf(reply);
      };
      return value;
    };
    await replay.story({ first, act, cloud: product.cloud });
    const left = await everything();
    const reply = await repeat?.();
    if (replay.answers === 'the same') expect(reply).toEqual(before);
    else if (replay.answers !== 'as it is now') expect(reply).toBe(replay.answers);
    else expect(reply).toBeInstanceOf(Object);
    expect(await everything()).toEqual(left);
  });

  it('object to an earlier notice says nothing about the one that a row has now', async () => {
    const { _id: caseId, notice } = await readCaseOf(announced._id);
    if (!notice) throw new Error('nothing is published');
    await putCase(caseId, { notice: { ...notice, since: daysAgo(4).slice(0, 10) } });
    const input = { reason: '这家人有两套商品房，还有一辆货车。', objector: '李四光', contact: '13911112222' };
    const asked = { caseId, version: 1, action: 'object', input };
    const id = randomUUID();
    granted(await product.call('neighbour', 'case.move', asked, id));
    const examined = await readCaseOf(caseId);
    await putCase(caseId, { notice, status: 'published', version: examined.version + 1 });
    const left = await everything();
    granted(await product.call('neighbour', 'case.move', asked, id));
    expect(await everything()).toEqual(left);
  });
});
