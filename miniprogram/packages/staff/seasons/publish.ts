import type { ToPublish } from '../../../../core/case/notice';
import type { Checked } from '../../../../core/domains/scholarship/operations';
import { call, type Reply } from '../../../services/cloud';
import { send } from '../../../services/command';

/** How far publishing has come; `trouble` says why it stopped before the end, empty where it did not. */
export interface Publishing {
  moved: number;
  trouble: string;
}

/** As many as are published in one call. */
const batch = 50;

/** Everybody of a year who was checked and is not published yet, however many pages that takes. */
export async function readChecked(year: string): Promise<Reply<Checked>> {
  const ask = (cursor?: string) => call('season.checked', cursor === undefined ? { year } : { year, cursor });
  let reply = await ask();
  while (reply.ok && reply.value.next !== null) {
    const before = reply.value;
    const more = await ask(reply.value.next);
    reply = more.ok ? { ok: true, value: joined(before, more.value) } : more;
  }
  return reply;
}

/** A row that has moved down meanwhile is not there twice. */
function joined(before: Checked, { rows, held, next }: Checked): Checked {
  const isNew = ({ id }: { id: string }) => ![...before.rows, ...before.held].some((known) => known.id === id);
  return { rows: [...before.rows, ...rows.filter(isNew)], held: [...before.held, ...held.filter(isNew)], next };
}

/** Publishes those and no others, a batch at a time, each as she was read. What is published stays so. */
export async function publishAll(
  year: string,
  rows: readonly ToPublish[],
  tell: (moved: number) => void,
): Promise<Publishing> {
  let moved = 0;
  for (let at = 0; at < rows.length; at += batch) {
    tell(moved);
    const cases = rows.slice(at, at + batch).map(({ id, version }) => ({ id, version }));
    const reply = await send('season.publish', { year, cases });
    if (!reply.ok) return { moved, trouble: reply.message };
    moved += reply.value.moved;
  }
  return { moved, trouble: '' };
}
