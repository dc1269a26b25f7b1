import type { Case } from '../../core/case/case';
import { stamped } from '../../core/case/stamp';
import { vault } from './office';

/** A case as it lies in the store, read over the SDK. */
export async function readCaseOf(caseId: string): Promise<Case> {
  const { readAsItLies } = await import('../../cloudfunctions/shared/store/beside');
  const found = await readAsItLies(caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found;
}

/** Gives a case in the store another state, with its stamp, as if it had gone that way. */
export async function putCase(caseId: string, part: Partial<Case>): Promise<void> {
  const { database, command } = await import('../../cloudfunctions/shared/store/database');
  const { stamp } = stamped({ ...(await readCaseOf(caseId)), ...part }, vault);
  const fields = Object.entries({ ...part, stamp }).map(([name, value]) => [name, command.set(value)]);
  await database.collection('cases').doc(caseId).update(Object.fromEntries(fields));
}
