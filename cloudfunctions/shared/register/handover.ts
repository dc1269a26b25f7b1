import type { WholeCatalogue } from '../../../core/case/catalogue';
import { entrust } from '../../../core/register/entrust';
import type { RegisterRecord } from '../../../core/register/record';
import type { Actor } from '../../../core/union/access';
import { digest } from '../digest';
import { isRecord, isRecordIntact, recordsOf, reportRecord, storeRecord } from '../store/registers';
import { surroundings } from './write';

/** What became of the records of a colleague who leaves. */
interface Handed {
  /** As they are now. */
  moved: readonly RegisterRecord[];
  /** Those that somebody changed in the store: nobody may have them until the auditors have looked. */
  broken: readonly RegisterRecord[];
  left: number;
}

/** Hands so many records of a keeper on; what somebody is just working on is left for the next call. */
export async function handRecordsOn(
  leaving: string,
  successor: Actor,
  request: Parameters<typeof surroundings>[0] & { catalogue: Pick<WholeCatalogue, 'registerOf'> },
  most: number,
): Promise<Handed> {
  const theirs = await recordsOf(leaving, most + 1);
  const moved: RegisterRecord[] = [];
  const broken: RegisterRecord[] = [];
  for (const found of theirs.slice(0, most)) {
    const register = request.catalogue.registerOf(found.kind);
    if (!register || !isRecord(found) || !isRecordIntact(found)) {
      broken.push(found);
      await reportRecord(found, request.at);
      continue;
    }
    const submitId = digest(`${request.submitId}:${found._id}:${found.version}`).slice(0, 32);
    const change = entrust(register, found, successor, surroundings({ ...request, submitId }));
    if ((await storeRecord(found, change)) === 'stored') moved.push({ ...found, ...change.set });
  }
  return { moved, broken, left: theirs.length - moved.length };
}
