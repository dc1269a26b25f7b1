import fc from 'fast-check';
import { Context } from 'mingo/core';
import { Query } from 'mingo/query';
import type { Doc } from '../../../local/cloud/engine/ejson';
import { inclusionOf } from '../../../local/cloud/engine/inclusion';

const names = ['_id', 'a', 'b', 'c'] as const;
const value = fc.constantFrom<unknown>(null, 0, 'x', [1, { d: 2 }], { d: { e: 1 } }, undefined);
const document: fc.Arbitrary<Doc> = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true });
const projection = fc.record({
  _id: fc.constantFrom(0, 1, true, false),
  named: fc.dictionary(fc.constantFrom('a', 'b', 'missing'), fc.constantFrom(1, true), {
    minKeys: 1,
    noNullPrototype: true,
  }),
});

const projected = (docs: Doc[], fields: Doc) =>
  new Query<Doc>({}, { context: Context.init({ projection: {} }) }).find<Doc>(docs, fields).all();

describe('a projection that only names whole fields', () => {
  it('leaves of a document what the engine leaves of it', () => {
    fc.assert(
      fc.property(document, projection, fc.boolean(), (doc, { _id, named }, saysId) => {
        const fields = saysId ? { _id, ...named } : named;
        const [expected] = projected([{ ...doc }], { ...fields });
        expect(inclusionOf(fields)?.(doc)).toEqual(expected);
      }),
    );
  });

  it.each([{}, { _id: 1 }, { a: 0 }, { 'a.d': 1 }, { a: 1, b: 0 }, { a: '$b' }, { a: { $slice: 1 } }, { 'a.$': 1 }])(
    'is none where there is more to it: %j',
    (other) => {
      expect(inclusionOf(other)).toBeUndefined();
    },
  );
});
