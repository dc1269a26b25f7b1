import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePlan } from '../../../local/cloud/engine/choose';
import { openStore } from '../../../local/cloud/engine/open-store';
import type { Sort } from '../../../local/cloud/engine/plan';
import type { Store } from '../../../local/cloud/engine/store';

const folder = mkdtempSync(join(tmpdir(), 'choose-'));
let store: Store;
beforeAll(async () => {
  const ofOwner = [['owner', 1] as const, ['key', -1] as const];
  const byState = [['open', 1] as const, ['kind', 1] as const, ['due', 1] as const];
  const byTag = [['kind', 1] as const, ['tags', 1] as const, ['due', 1] as const];
  const indexes = [
    { name: 'ofOwner', fields: ofOwner },
    { name: 'byState', fields: byState },
    { name: 'byTag', fields: byTag },
  ];
  store = openStore(folder, [{ name: 'cases', indexes }]);
  const docs = Array.from({ length: 600 }, (_, at) => {
    const tags = ['all', ...(at % 200 === 7 ? ['rare'] : [])];
    return { _id: at, owner: at % 100, key: at, open: true, kind: 'k', due: at, tags };
  });
  await store.writes.insert('cases', docs);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const planOf = (query: Record<string, unknown>, sort: Sort = []) =>
  choosePlan(store.sql, store.catalog.get('cases'), query, sort);

describe('the plan that is chosen', () => {
  it.each<[string, Record<string, unknown>, Sort, string]>([
    ['finds few where the one that fixes more fields finds many', { open: true, kind: 'k', owner: 3 }, [], 'ofOwner'],
    ['finds few, whatever the order', { open: true, kind: 'k', owner: 3 }, [['due', 1]], 'ofOwner'],
    ['is the one that looks best where all find many', { open: true, kind: 'k', owner: { $gte: 0 } }, [], 'byState'],
    ['decides, however much it finds', { open: true, kind: 'k' }, [['due', 1]], 'byState'],
  ])('%s', (_sentence, query, sort, index) => {
    expect(planOf(query, sort).index?.name).toBe(index);
  });

  it('goes by the rarest of all elements that are asked for', () => {
    const found = (tags: string[]) => store.queries.find('cases', { kind: 'k', tags: { $all: tags } });
    for (const tags of [
      ['all', 'rare'],
      ['rare', 'all'],
    ]) {
      expect(planOf({ kind: 'k', tags: { $all: tags } }).ranges).toEqual(planOf({ kind: 'k', tags: 'rare' }).ranges);
      expect(found(tags)).toHaveLength(3);
    }
  });
});
