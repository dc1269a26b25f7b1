import type { RefusalCode } from '../../core/kernel/refusal';
import { type Allowance, type AllowanceName, allowances } from '../../core/limits';
import { digest } from './digest';
import type { Call } from './handler';
import { draw } from './store/limits';

/**
 * How an operation passes the gate: on which allowance it draws, and whether its repeats are told by their submitId. Plain
 * reads have passed theirs before anything was read (`mayReadOn`).
 */
export function gateOf(name: AllowanceName, writes: boolean) {
  return async ({ callerId, at, submitId }: Call, bodyHash: string): Promise<RefusalCode | undefined> => {
    if (name === 'reads') return undefined;
    const { burst, seconds, refusal }: Allowance = allowances[name];
    const cost = seconds * 1000;
    const sent = writes ? { submitId, bodyHash } : undefined;
    const drawn = await draw({ id: personId(callerId), of: name, at, cost, most: burst * cost, sent });
    // A repeat goes on to its handler, which answers what it answered before.
    if (drawn === 'granted' || drawn === 'repeated') return undefined;
    return drawn === 'reused' ? 'submitIdReused' : refusal;
  };
}

/** Under what a person's limits lie: counting her is no reason to keep her openid in one more place. */
const personId = (callerId: string) => digest(`limits:${callerId}`).slice(0, 32);
