import * as v from 'valibot';
import type { Case } from '../../case/case';
import type { Facts } from '../../ledger/row';

const Told = v.object({
  agreedFen: v.optional(v.number()),
  receivedFen: v.optional(v.number()),
  stars: v.optional(v.number()),
});

/**
 * What an appeal brought: what was agreed on and what the worker has in hand, which are never added up, and how she judged it. What
 * is told later takes the place of what was told before.
 */
export function factsOf({ timeline }: Pick<Case, 'timeline'>, at: number): Facts {
  const told = v.safeParse(Told, timeline[at]?.input);
  if (!told.success) return {};
  const { agreedFen, receivedFen, stars } = told.output;
  const money = (amountFen: number) => (amountFen > 0 ? ({ quantity: 1, unit: '件', amountFen } as const) : null);
  return {
    ...(agreedFen !== undefined && { agreed: money(agreedFen) }),
    ...(receivedFen !== undefined && { received: money(receivedFen) }),
    ...(stars !== undefined && { rated: { quantity: stars, unit: '星' } as const }),
  };
}
