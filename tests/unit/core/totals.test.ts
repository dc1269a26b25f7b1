import fc from 'fast-check';
import {
  added,
  byScope,
  gainOf,
  minutesAfter,
  type Noted,
  nothing,
  type Sums,
  scopeId,
  scopesOf,
  sumsOf,
} from '../../../core/figures/totals';

const minutes = Array.from({ length: 12 }, (_, n) => minutesAfter('2026-12-31T23:55', n));

/** One invented row: written in whatever order, of few people, desks and years, so that they meet. */
const rows = fc.array(
  fc
    .record({
      kind: fc.constantFrom('appeal', 'scholarship'),
      fact: fc.constantFrom('opened', 'paid'),
      part: fc.constantFrom(null, 'pay', 'entered'),
      desk: fc.constantFrom('', 'rights', 'aid'),
      year: fc.constantFrom('2025', '2026'),
      round: fc.constantFrom(null, '2026'),
      person: fc.constantFrom(null, 'a', 'b', 'c'),
      amountFen: fc.constantFrom(null, 100, 250),
      back: fc.boolean(),
      noted: fc.constantFrom(...minutes),
    })
    .map(({ back, amountFen, ...row }) => {
      const count: number = back ? -1 : 1;
      return { ...row, count, quantity: count, amountFen: amountFen === null ? null : count * amountFen };
    }),
  { maxLength: 40 },
);
type Written = Pick<Noted, 'noted'> & Parameters<typeof sumsOf>[0][number];

/** Adds rows up minute by minute, as the timer does, up to one of them. */
function addedUpTo(all: readonly Written[], goals: readonly string[]): Map<string, Sums> {
  const totals = new Map<string, Sums>();
  let since = '';
  for (const goal of [...goals].sort()) {
    const fresh = byScope(all.filter(({ noted }) => noted >= since && noted < goal));
    const people = new Set([...fresh.values()].flat().flatMap(({ person }) => person ?? []));
    const ofPeople = byScope(all.filter(({ person, noted }) => person !== null && people.has(person) && noted < goal));
    for (const [id, those] of fresh) {
      totals.set(id, added(totals.get(id) ?? nothing, gainOf(those, ofPeople.get(id) ?? [], since)));
    }
    since = goal;
  }
  return totals;
}

describe('totals', () => {
  it('come to what all rows come to, in whatever slices they are added up', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.constantFrom(...minutes), { maxLength: 5 }), (all, goals) => {
        const totals = addedUpTo(all, [...goals, '9999']);
        const whole = byScope(all);
        for (const [id, those] of whole) expect([id, totals.get(id) ?? nothing]).toEqual([id, sumsOf(those)]);
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('are what somebody counts who reads every row', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const union = all.filter(({ kind, fact, part }) => kind === 'scholarship' && fact === 'paid' && part === 'pay');
        const { cells, heads } = sumsOf(all);
        const cell = cells.find((one) => one.kind === 'scholarship' && one.fact === 'paid' && one.part === 'pay');
        expect(cell?.amountFen ?? 0).toBe(union.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0));
        expect(cell?.count ?? 0).toBe(union.reduce((sum, { count }) => sum + count, 0));
        const standing = ['a', 'b', 'c'].filter(
          (one) => union.filter(({ person }) => person === one).reduce((sum, { count }) => sum + count, 0) > 0,
        );
        const head = heads.find((one) => one.kind === 'scholarship' && one.fact === 'paid' && one.part === 'pay');
        expect(head?.people ?? 0).toBe(standing.length);
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('of a row count at its desk and in the whole union, in its year and ever, and in its round', () => {
    const row = { desk: 'aid', year: '2026', kind: 'scholarship', round: '2025' };
    expect(scopesOf(row).map(scopeId)).toEqual(['aid|2026', 'aid|ever', '*|2026', '*|ever', 'round|scholarship|2025']);
    const before = { ...row, desk: '', round: null };
    expect(scopesOf(before).map(scopeId)).toEqual(['*|2026', '*|ever']);
  });
});
