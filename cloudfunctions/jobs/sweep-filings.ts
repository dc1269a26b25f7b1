import type { Instant } from '../../core/kernel/day';
import { deleteFiles } from '../shared/files/storage';
import { readCase } from '../shared/store/cases';
import { dropFiling, type Filing } from '../shared/store/filings';
import { find } from '../shared/store/query';
import { kindOf } from './work';

/** Long after the call that made the copies has ended, one way or the other. */
const restMs = 3_600_000;

const longAgo = (at: Instant) => new Date(Date.parse(at) - restMs).toISOString();

/** Copies of papers that no case holds are deleted: it was refused or lost after they were made. */
export const filings = kindOf({
  name: 'filings',
  due: (at, part) => find('filings', { at: { $lt: longAgo(at) } }, { sort: { at: 1 }, ...part }),
  begin: () => settle,
});

async function settle({ _id, caseId, files }: Filing): Promise<boolean> {
  const held = ((await readCase(caseId))?.papers ?? []).map(({ fileId }) => fileId);
  await deleteFiles(files.filter((file) => !held.includes(file)));
  await dropFiling(_id);
  return true;
}
