import * as v from 'valibot';
import { type Day, type Instant, sayInstant } from '../kernel/day';

/**
 * What the union has decided once stands until somebody decides it anew: she names the moment of the decision that she read
 * (`corrects`). Two colleagues with forms from before the other's decision never undo each other without a word.
 */
export interface Decided {
  by: string;
  at: Instant;
}

/** Goes along with every decision that may replace another; absent where the form was opened with nothing there. */
export const corrects = v.optional(v.pipe(v.string(), v.maxLength(40)));

/** Said to whoever decided on something that is not what stands now. */
export function staleWords({ by, at }: Decided, today: Day): string {
  return `${by} ${sayInstant(at, today)} 已经定过，和您打开时看到的不一样。请先看看现在是怎么定的，再决定要不要保存；您填的内容还在。`;
}
