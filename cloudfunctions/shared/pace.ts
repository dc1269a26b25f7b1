import { type Allowance, allowances } from '../../core/limits';
import type { Call } from './handler';

const { burst, seconds }: Allowance = allowances.reads;
const cost = seconds * 1000;
const most = burst * cost;

/** As many readers as one instance remembers, those who read last; who is forgotten has the whole allowance again. */
const remembered = 2000;

/** The moment at which each reader's allowance is whole again (ms), in the order of their last reading. */
export const readers = new Map<string, number>();

/**
 * Draws once on the allowance of plain reads; false when it is spent. Kept in the memory of this instance alone
 * (docs/decisions/0013-reads-are-paced-in-memory.md): nothing is written because somebody reads.
 */
export function mayReadOn({ callerId, at }: Pick<Call, 'callerId' | 'at'>): boolean {
  const now = Date.parse(at);
  const before = readers.get(callerId) ?? now;
  // Further ahead than a spent allowance lies only what a clock left behind that was set back.
  const level = before > now + most ? now : Math.max(before, now);
  if (level + cost > now + most) return false;
  readers.delete(callerId);
  readers.set(callerId, level + cost);
  const [longestAgo] = readers.keys();
  if (readers.size > remembered && longestAgo !== undefined) readers.delete(longestAgo);
  return true;
}
