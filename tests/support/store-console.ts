import { openRecords } from '../../scripts/backup/records';
import { verify } from '../../scripts/verify/verify';
import { vault } from './office';

/** A collection as somebody with the console of the store has it before her: she reads and writes what she likes, without the secret. */
export async function collection(name: string) {
  const { database } = await import('../../cloudfunctions/shared/store/database');
  return database.collection(name);
}

/** Edits exactly one document there. */
export async function edit(
  name: string,
  where: Record<string, unknown>,
  fields: Record<string, unknown>,
): Promise<void> {
  const { updated } = await (await collection(name)).where(where).update(fields);
  expect(updated).toBe(1);
}

/** What `npm run verify` finds in a data folder, beside a backup from before where one is named. */
export async function findingsIn(dataDir: string, since?: string): Promise<readonly string[]> {
  const records = await openRecords(dataDir);
  const before = since === undefined ? undefined : await openRecords(since);
  try {
    return (await verify(records, vault, before)).findings;
  } finally {
    records.close();
    before?.close();
  }
}

/** What somebody may leave in the place of a field: nothing, or something else than it is. */
export const leftInstead = { missing: undefined, null: null, number: 5, text: 'x', list: [], object: {} } as const;

/** Leaves something in the place of one field of a document. */
export async function spoil(name: string, id: string, field: string, left: unknown): Promise<void> {
  const { command } = await import('../../cloudfunctions/shared/store/database');
  const update = { [field]: left === undefined ? command.remove() : command.set(left) };
  await (await collection(name)).doc(id).update(update);
}

/** Puts documents back as they were, whatever was done to them. */
export async function putBack(name: string, documents: readonly { _id: string }[]): Promise<void> {
  const those = await collection(name);
  await Promise.all(documents.map(({ _id, ...fields }) => those.doc(_id).set(fields)));
}
