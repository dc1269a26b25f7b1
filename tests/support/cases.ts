import type { Case } from '../../core/case/case';

/** A case as it lies in the store, read over the SDK. */
export async function readCaseOf(caseId: string): Promise<Case> {
  const { readCase } = await import('../../cloudfunctions/shared/store/cases');
  const found = await readCase(caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found;
}
