import fc from 'fast-check';
import {
  decodeKey,
  encodeKey,
  indexEntries,
  keyField,
  sortKey,
  successor,
  valuesAt,
} from '../../../local/cloud/engine/keys';

const ORDERED: readonly unknown[] = [
  null,
  Number.NEGATIVE_INFINITY,
  -1e300,
  -2,
  -1.5,
  0,
  Number.MIN_VALUE,
  1,
  2,
  10,
  1e300,
  '',
  'A',
  'a',
  'a\0',
  'a\0b',
  'ab',
  'b',
  'é',
  '职',
  '\uFF01',
  '\u{1F600}',
  { a: 1 },
  { a: 2 },
  { b: 1 },
  [1],
  [1, 2],
  [2],
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1),
];

describe('keys', () => {
  it('order values as the database does', () => {
    const shuffled = ORDERED.map((value, at) => ({ value, turn: (at * 7919) % ORDERED.length })).sort(
      (a, b) => a.turn - b.turn,
    );
    const sorted = shuffled.map(({ value }) => value).sort((a, b) => Buffer.compare(encodeKey(a), encodeKey(b)));
    expect(sorted).toEqual(ORDERED);
  });

  it('give back the nulls, numbers, texts, yes and no that they were made of, and nothing that they cannot tell', () => {
    const told = fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(told, (value) => {
        const decoded = decodeKey(encodeKey(value));
        if (decoded) expect(decoded.value).toEqual(Object.is(value, -0) ? 0 : value);
        else expect(value).toMatch(/[\0\ufffd]/);
      }),
    );
    for (const other of [{ a: 1 }, [1], new Date(0), /a/, 'a\0b', '\ud800']) {
      expect(decodeKey(encodeKey(other))).toBeUndefined();
    }
  });

  it('order numbers as numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(
          a === b ? 0 : Math.sign(a - b) || (a < b ? -1 : 1),
        );
      }),
    );
  });

  it('order texts by their bytes, whatever follows in a compound key', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, fc.integer(), fc.integer(), (a, b, one, other) => {
        const compound = (s: string, n: number) => Buffer.concat([encodeKey(s), encodeKey(n)]);
        const byBytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        const byKey = Buffer.compare(compound(a, one), compound(b, other));
        if (byBytes !== 0) expect(Math.sign(byKey)).toBe(byBytes);
      }),
    );
  });

  it('turn round for a descending field', () => {
    const turned = [...ORDERED].sort((a, b) => Buffer.compare(encodeKey(a, -1), encodeKey(b, -1)));
    expect(turned).toEqual([...ORDERED].reverse());
  });

  it('a successor is above everything that begins with the key, and above nothing else', () => {
    expect(successor(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
    expect(successor(Buffer.from([1, 255]))).toEqual(Buffer.from([2]));
    expect(successor(Buffer.from([255, 255]))).toBeNull();
  });

  it('an index holds one entry a document, null for what is missing', () => {
    const entries = indexEntries({ a: 1 }, [keyField('a', 1), keyField('b.c', -1)]);
    expect(entries).toEqual({ keys: [Buffer.concat([encodeKey(1), encodeKey(null, -1)])], arrayPaths: [] });
  });

  it('an index holds one entry an element, each once', () => {
    const entries = indexEntries({ tags: ['x', 'y', 'x'] }, [keyField('tags', 1)]);
    expect(entries).toEqual({ keys: [encodeKey('x'), encodeKey('y')], arrayPaths: ['tags'] });
  });

  it('an empty array is an entry too, and marks the index', () => {
    expect(indexEntries({ tags: [] }, [keyField('tags', 1)])).toEqual({
      keys: [encodeKey(null)],
      arrayPaths: ['tags'],
    });
  });

  it('a list sorts by its least element upward and by its greatest downward', () => {
    const doc = { n: [5, 1, 9] };
    expect(sortKey(doc, [keyField('n', 1)])).toEqual(encodeKey(1));
    expect(sortKey(doc, [keyField('n', -1)])).toEqual(encodeKey(9, -1));
  });

  it.each([
    ['a.b', { a: { b: 1 } }, [1]],
    ['a.b', { a: [{ b: 1 }, { b: 2 }, 3] }, [1, 2]],
    ['a.1', { a: ['x', 'y'] }, ['y']],
    ['a.b', { a: 5 }, [null]],
    ['toString', {}, [null]],
  ])('the path %s reaches', (path, doc, values) => {
    expect(valuesAt(doc, path)).toEqual(values);
  });
});
