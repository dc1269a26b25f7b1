import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { insertMany } from '../../local/cloud/engine/bulk';
import type { Doc } from '../../local/cloud/engine/ejson';
import { openStore } from '../../local/cloud/engine/open-store';
import { docOf } from '../../local/cloud/engine/rows';
import { settleStore } from '../../local/secret';
import { checkSecret, readSettings, saveKeys } from '../../scripts/deploy/settle';
import { office, pay, secret, vault } from '../support/office';
import { codeOf, granted, type Product, startProduct } from '../support/product';

const { story, wang, lin } = office();
const auditor = story.staff('staff-guo', '郭长青', '13900000008', 'auditor', 'audit', '主任');
story.submit(wang, 'appeal', pay, '2026-11-01T02:00:00.000Z');
const at = new Date().toISOString();

/** As a store lay there before any function knew a check of its secret: no stamps, no seals that are bound. */
function before(): Record<string, Doc[]> {
  const { people, cases, settings, counters } = story.documents();
  const plain = ({ stamp: _none, ...record }: { stamp?: string }): Doc => ({ ...record });
  return {
    settings: settings.map((each) => ({ ...each })),
    people: people.map(plain),
    cases: cases.map(plain),
    counters: counters.map((each) => ({ ...each })),
  };
}

/** What each leaves behind that was written since there was a check, by collection. */
const traces: readonly (readonly [string, string, Doc])[] = [
  ['a post with a stamp', 'people', { _id: 'p', stamp: 'v1.x' }],
  ['a post that ended', 'people', { _id: 'p', ended: [] }],
  ['an invitation with a stamp', 'invitations', { _id: 'i', stamp: 'v1.x' }],
  ['an alarm with a stamp', 'alarms', { _id: 'a', stamp: 'v1.x' }],
  ['an objection with a stamp', 'objections', { _id: 'o', stamp: 'v1.x' }],
  ['what was paid before the product', 'openings', { _id: 'o' }],
  ['a list of earlier years', 'rosters', { _id: 'r' }],
  ['a count of payments', 'counters', { _id: 'paid:0123', taken: 1 }],
  ['a case with a stamp', 'cases', { _id: 'c', onceKey: 'c', stamp: 'v1.x' }],
  ['a noted look', 'cases', { _id: 'c', onceKey: 'c', reveals: [{ by: 'x', stamp: 'v1.x' }] }],
  [
    'a number sealed for its case',
    'cases',
    { _id: 'c', onceKey: 'c', answers: { identity: { sealed: 'v1.b.n.t.x' } } },
  ],
];

describe('an environment whose settings hold no check of the secret', () => {
  let product: Product;
  beforeEach(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    product = await startProduct({ documents: before() });
    const { command, database } = await import('../../cloudfunctions/shared/store/database');
    const gone = { keys: command.remove(), stamp: command.remove() };
    await database.collection('settings').doc('union').update(gone);
  });
  afterEach(() => product.stop());

  async function deployed(isFromBefore: boolean) {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    const checked = await checkSecret(database, await readSettings(database), secret, { at, isFromBefore });
    await saveKeys(database, checked);
  }

  it('is not taken over because somebody deploys again, and no call is answered', async () => {
    await expect(deployed(false)).rejects.toThrow(/restore the settings from a backup.*--from-before/);
    expect(codeOf(await product.call(wang, 'home.open', {}))).toBe('wrongSecret');
  });

  it('is taken over where that is said and nothing in it says otherwise, and the auditors are told how much', async () => {
    await deployed(true);
    expect(granted(await product.call(lin, 'home.open', {})).me.staff).toMatchObject({ role: 'townOfficer' });
    const { rows } = granted(await product.call(auditor, 'alarm.list', { settled: false }));
    const about = expect.stringMatching(/办理的事 1 条、任职 3 条、.*工会设置 1 条/);
    expect(rows).toMatchObject([{ kind: 'takenOver', at, about, broken: false }]);
    await deployed(true);
    expect(granted(await product.call(auditor, 'alarm.list', { settled: false })).rows).toHaveLength(1);
  });

  it.each(traces)('is not taken over with %s in it, whatever is said', async (_what, collection, record) => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection(collection).add(record);
    await expect(deployed(true)).rejects.toThrow(/Nothing was deployed: .*is gone.*restore the settings from a backup/);
  });

  it('is not taken over with settings that bear a stamp', async () => {
    const { database } = await import('../../cloudfunctions/shared/store/database');
    await database.collection('settings').doc('union').update({ stamp: 'v1.x' });
    await expect(deployed(true)).rejects.toThrow('is gone');
  });
});

describe('a data folder whose settings hold no check of the secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taking-over-'));
  const store = openStore(folder, collections);
  const put = (name: string, docs: readonly Doc[]) =>
    store.group.run(() => insertMany(store.sql, store.catalog, store.catalog.get(name), docs));
  const settled = (isFromBefore: boolean) => settleStore(store, vault, { at, isFromBefore });
  beforeAll(async () => {
    jest.spyOn(console, 'log').mockImplementation(() => {});
    for (const [name, docs] of Object.entries(before()))
      await put(
        name,
        docs.map((doc) => (name === 'settings' ? { _id: 'union', ...doc } : doc)),
      );
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  it('is opened by nobody who does not say that it is from before, nor with a trace of a check in it', async () => {
    await expect(settled(false)).rejects.toThrow(/cannot be opened: .*--from-before/);
    for (const [_what, collection, record] of traces) {
      await put(collection, [record]);
      await expect(settled(true)).rejects.toThrow('is gone');
      await store.writes.remove(collection, { _id: record._id }, false);
    }
  });

  it('is opened where that is said, with an alarm, and from then on without saying so', async () => {
    await settled(true);
    await settled(false);
    const alarms = store.queries.find('alarms', {}).map(docOf);
    expect(alarms).toMatchObject([{ kind: 'takenOver', open: true, stamp: expect.any(String) }]);
  });
});
