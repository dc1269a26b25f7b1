import type { Case } from './case';
import { canonical, type Digest, firstBroken } from './timeline';

/** What the cloud brings to tell what it wrote itself from what somebody else put into the store. */
export interface Stamper {
  /** A keyed mark of a text: nobody makes it without the deployment's secret. */
  stamp(text: string): string;
  /** True when the mark was made of this text, under any of the secrets. */
  isStamp(text: string, stamp: string): boolean;
}

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

/** The text of which a record is stamped: where it lies, and everything in it but the fields named. */
export function textOf(collection: string, record: object, without: readonly string[]): string {
  const covered = Object.entries(record).filter(([name]) => !without.includes(name));
  return canonical({ collection, record: Object.fromEntries(covered) });
}

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
export function isIntact(found: Case, { stamper, digest, allStamped }: Judging): boolean {
  if (found.stamp !== undefined) return bearsItsStamp(found, stamper);
  return !allStamped && firstBroken(found.timeline, digest) === -1;
}

interface Judging {
  stamper: Stamper;
  digest: Digest;
  /** True once every case of the store bears a stamp: one without was tampered with. */
  allStamped: boolean;
}
