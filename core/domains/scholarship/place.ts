import type { Season } from './season';

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
