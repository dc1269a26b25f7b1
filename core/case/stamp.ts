import type { Digest } from '../kernel/canonical';
import type { Instant } from '../kernel/day';
import { type Judging, markOver, type Stamper, textOf } from '../kernel/stamp';
import type { Reveal } from '../record/record';
import { firstBroken } from '../record/timeline';
import { besideFields } from './beside';
import type { Case } from './case';

/** Whatever is not named here is covered, a field that is added later included. */
const uncovered = ['stamp', ...besideFields];

const textOfCase = (found: Case) => textOf('cases', found, uncovered);

/** The very state of a case, its stamp included: another edit in the store is another state. */
export const caseState = (found: Case) =>
  textOf(
    'cases',
    found,
    uncovered.filter((name) => name !== 'stamp'),
  );

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
  return !allStamped && isChained(found, digest);
}

const isChained = ({ timeline }: Case, digest: Digest) =>
  Array.isArray(timeline) && timeline.length > 0 && timeline.every(isEntry) && firstBroken(timeline, digest) === -1;

/** Somebody may leave anything in the place of an entry. */
const isEntry = (entry: unknown): boolean => typeof entry === 'object' && entry !== null;

/** Who looked at a number is noted beside the steps, so that each note bears a stamp of its own. */
export const revealMark = markOver<Reveal>('reveals');

/**
 * The notes of looks that the cloud cannot have put there. One without a stamp is from before they bore any: not
 * since then, nor behind one that bears its stamp.
 */
export function forgedReveals(
  { _id, reveals }: Pick<Case, '_id' | 'reveals'>,
  { stamper, since }: { stamper: Stamper; since: Instant | null },
): Reveal[] {
  const first = reveals.findIndex(({ stamp }) => stamp !== undefined);
  return reveals.filter((reveal, index) => {
    const allStamped = (since !== null && reveal.at >= since) || (first !== -1 && index > first);
    const isHere = reveal.caseId === undefined || reveal.caseId === _id;
    return !isHere || !revealMark.isAsStored(reveal, { stamper, allStamped });
  });
}
