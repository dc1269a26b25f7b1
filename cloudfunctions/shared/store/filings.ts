import type { Instant } from '../../../core/kernel/day';
import { command, database } from './database';

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

/** Filings noted before a moment, the oldest first; at most 100. */
export async function filingsBefore(moment: Instant): Promise<Filing[]> {
  const { data } = await filings()
    .where({ at: command.lt(moment) })
    .orderBy('at', 'asc')
    .limit(100)
    .get();
  return data;
}

export async function dropFiling(id: string): Promise<void> {
  await filings().doc(id).remove();
}
