import { type Judging, type Stamper, textOf } from '../stamp';
import type { Case } from './case';
import { type Digest, firstBroken } from './timeline';

/**
 * What of a case changes without a step, by the timer or by being looked at, so that no stamp can cover it. Whatever is
 * not named here is covered, a field that is added later included.
 */
const uncovered: readonly (keyof Case)[] = [
  'stamp',
  'seen',
  'reveals',
  'outgoing',
  'sending',
  'outgoingSince',
  'warned',
  'warnOn',
  'toCall',
];

const textOfCase = (found: Case) => textOf('cases', found, uncovered);

/** The case with the stamp of its state: what is stored after every step. */
export function stamped(found: Case, stamper: Stamper): Case {
  return { ...found, stamp: stamper.stamp(textOfCase(found)) };
}

/** True when the case bears a stamp and nothing that it covers was changed since by anybody without the secret. */
export function bearsItsStamp(found: Case, stamper: Stamper): boolean {
  return found.stamp !== undefined && stamper.isStamp(textOfCase(found), found.stamp);
}

/**
 * True when a case is as the cloud left it. One from before there were stamps is judged by the chain of its entries,
 * as long as such cases are still to be expected.
 */
export function isIntact(found: Case, { stamper, digest, allStamped }: Judging & { digest: Digest }): boolean {
  if (found.stamp !== undefined) return bearsItsStamp(found, stamper);
  return !allStamped && firstBroken(found.timeline, digest) === -1;
}
