import type { Collection, Index } from '../../../local/cloud/engine/catalog';
import { conditionsOf } from '../../../local/cloud/engine/conditions';
import { keyField } from '../../../local/cloud/engine/keys';
import { planFor, type Sort } from '../../../local/cloud/engine/plan';

function anIndex(name: string, fields: Record<string, 1 | -1>, more: Partial<Index> = {}): Index {
  const keys = Object.entries(fields).map(([path, direction]) => keyField(path, direction));
  return { name, unique: false, fields: keys, table: name, arrayPaths: new Set(), ...more };
}

const COLLECTION: Collection = {
  name: 'cases',
  table: 'c1',
  primary: anIndex('_id_', { _id: 1 }, { unique: true }),
  indexes: [
    anIndex('byState', { open: 1, status: 1 }),
    anIndex('ofOwner', { owner: 1, key: -1 }),
    anIndex('ofDesk', { desk: 1, open: 1, due: 1 }),
    anIndex('tags', { tags: 1 }, { arrayPaths: new Set(['tags']) }),
    anIndex('byTag', { kind: 1, tags: 1, name: 1 }, { arrayPaths: new Set(['tags']) }),
    anIndex('number', { number: 1 }, { unique: true }),
  ],
};

const plan = (query: Record<string, unknown>, sort: Sort = []) => planFor(COLLECTION, conditionsOf(query), sort);

describe('the plan of a query', () => {
  it.each<[string, Record<string, unknown>, string | null]>([
    ['an id goes by the id', { _id: 'x', owner: 'o' }, '_id_'],
    ['a unique value goes by its index', { number: 1, owner: 'o' }, 'number'],
    ['the index that fixes most fields wins', { desk: 'd', open: true, owner: 'o' }, 'ofDesk'],
    ['yes or no finds least of all', { open: true, owner: 'o' }, 'ofOwner'],
    ['a range counts less than a value', { owner: 'o', desk: { $gt: 'a' } }, 'ofOwner'],
    ['a range alone is better than nothing', { owner: { $gte: 'a' } }, 'ofOwner'],
    ['a field that is not first in any index does not help', { due: 'x' }, null],
    ['an or does not help', { $or: [{ owner: 'o' }] }, null],
    ['an and is looked into', { $and: [{ owner: 'o' }] }, 'ofOwner'],
  ])('%s', (_sentence, query, index) => {
    expect(plan(query).index?.name ?? null).toBe(index);
  });

  it.each<[string, Record<string, unknown>, Sort, boolean, boolean]>([
    ['as the index lies', { owner: 'o' }, [['key', -1]], true, false],
    ['against the index', { owner: 'o' }, [['key', 1]], true, true],
    [
      'by a fixed field first',
      { owner: 'o' },
      [
        ['owner', 1],
        ['key', -1],
      ],
      true,
      false,
    ],
    [
      'by fixed and following fields',
      { desk: 'd' },
      [
        ['open', 1],
        ['due', 1],
      ],
      true,
      false,
    ],
    ['a page by key', { desk: 'd', open: true, due: { $gt: 'x' } }, [['due', 1]], true, false],
    ['over several fixed values', { desk: { $in: ['a', 'b'] }, open: true }, [['due', 1]], true, false],
    [
      'one field this way and one that',
      { desk: 'd' },
      [
        ['open', 1],
        ['due', -1],
      ],
      false,
      false,
    ],
    ['by a field that does not follow', { desk: 'd' }, [['due', 1]], false, false],
    ['by a list', {}, [['tags', 1]], false, false],
    ['by a list of which one element is asked for', { tags: 'x' }, [['tags', 1]], false, false],
    ['behind an element of a list', { kind: 'k', tags: 'x' }, [['name', 1]], true, false],
    ['behind some elements of a list', { kind: 'k', tags: { $in: ['x', 'y'] } }, [['name', -1]], true, true],
    ['behind all of some elements', { kind: 'k', tags: { $all: ['x', 'y'] } }, [['name', 1]], true, false],
  ])('gives the order: %s', (_sentence, query, sort, sorted, reverse) => {
    expect(plan(query, sort)).toMatchObject({ sorted, reverse });
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['fixed fields', { desk: 'd', open: true }, true],
    ['fixed fields and a range', { desk: 'd', open: true, due: { $gt: 'a', $lte: 'b' } }, true],
    ['null, which is in the index like missing', { owner: null }, true],
    ['nothing asked', {}, true],
    ['a condition beyond the index', { owner: 'o', name: 'n' }, false],
    ['a condition an index cannot express', { owner: 'o', key: { $ne: 1 } }, false],
    ['two conditions of which one is lost', { $and: [{ owner: 'o' }, { owner: 'p' }] }, false],
    ['an element of a list', { tags: 'x' }, true],
    ['an element of a list behind a fixed field', { kind: 'k', tags: 'x' }, true],
    ['a list that may be empty', { tags: null }, false],
    ['one of some elements: a list may hold several', { tags: { $in: ['x', 'y'] } }, false],
    ['all of some elements', { kind: 'k', tags: { $all: ['x', 'y'] } }, false],
    ['elements above one', { tags: { $gt: 'x' } }, false],
    ['a list that nobody asked for', { kind: 'k' }, false],
    ['an object', { owner: { id: 1 } }, false],
  ])('decides by itself, or not: %s', (_sentence, query, decides) => {
    expect(plan(query).decides).toBe(decides);
  });

  it('an empty list of values has no range at all', () => {
    expect(plan({ owner: { $in: [] } }).ranges).toEqual([]);
  });

  it('bounds that exclude each other have no range at all', () => {
    expect(plan({ owner: { $gt: 'b', $lt: 'a' } }).ranges).toEqual([]);
  });

  it('in a list only one bound narrows', () => {
    const [range] = plan({ tags: { $gt: 'b', $lt: 'a' } }).ranges;
    expect(range).toBeDefined();
  });
});
