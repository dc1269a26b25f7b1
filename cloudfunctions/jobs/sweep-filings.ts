import type { Instant } from '../../core/kernel/day';
import { deleteFiles } from '../shared/files/storage';
import { type Judge, judgeOf, reportBroken } from '../shared/judge';
import { readCase } from '../shared/store/cases';
import { dropFiling, type Filing, isNoted } from '../shared/store/filings';
import { find } from '../shared/store/query';
import { isRecordIntact, readRecord, reportRecord } from '../shared/store/registers';
import { kindOf, type Run } from './work';

/** Long after the call that made the copies has ended, one way or the other. */
const restMs = 3_600_000;

const longAgo = (at: Instant) => new Date(Date.parse(at) - restMs).toISOString();

/**
 * Copies of papers that no case holds are deleted: it was refused or lost after they were made. Nothing is deleted at the word of
 * somebody who changed the store: a note that the cloud did not write, and a case that says other papers than it held.
 */
export const filings = kindOf({
  name: 'filings',
  due: (at, part) => find('filings', { at: { $lt: longAgo(at) } }, { sort: { at: 1 }, ...part }),
  begin: (run) => (filing) => settle(filing, run),
});

async function settle(filing: Filing, { allStamped, catalogue, now }: Run): Promise<boolean> {
  if (isNoted(filing)) await deleteLeftOver(filing, judgeOf(allStamped, catalogue), now());
  else console.error(`filings: ${filing._id} is not as the cloud stored it, no file is deleted by it`);
  await dropFiling(filing._id);
  return true;
}

async function deleteLeftOver({ caseId, files }: Filing, judge: Judge, at: Instant): Promise<void> {
  const found = await readCase(caseId);
  if (found && !judge.isIntact(found)) return reportBroken(judge, at);
  const record = found ? undefined : await readRecord(caseId);
  if (record && !isRecordIntact(record)) return reportRecord(record, at);
  const held = (found ?? record)?.papers.map(({ fileId }) => fileId) ?? [];
  await deleteFiles(files.filter((file) => !held.includes(file)));
}
