import type { Home } from '../../../core/domains/office/operations';
import { refusalSentences } from '../../../core/kernel/refusal';

/** What stands still while somebody changed the union's settings in the store, before anything is filled in; empty otherwise. */
export const unsettledIn = ({ isSettled }: Pick<Home, 'isSettled'>): string =>
  isSettled ? '' : refusalSentences.brokenSettings;
