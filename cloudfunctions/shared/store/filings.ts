import type { Instant } from '../../../core/kernel/day';
import { database } from './database';

/** Copies that are about to be made for a case: noted first, so that none is left over when the case is not stored. */
export interface Filing {
  _id: string;
  caseId: string;
  files: readonly string[];
  at: Instant;
}

const filings = () => database.collection('filings');

export async function noteFiling({ _id, ...filing }: Filing): Promise<void> {
  await filings().doc(_id).set(filing);
}

export async function dropFiling(id: string): Promise<void> {
  await filings().doc(id).remove();
}
