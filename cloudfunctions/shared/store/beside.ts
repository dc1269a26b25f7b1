import type { Case } from '../../../core/case/case';
import { command, database } from './database';

const cases = () => database.collection('cases');

/** A case as somebody may have left it; everything else is read where what cannot be relied on is put right. */
export async function readAsItLies(caseId: string): Promise<Case | undefined> {
  const { data } = await cases().doc(caseId).get();
  return data[0];
}

/** Puts fields of a case that no step writes in the place of what lay there, as long as nobody else has put it right. */
export async function writeBeside(
  caseId: string,
  before: readonly (readonly [field: string, value: unknown])[],
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  const asRead = before.map(([field, value]) => [
    field,
    value === undefined ? command.exists(false) : command.eq(value),
  ]);
  const set = Object.entries(after).map(([field, value]) => [field, command.set(value)]);
  await cases()
    .where({ _id: caseId, ...Object.fromEntries(asRead) })
    .update(Object.fromEntries(set));
}
