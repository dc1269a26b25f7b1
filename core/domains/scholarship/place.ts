import type { Case } from '../../case/case';
import type { Season } from '../../season';

/** Where a case holds a place if its document does not say: in those days it was taken at the check, and never before. */
export const placeStates = [
  'checked',
  'published',
  'objected',
  'noticed',
  'approved',
  'awarded',
  'awaitingCard',
  'revoking',
  'paid',
] as const;

/** Whether a case holds one of its season's places; cases from before it was written down are told by their state. */
export function holdsPlace({ holdsPlace: written, status }: Pick<Case, 'holdsPlace' | 'status'>): boolean {
  return written ?? placeStates.some((state) => state === status);
}

/**
 * What a step does to the place of a case, where it does anything: 审核 takes one in a season that gives them then, 确认资助
 * takes one in every season. What ends holds none, whatever the step was; that is the mechanism's rule.
 */
export function placeTaken(
  action: string,
  { placesTaken = 'check' }: Pick<Season, 'placesTaken'>,
): { holdsPlace?: true } {
  return action === 'confirm' || placesTaken === 'check' ? { holdsPlace: true } : {};
}
