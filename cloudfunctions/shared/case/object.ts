import type { Case } from '../../../core/case/case';
import { fileObjection } from '../../../core/case/object';
import type { ObjectionRow } from '../../../core/case/objection';
import type { Circumstances } from '../../../core/case/open';
import type { Written } from '../../../core/case/operations';
import type { Service } from '../../../core/case/service';
import { ok, type Result, refuse } from '../../../core/kernel/result';
import type { Move } from '../../../core/record/move';
import { heedObjections } from '../objecting';
import { insertObjection, readObjection } from '../store/objections';

/**
 * Stores an objection beside the case, then sees to it that the case stands still. A case that somebody works on does not
 * become another version by it, but at the first. A repeat answers the same again.
 */
export async function objectTo(
  service: Service,
  found: Case,
  given: Pick<Move, 'action' | 'input' | 'sure'>,
  before: readonly ObjectionRow[],
  around: Circumstances,
): Promise<Result<Written>> {
  const mine = before.find(({ by, notice }) => by === around.actor.id && notice === found.notice?.since);
  if (mine) return again(found, mine._id, around);
  if (await isRepeated(before, around)) return taken(found);
  const filed = fileObjection(service, found, given, before, around);
  if (!filed.ok) return filed;
  const stored = await insertObjection(filed.value);
  if (stored === 'full') return refuse('objectionsFull');
  if (stored === 'twin') return again(found, filed.value._id, around);
  await heedObjections(found._id, around);
  return taken(found);
}

/** She has objected before: with this very call, or with another. */
async function again(found: Case, id: string, { submitId, bodyHash }: Circumstances): Promise<Result<Written>> {
  const first = await readObjection(id);
  if (first?.submitId !== submitId) return refuse('onlyOnce');
  return first.bodyHash === bodyHash ? taken(found) : refuse('submitIdReused');
}

/** True where this very call objected to an earlier notice of the row: it says nothing about the one there is now. */
async function isRepeated(before: readonly ObjectionRow[], { actor, submitId }: Circumstances): Promise<boolean> {
  const mine = before.filter(({ by }) => by === actor.id);
  const first = await Promise.all(mine.map(({ _id }) => readObjection(_id)));
  return first.some((one) => one?.submitId === submitId);
}

const taken = ({ _id, number, status, version }: Case) => ok({ caseId: _id, number, status, version });
