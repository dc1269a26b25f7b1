import type { CaseSummary } from '../../core/case/view';
import type { Page } from '../../core/contract';
import type { Reply } from './cloud';

/** A list of cases read page by page, as far as it has come. */
export interface CaseList {
  rows: readonly CaseSummary[];
  /** Asks for what follows; null at the end. */
  next: string | null;
}

/** Adds the page that follows; a row that has moved down meanwhile is not shown twice. */
export async function readOn(list: CaseList, ask: (cursor: string) => Promise<Reply<Page>>): Promise<Reply<CaseList>> {
  if (list.next === null) return { ok: true, value: list };
  const reply = await ask(list.next);
  if (!reply.ok) return reply;
  const known = new Set(list.rows.map(({ id }) => id));
  const fresh = reply.value.rows.filter(({ id }) => !known.has(id));
  return { ok: true, value: { rows: [...list.rows, ...fresh], next: reply.value.next } };
}
