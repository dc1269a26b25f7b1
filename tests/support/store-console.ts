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
