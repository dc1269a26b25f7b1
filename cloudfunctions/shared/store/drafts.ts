import type { Instant } from '../../../core/kernel/day';
import { noted, unseen } from './changes';
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

type Written = Required<Omit<Documents['drafts'], 'changes'>>;

/**
 * Saves a draft over the version it goes on from, or as a new one, also where one was dropped; false when another one is there
 * by now. Saving the same once more is harmless, however late: one that was dropped since does not come back.
 */
export async function putDraft(draft: Written, base: string | null): Promise<boolean> {
  const { _id, ...fields } = draft;
  const isSaved = base === null ? await isBegun(draft) : await isReplaced({ _id, ...basedOn(base) }, fields);
  if (isSaved) return true;
  const { data } = await drafts().doc(_id).field({ version: true }).get();
  return data[0]?.version === draft.version;
}

async function isReplaced(where: object, fields: object): Promise<boolean> {
  return (await drafts().where(where).update(fields)).updated === 1;
}

async function isBegun(draft: Written): Promise<boolean> {
  const { _id, ...fields } = draft;
  if (await isAdded(draft)) return true;
  return isReplaced({ _id, draft: null, ...unseen(draft.version) }, { ...fields, ...noted(draft.version) });
}

async function isAdded(draft: Written): Promise<boolean> {
  try {
    await drafts().add({ ...draft, changes: [draft.version] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Drops what is kept under an id, whatever it is, and nothing that was begun after the first of several such calls. */
export async function dropDraft(_id: string, savedAt: Instant, submitId: string): Promise<void> {
  const dropped = { draft: null, savedAt, version: submitId };
  const drop = () => isReplaced({ _id, ...unseen(submitId) }, { ...dropped, ...noted(submitId) });
  if (!(await drop()) && !(await isAdded({ _id, ...dropped }))) await drop();
}

/** Removes drafts last saved before a moment, in one conditional call: one saved meanwhile stays. How many it were. */
export async function sweepDraftsBefore(moment: Instant): Promise<number> {
  const { deleted } = await drafts()
    .where({ savedAt: command.lt(moment) })
    .remove();
  return typeof deleted === 'number' ? deleted : 0;
}
