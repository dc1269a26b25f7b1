import type { Instant } from '../../../core/kernel/day';
import { command, database } from './database';
import type { Documents } from './query';

const drafts = () => database.collection('drafts');

export async function putDraft({ _id, ...draft }: Documents['drafts']): Promise<void> {
  await drafts().doc(_id).set(draft);
}

export async function dropDraft(id: string): Promise<void> {
  await drafts().doc(id).remove();
}

/** Those of these drafts that exist, without what is in them. */
export async function savedDrafts(ids: readonly string[]): Promise<Pick<Documents['drafts'], '_id' | 'savedAt'>[]> {
  if (ids.length === 0) return [];
  const { data } = await drafts()
    .where({ _id: command.in([...ids]) })
    .field({ _id: true, savedAt: true })
    .get();
  return data;
}

/** Removes drafts last saved before a moment, in one conditional call: one saved meanwhile stays. How many it were. */
export async function sweepDraftsBefore(moment: Instant): Promise<number> {
  const { deleted } = await drafts()
    .where({ savedAt: command.lt(moment) })
    .remove();
  return typeof deleted === 'number' ? deleted : 0;
}
