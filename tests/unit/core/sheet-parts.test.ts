import fc from 'fast-check';
import { isBounded } from '../../../cloudfunctions/shared/bounds';
import { partsOf } from '../../../core/register/import';

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '正常', '91360781MA35N1TY0A') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 400 }).map((length) => '企'.repeat(length)) },
);
const sheet = fc.integer({ min: 1, max: 45 }).chain((width) => {
  const row = fc.array(cell, { minLength: width, maxLength: width, size: 'max' });
  return fc.record({ header: row, rows: fc.array(row, { minLength: 1, maxLength: 260, size: 'max' }) });
});

describe('the parts in which a sheet comes in', () => {
  it('hold every row once, in its order, under the rows above it', () => {
    fc.assert(
      fc.property(sheet, (given) => {
        const parts = partsOf(given);
        expect(parts.flatMap(({ rows }) => [...rows])).toEqual(given.rows);
        for (const { above, rows } of parts) expect(rows[0]).toBe(given.rows[above]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('are calls that WeChat and the cloud take', () => {
    fc.assert(
      fc.property(sheet, ({ header, rows }) => {
        for (const part of partsOf({ header, rows })) {
          const input = { kind: 'enterprise', header, rows: part.rows, doubles: 'skip', confirmed: true };
          const event = { operation: 'register.import', input, submitId: 'x'.repeat(36), userInfo: { openId: 'o' } };
          expect(part.rows.length).toBeLessThanOrEqual(100);
          if (part.rows.length === 1) continue;
          expect(isBounded(event)).toBe(true);
          expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(100 * 1024);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('count the head into every part, and no more bytes than fit', () => {
    const long = '企'.repeat(60);
    const [header, row] = [Array<string>(20).fill(long), Array<string>(20).fill(long)];
    const parts = partsOf({ header, rows: Array.from({ length: 90 }, () => row) });
    expect(parts.length).toBeGreaterThan(2);
    for (const { rows } of parts) expect(Buffer.byteLength(JSON.stringify({ header, rows }))).toBeLessThan(91 * 1024);
  });

  it('are few: a hundred rows of a few columns come together, and so do ninety of a whole census', () => {
    const rows = (count: number, width: number) => Array.from({ length: count }, () => Array<string>(width).fill('一'));
    const counts = (count: number, width: number) =>
      partsOf({ header: Array<string>(width).fill('列'), rows: rows(count, width) }).map((part) => part.rows.length);
    expect(counts(230, 5)).toEqual([100, 100, 30]);
    expect(counts(180, 41)).toEqual([91, 89]);
    expect(counts(0, 5)).toEqual([]);
  });
});
