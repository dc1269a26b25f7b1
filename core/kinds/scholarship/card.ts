import type { Case } from '../../case/case';

/** What says, after the bank sent a payment back, to which card it goes next. */
const settled: readonly string[] = ['giveCard', 'changeCard', 'sameCard'];

/**
 * How the card stands since the bank last sent a payment back: `owed` until another one was given or the treasurer has
 * made sure of it; undefined where nothing ever came back. Awards that came back before there was a state for it lie
 * among those to be paid, and are told by this alone.
 */
export function cardSinceBounce({ timeline }: Pick<Case, 'timeline'>): 'owed' | 'given' | 'kept' | undefined {
  const actions = timeline.map(({ action }) => action);
  const bounced = actions.lastIndexOf('bounce');
  if (bounced < 0) return undefined;
  const after = actions.slice(bounced).filter((action) => settled.includes(action));
  if (after.length === 0) return 'owed';
  return after.every((action) => action === 'sameCard') ? 'kept' : 'given';
}
