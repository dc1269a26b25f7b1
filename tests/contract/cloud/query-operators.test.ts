import type { CloudBase } from '@cloudbase/node-sdk';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

type Database = ReturnType<CloudBase['database']>;
type Command = Database['command'];

const DAY = (day: number) => new Date(Date.UTC(2026, 0, day));
const THINGS = [
  {
    _id: 'a',
    n: 1,
    s: 'apple',
    ok: true,
    at: DAY(1),
    tags: ['x', 'y'],
    owner: { id: 'o1', town: 'east' },
    maybe: null,
  },
  { _id: 'b', n: 2, s: 'banana', ok: false, at: DAY(2), tags: ['y'], owner: { id: 'o2', town: 'west' } },
  { _id: 'c', n: 3, s: 'Cherry', ok: true, at: DAY(3), tags: [], owner: { id: 'o1', town: 'west' }, maybe: 0 },
  { _id: 'd', n: 4.5, s: 'date', ok: false, at: DAY(4), marks: [3, 8, 12], owner: { id: 'o3' }, maybe: 'yes' },
  {
    _id: 'e',
    n: -1,
    s: '职工',
    at: DAY(5),
    marks: [5, 5],
    items: [
      { kind: 'k1', n: 1 },
      { kind: 'k2', n: 9 },
    ],
  },
  { _id: 'f', n: '3', s: 'fig', ok: true, marks: [20], items: [{ kind: 'k2', n: 2 }], tags: ['x', 'y', 'z'] },
];

const CASES: readonly (readonly [sentence: string, where: (_: Command, db: Database) => object, found: string])[] = [
  ['a plain value means equal', () => ({ n: 2 }), 'b'],
  ['a number does not equal its text', () => ({ n: 3 }), 'c'],
  ['a text does not equal its number', () => ({ n: '3' }), 'f'],
  ['several fields must all match', () => ({ ok: true, n: 1 }), 'a'],
  ['a date is compared as an instant', () => ({ at: DAY(2) }), 'b'],
  ['a boolean is not a number', () => ({ ok: 1 }), ''],
  ['null finds null and missing', () => ({ maybe: null }), 'abef'],
  ['a nested object means its fields', () => ({ owner: { id: 'o1' } }), 'ac'],
  ['a dotted path reaches inside', () => ({ 'owner.id': 'o1' }), 'ac'],
  ['a dotted path that leads nowhere counts as null', () => ({ 'owner.town': null }), 'def'],
  ['a value finds the arrays that hold it', () => ({ tags: 'y' }), 'abf'],
  ['a dotted path reaches into arrays of objects', () => ({ 'items.kind': 'k2' }), 'ef'],
  ['a number in a path is a place in an array', () => ({ 'marks.0': 5 }), 'e'],
  ['_id finds one', () => ({ _id: 'd' }), 'd'],
  ['eq', (_) => ({ s: _.eq('fig') }), 'f'],
  ['eq of a whole array', (_) => ({ tags: _.eq(['x', 'y']) }), 'a'],
  ['eq of a whole object', (_) => ({ owner: _.eq({ id: 'o3' }) }), 'd'],
  ['eq null', (_) => ({ ok: _.eq(null) }), 'e'],
  ['neq', (_) => ({ n: _.neq(1) }), 'bcdef'],
  ['neq leaves out arrays that hold the value', (_) => ({ tags: _.neq('y') }), 'cde'],
  ['neq null finds what is there', (_) => ({ maybe: _.neq(null) }), 'cd'],
  ['gt', (_) => ({ n: _.gt(2) }), 'cd'],
  ['gte', (_) => ({ n: _.gte(2) }), 'bcd'],
  ['lt', (_) => ({ n: _.lt(2) }), 'ae'],
  ['lte', (_) => ({ n: _.lte(2) }), 'abe'],
  ['a comparison with a number leaves texts out', (_) => ({ n: _.gt(-100) }), 'abcde'],
  ['a comparison with a text leaves numbers out', (_) => ({ n: _.gt('') }), 'f'],
  ['gt and lt chained by and', (_) => ({ n: _.gt(1).and(_.lt(4)) }), 'bc'],
  ['gt chained to lt without and', (_) => ({ n: _.gt(1).lt(4) }), 'bc'],
  ['texts are compared by their bytes, capitals first', (_) => ({ s: _.lt('a') }), 'c'],
  ['Chinese comes after Latin', (_) => ({ s: _.gt('z') }), 'e'],
  ['gt on dates', (_) => ({ at: _.gt(DAY(3)) }), 'de'],
  ['a range of dates', (_) => ({ at: _.gte(DAY(2)).and(_.lt(DAY(4))) }), 'bc'],
  ['gt meets any element of an array', (_) => ({ marks: _.gt(10) }), 'df'],
  ['a range on an array may be met by two elements', (_) => ({ marks: _.gt(10).and(_.lt(4)) }), 'd'],
  ['in', (_) => ({ n: _.in([1, 3, 99]) }), 'ac'],
  ['in of nothing', (_) => ({ n: _.in([]) }), ''],
  ['in with null finds missing too', (_) => ({ ok: _.in([null, false]) }), 'bde'],
  ['in meets any element of an array', (_) => ({ tags: _.in(['z', 'q']) }), 'f'],
  ['nin', (_) => ({ n: _.nin([1, 3]) }), 'bdef'],
  ['nin finds missing', (_) => ({ ok: _.nin([true]) }), 'bde'],
  ['nin of null finds what is there', (_) => ({ ok: _.nin([null]) }), 'abcdf'],
  ['exists true', (_) => ({ maybe: _.exists(true) }), 'acd'],
  ['exists false', (_) => ({ maybe: _.exists(false) }), 'bef'],
  ['exists of a nested field', (_) => ({ 'owner.town': _.exists(true) }), 'abc'],
  ['size', (_) => ({ tags: _.size(2) }), 'a'],
  ['size zero is an empty array, not a missing one', (_) => ({ tags: _.size(0) }), 'c'],
  ['all', (_) => ({ tags: _.all(['x', 'y']) }), 'af'],
  ['all with one value on a plain field', (_) => ({ s: _.all(['fig']) }), 'f'],
  [
    'elemMatch on objects: one element meets everything',
    (_) => ({ items: _.elemMatch({ kind: 'k2', n: _.gt(5) }) }),
    'e',
  ],
  ['elemMatch on values', (_) => ({ marks: _.elemMatch(_.gt(10)) }), 'df'],
  ['mod', () => ({ n: { $mod: [2, 1] } }), 'ac'],
  ['mod on an array', () => ({ marks: { $mod: [4, 0] } }), 'df'],
  ['and of conditions', (_) => _.and([{ ok: true }, { n: _.lt(3) }]), 'a'],
  ['or of conditions', (_) => _.or([{ n: 1 }, { s: 'fig' }]), 'af'],
  ['or on one field', (_) => ({ n: _.or(_.lt(0), _.gt(4)) }), 'de'],
  ['or chained', (_) => ({ n: _.lt(0).or(_.gt(4)) }), 'de'],
  ['nor', (_) => _.nor([{ ok: true }, { ok: false }]), 'e'],
  ['nor on one field', (_) => ({ n: _.nor([_.lt(0), _.gt(2)]) }), 'abf'],
  ['not', (_) => ({ n: _.not(_.gt(1)) }), 'aef'],
  ['not finds missing', (_) => ({ ok: _.not(_.eq(true)) }), 'bde'],
  ['not of an expression', (_) => ({ s: _.not(/an/) }), 'acdef'],
  ['an or within an and', (_) => _.and([{ ok: true }, _.or([{ n: 1 }, { n: 3 }])]), 'ac'],
  ['a regular expression', () => ({ s: /^b/ }), 'b'],
  ['a regular expression minds capitals', () => ({ s: /^c/ }), ''],
  ['a regular expression with i does not', () => ({ s: /^c/i }), 'c'],
  ['a regular expression with g is not confused by it', () => ({ s: /a/g }), 'abd'],
  ['db.RegExp', (_, db) => ({ s: db.RegExp({ regexp: 'AN', options: 'i' }) }), 'b'],
  ['a regular expression finds Chinese', () => ({ s: /工/ }), 'e'],
  ['a regular expression in an array', () => ({ tags: /^z/ }), 'f'],
  ['a regular expression never meets a number', () => ({ n: /3/ }), 'f'],
  ['expr compares two fields', (_) => _.expr(_.aggregate.gt(['$n', 3])), 'df'],
  ['an empty condition finds everything', () => ({}), 'abcdef'],
  ['undefined beside a condition is dropped by the SDK', () => ({ ok: undefined, n: 2 }), 'b'],
  ['a path into a text leads nowhere', () => ({ 's.x': null }), 'abcdef'],
  ['gt null finds nothing', (_) => ({ maybe: _.gt(null) }), ''],
  ['two conditions on one path by and', (_) => _.and([{ tags: 'x' }, { tags: 'z' }]), 'f'],
];

describe.each([
  ['without indexes', []],
  [
    'with an index on every field',
    ['n', 's', 'ok', 'at', 'tags', 'marks', 'maybe', 'owner.id', 'owner.town', 'items.kind'].flatMap((path) => [
      { name: `up ${path}`, fields: [[path, 1] as const] },
      { name: `down ${path}`, fields: [[path, -1] as const, ['n', 1] as const] },
    ]),
  ],
  [
    'with compound indexes that cover only a part',
    [
      { name: 'one', fields: [['ok', 1] as const, ['n', -1] as const] },
      { name: 'two', fields: [['maybe', -1] as const, ['s', 1] as const, ['n', 1] as const] },
      { name: 'three', fields: [['owner.id', -1] as const, ['at', -1] as const] },
    ],
  ],
])('a query through the SDK, %s', (_name, indexes) => {
  let cloud: TestCloud;
  let db: Database;
  beforeAll(async () => {
    cloud = await startTestCloud({
      world: { documents: { things: THINGS } },
      collections: [{ name: 'things', indexes }],
    });
    db = connect(cloud.url).database();
  });
  afterAll(() => cloud.stop());

  it.each(CASES)('%s', async (_sentence, where, found) => {
    const { data } = await db.collection('things').where(where(db.command, db)).get();
    expect(
      data
        .map((doc: { _id: string }) => doc._id)
        .sort()
        .join(''),
    ).toBe(found);
  });

  it.each(CASES)('count agrees: %s', async (_sentence, where, found) => {
    const { total } = await db.collection('things').where(where(db.command, db)).count();
    expect(total).toBe(found.length);
  });
});
