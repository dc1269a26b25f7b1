import { database } from './database';
import type { Documents } from './query';

const drafts = () => database.collection('drafts');

export async function putDraft({ _id, ...draft }: Documents['drafts']): Promise<void> {
  await drafts().doc(_id).set(draft);
}

export async function dropDraft(id: string): Promise<void> {
  await drafts().doc(id).remove();
}
