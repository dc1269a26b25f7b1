import { ok, type Result, refuse } from '../kernel/result';
import type { Actor } from '../union/access';
import type { Case } from './case';
import type { Circumstances } from './open';
import type { Written } from './operations';

/**
 * What a write of this person with this `submitId` answered the first time; undefined when there was none. Somebody
 * else's is another write. The same id with another body is refused: `submitIdReused`.
 */
export function repeatOf(
  found: Case,
  { actor, submitId, bodyHash }: Pick<Circumstances, 'submitId' | 'bodyHash'> & { actor: Pick<Actor, 'id'> },
): Result<Written> | undefined {
  const entry = found.timeline.find(({ by, submitId: sent }) => sent === submitId && by.id === actor.id);
  if (!entry) return undefined;
  if (entry.bodyHash !== bodyHash) return refuse('submitIdReused');
  return ok({ caseId: found._id, number: found.number, status: entry.to, version: entry.version });
}
