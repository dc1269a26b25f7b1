import type { Case } from '../../core/case/case';
import { settledIn } from '../../core/case/objection';

/** The objections that entries of cases say they settled: each must be there. */
export class Settled {
  private readonly by = new Map<string, string>();

  add({ number, timeline }: Case): void {
    for (const id of settledIn(timeline)) this.by.set(id, number);
  }

  /** What was settled and is gone. `there`: the ids of the objections that are stored. */
  gone(there: ReadonlySet<string>): string[] {
    const missing = [...this.by].filter(([id]) => !there.has(id));
    return missing.map(([id, number]) => `${number}: the objection ${id} that it settled is gone`);
  }
}
