import type { Instant } from '../../../core/kernel/day';
import { command, database, isDuplicate } from './database';

const limits = () => database.collection('limits');

/** How much somebody had done in a span that began at `since`, counting from its first deed. */
export interface Span {
  since: Instant;
  count: number;
}

/** Adds to what was done in the running span, or begins a new one; each in one conditional update, so that none is lost. */
export async function countInSpan(id: string, more: number, at: Instant, minutes: number): Promise<Span> {
  const now = Date.parse(at);
  const begun = now - minutes * 60_000;
  const running = await limits()
    .where({ _id: id, since: command.gt(begun) })
    .updateAndReturn({ count: command.inc(more) });
  if (running.updated === 1) return spanOf(running.doc);
  const anew = await limits()
    .where({ _id: id, since: command.lte(begun) })
    .update({ since: now, count: more });
  if (anew.updated === 1) return spanOf({ since: now, count: more });
  try {
    await limits().add({ _id: id, since: now, count: more });
    return spanOf({ since: now, count: more });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return countInSpan(id, more, at, minutes);
  }
}

function spanOf({ since, count }: { since: number; count: number }): Span {
  return { since: new Date(since).toISOString(), count };
}
