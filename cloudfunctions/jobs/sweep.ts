import { keeping } from '../../core/keeping';
import type { Instant } from '../../core/kernel/day';
import { sweepDraftsBefore } from '../shared/store/drafts';
import { sweepLimitsBefore } from '../shared/store/limits';

const daysBefore = (at: Instant, days: number) => new Date(Date.parse(at) - days * 86_400_000).toISOString();

/** Removes forms that nobody has gone on with for as long as drafts are kept. Returns how many. */
export function sweepDrafts(at: Instant): Promise<number> {
  return sweepDraftsBefore(daysBefore(at, keeping.draftDays));
}

/** Forgets what people did a day ago: every allowance is whole again long before. Returns how many. */
export function sweepLimits(at: Instant): Promise<number> {
  return sweepLimitsBefore(daysBefore(at, 1));
}
