import { keysOf } from '../../cloudfunctions/shared/keys';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import type { Case } from '../../core/case/case';
import { bearsItsStamp } from '../../core/case/stamp';
import type { World } from '../../local/cloud/world';
import { readCaseOf } from '../support/cases';
import { office, pay, secret, vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin } = office();
const [old, moved, forged] = ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) =>
  story.submit(wang, 'appeal', pay, `${day}T02:00:00.000Z`),
);
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
const long = '2020-01-01T00:00:00.000Z';

/** As the store of a union was left before there were stamps: one of its cases was changed by hand already. */
function before(): World {
  const documents = story.documents();
  const cases = documents.cases.map(({ stamp: _none, ...one }) => ({
    ...one,
    timeline: one._id === forged?._id ? one.timeline.map((entry) => ({ ...entry, said: '别的话' })) : one.timeline,
  }));
  const settings = documents.settings.map((each) => ({
    ...each,
    keys: keysOf(vault, { since: long, stampedSince: null }),
  }));
  return { documents: { ...documents, cases, settings } };
}

let product: Product;
let said: string;
beforeEach(async () => {
  said = '';
  jest.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    said += words.map(String).join(' ');
  });
});
afterEach(() => product.stop());

async function settings() {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  return database.collection('settings').doc('union');
}
const idOf = (one: Case | undefined) => one?._id ?? '';
const accept = (caseId: string, version = 1) =>
  product.call(lin, 'case.move', { caseId, version, action: 'accept', input: {} });

describe('a store from before there were stamps', () => {
  beforeEach(async () => {
    product = await startProduct(before());
  });

  it('goes on: its cases are read and moved, and bear a stamp from then on', async () => {
    granted(await product.call(wang, 'case.open', { caseId: idOf(moved) }));
    granted(await accept(idOf(moved)));
    expect(bearsItsStamp(await readCaseOf(idOf(moved)), vault)).toBe(true);
    expect((await readCaseOf(idOf(old))).stamp).toBeUndefined();
  });

  it('is stamped by the timer, and then no case without a stamp is taken for an old one', async () => {
    await product.runJobs();
    expect(await product.runJobs()).toMatchObject({ stamps: 0 });
    const { data } = await (await settings()).get();
    expect(data[0].keys).toMatchObject({ since: long, stampedSince: expect.any(String) });
    const { command, database } = await import('../../cloudfunctions/shared/store/database');
    expect(bearsItsStamp(await readCaseOf(idOf(old)), vault)).toBe(true);
    await database.collection('cases').doc(idOf(old)).update({ stamp: command.remove() });
    expect(codeOf(await accept(idOf(old)))).toBe('brokenCase');
  });

  it('keeps what was changed by hand already as it is, and tells the auditors of it', async () => {
    await product.runJobs();
    expect((await readCaseOf(idOf(forged))).stamp).toBeUndefined();
    expect(codeOf(await accept(idOf(forged)))).toBe('brokenCase');
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    expect(rows).toMatchObject([{ kind: 'brokenCase', caseId: idOf(forged) }, { kind: 'takenOver' }]);
  });
});

describe('functions whose secret is not the one of the store', () => {
  it.each([
    ['another secret', { checks: vaultWith('another').checks() }, 'is not the one of this store'],
    ['a newer secret behind it', { checks: vaultWith(`${secret} newer`).checks() }, 'of HEARTH_SECRET is missing'],
    ['that was told to expect cases without stamps again', { stampedSince: null }, 'changed by hand'],
  ])('%s: refuse every call in words, do nothing, and log why', async (_what, keys, why) => {
    product = await startProduct({ documents: story.documents() });
    await (await settings()).update({ keys });
    for (const reply of [await product.call(wang, 'home.open', {}), await accept(idOf(old))]) {
      expect(codeOf(reply)).toBe('wrongSecret');
      expect(reply).toMatchObject({ refusal: { message: expect.stringContaining('密钥与存档对不上') } });
    }
    expect(said).toContain(why);
    await expect(product.runJobs()).rejects.toThrow(why);
    expect((await readCaseOf(idOf(old))).version).toBe(1);
  });

  it('refuse where the check itself was taken away', async () => {
    product = await startProduct({ documents: story.documents() });
    const { command } = await import('../../cloudfunctions/shared/store/database');
    await (await settings()).update({ keys: command.remove() });
    expect(codeOf(await product.call(wang, 'home.open', {}))).toBe('wrongSecret');
    expect(said).toContain('restore them from a backup');
  });
});
