import type { StateLook } from '../record/flow';
import type { Case } from './case';
import type { Catalogue } from './catalogue';

/** How far a case has come: it goes on, it was seen through, or it came to nothing. */
export type Phase = 'open' | 'done' | 'ended';

export const phaseIn = ({ open, tone }: StateLook): Phase => (open ? 'open' : tone === 'done' ? 'done' : 'ended');

/** The phase of a case by its kind and its state; one of a service that the house does not have counts as going on. */
export function phaseOf({ kind, status }: Pick<Case, 'kind' | 'status'>, { serviceOf }: Catalogue): Phase {
  const look = serviceOf(kind)?.flow.states[status];
  return look ? phaseIn(look) : 'open';
}
