import type { Written } from '../contract';
import { ok, type Result, refuse } from '../kernel/result';
import type { Case } from './case';

/**
 * What a write with this `submitId` answered the first time; undefined when there was none.
 * The same id with another body is refused: `submitIdReused`.
 */
export function repeatOf(found: Case, submitId: string, bodyHash: string): Result<Written> | undefined {
  const entry = found.timeline.find((candidate) => candidate.submitId === submitId);
  if (!entry) return undefined;
  if (entry.bodyHash !== bodyHash) return refuse('submitIdReused');
  return ok({ caseId: found._id, number: found.number, status: entry.to, version: entry.version });
}
