import type { Instant } from '../../../core/kernel/day';
import { command, database, isDuplicate } from './database';
import type { Documents } from './query';

const drafts = () => database.collection('drafts');

const unversioned = 'at:';

/** The version of a draft; one of the first edition, which had none, is told by its moment. */
export function versionOf({ version, savedAt }: Pick<Documents['drafts'], 'version' | 'savedAt'>): string {
  return version ?? `${unversioned}${savedAt}`;
}

const basedOn = (base: string) =>
  base.startsWith(unversioned)
    ? { version: command.exists(false), savedAt: base.slice(unversioned.length) }
    : { version: base };

/**
 * Saves a draft over the version it goes on from, or as a new one; false when another one is there by now. Saving the
 * same once more is harmless.
 */
export async function putDraft(draft: Required<Documents['drafts']>, base: string | null): Promise<boolean> {
  const { _id, ...fields } = draft;
  const isSaved = base === null ? await isAdded(draft) : await isReplaced({ _id, ...basedOn(base) }, fields);
  if (isSaved) return true;
  const { data } = await drafts().doc(_id).field({ version: true }).get();
  return data[0]?.version === draft.version;
}

async function isReplaced(where: object, fields: object): Promise<boolean> {
  return (await drafts().where(where).update(fields)).updated === 1;
}

async function isAdded(draft: Documents['drafts']): Promise<boolean> {
  try {
    await drafts().add(draft);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function dropDraft(id: string): Promise<void> {
  await drafts().doc(id).remove();
}

/** Removes drafts last saved before a moment, in one conditional call: one saved meanwhile stays. How many it were. */
export async function sweepDraftsBefore(moment: Instant): Promise<number> {
  const { deleted } = await drafts()
    .where({ savedAt: command.lt(moment) })
    .remove();
  return typeof deleted === 'number' ? deleted : 0;
}
