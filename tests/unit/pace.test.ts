import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { mayReadOn } from '../../cloudfunctions/shared/pace';
import { allowances } from '../../core/limits';

const { burst, seconds } = allowances.reads;
const start = Date.parse('2026-11-03T02:00:00.000Z');
const read = (callerId: string, ms: number) => mayReadOn({ callerId, at: new Date(start + ms).toISOString() });
const many = (callerId: string, count: number, ms: number) =>
  Array.from({ length: count }, () => read(callerId, ms)).filter(Boolean).length;

describe('plain reads of one person', () => {
  it('are four hundred at once, then two a second', () => {
    expect(many('script', burst + 50, 0)).toBe(400);
    expect([read('script', seconds * 1000 - 1), read('script', 500), read('script', 500)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(read('somebody-else', 0)).toBe(true);
  });

  it('are enough for an officer who goes through a hundred cases in ten minutes, and for whoever taps as fast as she can', () => {
    // The case, its papers, her list and her figures again, every six seconds.
    for (let nth = 0; nth < 100; nth += 1) expect(many('officer', 4, nth * 6000)).toBe(4);
    for (let nth = 0; nth < 300; nth += 1) expect(read('fast-thumb', nth * 200)).toBe(true);
  });

  it('are those of a bucket of that size, whatever the pauses', () => {
    const pauses = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 90_000 }), reads: fc.integer({ max: 500, min: 1 }) }),
    );
    fc.assert(
      fc.property(pauses, (visits) => {
        const who = randomUUID();
        const cost = seconds * 1000;
        let [now, left] = [0, burst * cost];
        for (const { wait, reads } of visits) {
          now += wait;
          left = Math.min(burst * cost, left + wait);
          const granted = Math.min(reads, Math.floor(left / cost));
          expect(many(who, reads, now)).toBe(granted);
          left -= granted * cost;
        }
      }),
    );
  });

  it('are all allowed again where the clock was set back, rather than none', () => {
    expect(many('time-traveller', burst, 86_400_000)).toBe(burst);
    expect(many('time-traveller', burst + 1, 0)).toBe(burst);
  });

  it('are forgotten after two thousand others have read, and not before', () => {
    const others = (count: number) => {
      for (let nth = 0; nth < count; nth += 1) read(`other-${nth}`, 0);
    };
    many('first', burst, 0);
    others(1999);
    expect(read('first', 0)).toBe(false);
    many('second', burst, 0);
    others(2000);
    expect(read('second', 0)).toBe(true);
  });
});
