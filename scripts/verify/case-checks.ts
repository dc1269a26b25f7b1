import { digest } from '../../cloudfunctions/shared/digest';
import type { OpenVault } from '../../cloudfunctions/shared/vault';
import { besideFields, spoiltIn, withoutSpoilt } from '../../core/case/beside';
import type { Case } from '../../core/case/case';
import { forgedReveals, isIntact } from '../../core/case/stamp';
import type { Instant } from '../../core/kernel/day';
import { firstBroken } from '../../core/record/timeline';
import { aboutAnswer, sealedIn } from '../../core/record/vault';

/** What a case is judged by. */
export interface Around {
  vault: OpenVault;
  /** True once every case must bear a stamp. */
  allStamped: boolean;
  /** Since when every look at a number is noted with a stamp; null while that is not so yet. */
  revealsSince: Instant | null;
  /** The desks of the union, and everybody with a post. */
  desks: ReadonlySet<string>;
  staff: ReadonlySet<string>;
}

/** What is wrong with one case by itself, in sentences. */
export function troublesOf(found: Case, around: Around): string[] {
  const spoilt = spoiltIn(found, besideFields);
  const readable = withoutSpoilt(found, spoilt);
  return [
    ...broken(found, around),
    ...spoilt.map((field) => `what lies in ${field} cannot be read`),
    ...forged(readable, around),
    ...unreadable(found, around),
    ...homeless(found, around),
  ];
}

function broken(found: Case, { vault, allStamped }: Around): string[] {
  if (isIntact(found, { stamper: vault, digest, allStamped })) return [];
  const entry = firstBroken(found.timeline, digest);
  const where = entry === -1 ? 'its entries are whole, so it is something else in it' : `from entry ${entry + 1} on`;
  const missing = found.stamp === undefined ? ', and it bears no stamp' : '';
  return [`it is not as the cloud stored it (${where}${missing})`];
}

function forged(found: Case, { vault, revealsSince }: Around): string[] {
  return forgedReveals(found, { stamper: vault, since: revealsSince }).map(
    ({ name, at }) => `that ${name} looked at a number on ${at} was not noted by the cloud`,
  );
}

function unreadable({ _id, answers }: Case, { vault }: Around): string[] {
  return Object.entries(answers).flatMap(([field, answer]) => {
    const sealed = sealedIn(answer);
    if (sealed === undefined) return [];
    try {
      vault.unseal(sealed, aboutAnswer(_id, field));
      return [];
    } catch {
      return [`the sealed answer ${field} cannot be opened`];
    }
  });
}

function homeless({ desk, officer, open }: Case, { desks, staff }: Around): string[] {
  if (!open) return [];
  return [
    ...(desks.has(desk) ? [] : [`it lies at a desk that the union does not have (${desk})`]),
    ...(officer && !staff.has(officer.id) ? [`its officer ${officer.name} has no post`] : []),
  ];
}
