import fc from 'fast-check';
import { addDays } from '../../../core/kernel/day';
import { rowsIn, type Told } from '../../../core/ledger/row';

const whose = {
  kind: 'tool',
  person: null,
  round: null,
  part: null,
  of: { collection: 'registers', id: 'r' },
} as const;
/** What a step says of one fact: that it stands (there), or no more; on whatever day it says that it happened. */
const step = fc.record({
  day: fc.integer({ min: 0, max: 1500 }),
  stands: fc.boolean(),
  desk: fc.constantFrom('a', 'b'),
});
const steps = fc.array(step, { minLength: 1, maxLength: 12 }).map((told) =>
  told.map(({ day, stands, desk }, at): Told => {
    const on = addDays('2023-01-01', day);
    return {
      version: at + 1,
      on,
      bookedOn: '2027-06-01',
      desk: 'home',
      facts: { kept: stands ? { quantity: 1, unit: '件', desk } : null },
    };
  }),
);

describe('a fact whose steps say their days in any order', () => {
  it('stands once or not at all at the end of every day, at one desk at most', () => {
    fc.assert(
      fc.property(steps, (told) => {
        const rows = rowsIn(whose, told);
        for (const { on } of rows) {
          const until = rows.filter((row) => row.on <= on);
          const at = (desk?: string) =>
            until.filter((row) => desk === undefined || row.desk === desk).reduce((sum, { count }) => sum + count, 0);
          expect([0, 1]).toContain(at());
          for (const desk of ['a', 'b']) expect([0, 1]).toContain(at(desk));
        }
        const last = told[told.length - 1]?.facts.kept;
        expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(last ? 1 : 0);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('keeps the days of steps that come in their order', () => {
    const on = (day: string, desk: string, version: number): Told => {
      return { version, on: day, bookedOn: day, desk: 'home', facts: { kept: { quantity: 1, unit: '件', desk } } };
    };
    const rows = rowsIn(whose, [on('2026-01-05', 'a', 1), on('2026-03-01', 'b', 2), on('2026-02-01', 'a', 3)]);
    expect(rows.map((row) => [row.on, row.desk, row.count])).toEqual([
      ['2026-01-05', 'a', 1],
      ['2026-03-01', 'a', -1],
      ['2026-03-01', 'b', 1],
      ['2026-03-01', 'b', -1],
      ['2026-03-01', 'a', 1],
    ]);
  });
});
