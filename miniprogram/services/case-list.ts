import type { CaseSummary } from '../../core/case/summary';
import type { Reply } from './cloud';

/** Rows read page by page, as far as they have come. */
export interface List<R> {
  rows: readonly R[];
  /** Asks for what follows; null at the end. */
  next: string | null;
}

export type CaseList = List<CaseSummary>;

/** Adds the page that follows; a row that has moved down meanwhile is not shown twice. */
export async function readOn<R extends { id: string }>(
  list: List<R>,
  ask: (cursor: string) => Promise<Reply<List<R>>>,
): Promise<Reply<List<R>>> {
  if (list.next === null) return { ok: true, value: list };
  const reply = await ask(list.next);
  if (!reply.ok) return reply;
  const known = new Set(list.rows.map(({ id }) => id));
  const fresh = reply.value.rows.filter(({ id }) => !known.has(id));
  return { ok: true, value: { rows: [...list.rows, ...fresh], next: reply.value.next } };
}

/** Reads the list anew, as far as it was read. */
export async function readAgain<R extends { id: string }>(
  list: List<R>,
  ask: (cursor?: string) => Promise<Reply<List<R>>>,
): Promise<Reply<List<R>>> {
  let reply = await ask();
  while (reply.ok && reply.value.next !== null && reply.value.rows.length < list.rows.length) {
    reply = await readOn(reply.value, ask);
  }
  return reply;
}
