import type { Instant } from '../../../core/kernel/day';
import { markOver } from '../../../core/kernel/stamp';
import { vault } from '../vault';
import { database } from './database';

/** Copies that are about to be made for a case: noted first, so that none is left over when the case is not stored. */
export interface Filing {
  _id: string;
  caseId: string;
  files: readonly string[];
  at: Instant;
  stamp?: string;
}

/** Files are deleted by it, so that it says which and whose; when is no matter. */
const filingMark = markOver<Filing>('filings', { without: ['at'] });

/** True for what the cloud itself noted; what bears no stamp is from before they bore any, an hour old at most, or nobody's. */
export const isNoted = (filing: Filing) => filingMark.isAsStored(filing, { stamper: vault, allStamped: true });

const filings = () => database.collection('filings');

export async function noteFiling(noted: Filing): Promise<void> {
  const { _id, ...filing } = { ...noted, stamp: filingMark.stampOf(noted, vault) };
  await filings().doc(_id).set(filing);
}

export async function dropFiling(id: string): Promise<void> {
  await filings().doc(id).remove();
}
