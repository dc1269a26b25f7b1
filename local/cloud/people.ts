import { type Doc, isDoc } from './engine/ejson';
import { docOf } from './engine/rows';
import type { Store } from './engine/store';

/** Somebody whom the preview can play. */
export interface Playable {
  openid: string;
  name: string;
  role: string;
  level?: string;
  desk?: string;
  title?: string;
}

const MOST = 1000;

/** Staff first, then workers, at most 1000. */
export function playablePeople(store: Store): Playable[] {
  if (!store.catalog.find('people')) return [];
  const staff = bodies(store, { 'staff.desk': { $gt: '' } }, MOST);
  const others = bodies(store, {}, MOST).filter((doc) => !isDoc(doc.staff));
  return [...staff, ...others].slice(0, MOST).map(playable);
}

function bodies(store: Store, query: Doc, limit: number): Doc[] {
  return store.queries.find('people', query, { limit }).map(docOf);
}

function playable(doc: Doc): Playable {
  const staff: Doc = isDoc(doc.staff) ? doc.staff : {};
  return {
    openid: String(doc._id),
    name: String(doc.name ?? ''),
    role: typeof staff.role === 'string' ? staff.role : 'worker',
    ...text('level', staff.level),
    ...text('desk', staff.desk),
    ...text('title', staff.title),
  };
}

function text(name: string, value: unknown): Record<string, string> {
  return typeof value === 'string' ? { [name]: value } : {};
}
