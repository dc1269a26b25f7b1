import { dayOf } from '../kernel/day';
import { ok, type Result, refuse } from '../kernel/result';
import { type Move, stepOf } from '../record/move';
import type { Case } from './case';
import { filledIn } from './move';
import { mostObjections, type Objection, type ObjectionRow, objectionId } from './objection';
import type { Circumstances } from './open';
import type { Service } from './service';
import { isApplicant } from './standing';

/**
 * A person objects to what is published of a case. Refuses `forbidden` to the applicant, `handlesIt` to the officer,
 * `noticeOver` when there is nothing to object to any more, `onlyOnce`, `objectionsFull`, and `invalidInput` with fields.
 */
export function fileObjection(
  service: Service,
  found: Case,
  given: Omit<Move, 'version'>,
  before: readonly ObjectionRow[],
  around: Circumstances,
): Result<Objection> {
  const { actor, at, submitId, bodyHash, digest } = around;
  const { action } = given;
  const step = stepOf(service, action);
  if (step?.objections !== 'files') return refuse('badRequest');
  if (isApplicant(actor, found)) return refuse('forbidden');
  if (found.officer?.id === actor.id) return refuse('handlesIt');
  const { notice } = found;
  if (!notice || !step.from.includes(found.status) || dayOf(at) > notice.until) return refuse('noticeOver');
  const toThis = before.filter((one) => one.notice === notice.since);
  // Before they lay apart, objections were entries of the timeline.
  const isWritten = found.timeline.some(({ by, action: taken }) => taken === action && by.id === actor.id);
  if (isWritten || toThis.some(({ by }) => by === actor.id)) return refuse('onlyOnce');
  if (toThis.length >= mostObjections) return refuse('objectionsFull');
  const filled = filledIn(service, found, step, given, around);
  if (!filled.ok) return filled;
  const about = { caseId: found._id, notice: notice.since };
  const _id = objectionId(about, actor.id, digest);
  const { shown } = filled.value;
  return ok({ _id, ...about, by: actor.id, at, shown, submitId, bodyHash, open: true });
}
