import type { Instant } from '../../core/kernel/day';
import { deleteFiles } from '../shared/files/storage';
import { readCase } from '../shared/store/cases';
import { dropFiling, type Filing, filingsBefore } from '../shared/store/filings';

/** Long after the call that made the copies has ended, one way or the other. */
const restMs = 3_600_000;

/** Deletes copies of papers that no case holds: it was refused or lost after they were made. Returns how many filings it settled. */
export async function sweepFilings(at: Instant): Promise<number> {
  let settled = 0;
  for (const filing of await filingsBefore(new Date(Date.parse(at) - restMs).toISOString())) {
    if (await settle(filing)) settled += 1;
  }
  return settled;
}

async function settle({ _id, caseId, files }: Filing): Promise<boolean> {
  const held = ((await readCase(caseId))?.papers ?? []).map(({ fileId }) => fileId);
  try {
    await deleteFiles(files.filter((file) => !held.includes(file)));
    await dropFiling(_id);
    return true;
  } catch (error) {
    // It stays noted for the next run; the filings behind it are not held up.
    console.error(`filing ${_id}`, error);
    return false;
  }
}
