import { digest } from '../../cloudfunctions/shared/digest';
import type { OpenVault } from '../../cloudfunctions/shared/vault';
import { firstBroken } from '../../core/record/timeline';
import { type RegisterRecord, registerMark } from '../../core/register/record';

/** What is wrong with a record of a register: every one bears a stamp, and each entry follows from the one before. */
export function registerTroubles(found: RegisterRecord, vault: OpenVault): string[] {
  if (registerMark.isAsStored(found, { stamper: vault, allStamped: true })) return [];
  const broken = Array.isArray(found.timeline) ? firstBroken(found.timeline, digest) : 0;
  const where = broken === -1 ? 'its entries are whole' : `from entry ${broken + 1} on`;
  return [`registers: ${found._id} is not as the cloud stored it (${where})`];
}
