import { markId } from '../../cloudfunctions/shared/store/totals';
import { added, byScope, minuteOf, type Noted, nothing, type Sums, sumsOf } from '../../core/figures/totals';
import type { Put } from './fill';

/** The ledger of a store that is being filled, and what it comes to beside it, as the timer would have added it up long ago. */
export class Ledger {
  private readonly totals = new Map<string, Sums>();

  constructor(private readonly put: Put) {}

  /** Lays rows into it. No person may have rows in several calls: she would be counted several times. */
  async lay(rows: readonly Noted[]): Promise<void> {
    await this.put('ledger', rows);
    this.count(rows);
  }

  /** Counts rows that lie in it already. */
  count(rows: readonly Noted[]): void {
    for (const [id, those] of byScope(rows)) this.totals.set(id, added(this.totals.get(id) ?? nothing, sumsOf(those)));
  }

  /** Lays down what all of it comes to. */
  async close(): Promise<void> {
    const upTo = minuteOf(new Date().toISOString());
    await this.put('totals', [
      { _id: markId, upTo, goal: null, cells: [], heads: [] },
      ...[...this.totals].map(([_id, sums]) => ({ _id, upTo, ...sums })),
    ]);
  }
}
