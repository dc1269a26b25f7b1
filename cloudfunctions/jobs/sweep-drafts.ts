import { keeping } from '../../core/keeping';
import type { Instant } from '../../core/kernel/day';
import { sweepDraftsBefore } from '../shared/store/drafts';

/** Removes forms that nobody has gone on with for as long as drafts are kept. Returns how many. */
export function sweepDrafts(at: Instant): Promise<number> {
  return sweepDraftsBefore(new Date(Date.parse(at) - keeping.draftDays * 86_400_000).toISOString());
}
