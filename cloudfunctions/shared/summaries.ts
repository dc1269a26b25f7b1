import type { Alarm } from '../../core/alarm';
import type { House } from '../../core/case/catalogue';
import { type CaseRow, type CaseSummary, summaryOf } from '../../core/case/summary';
import { suspended } from '../../core/case/suspended';
import type { Actor } from '../../core/union/access';
import { rowByRow } from './rows';

/**
 * The rows of a list: a case about which the auditors have an open alarm (`suspendedCases`) stands there as suspended, as it does when
 * it is opened. A row bears no stamp, so that nothing of it is known to be true before somebody, or the timer, has met the case.
 */
export function summariesOf(
  rows: readonly CaseRow[],
  reader: Actor,
  { union, catalogue, alarms }: House & { alarms: readonly Pick<Alarm, 'caseId'>[] },
): CaseSummary[] {
  const broken = new Set(alarms.map(({ caseId }) => caseId));
  return rowByRow(rows, (row) => {
    const summary = summaryOf(row, reader, { union, catalogue });
    return broken.has(row._id) ? suspended(summary) : summary;
  });
}
