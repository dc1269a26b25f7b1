import * as v from 'valibot';
import type { Contract, OperationName } from './contract';

/**
 * What staff write that goes on while somebody changed the union's settings in the store: it decides and spends nothing by
 * them, or is the way back. Whatever is not named here is refused then, an operation that is added later included. Of the
 * steps of a case each says for itself (`Step.decides`).
 */
const goesOn: readonly OperationName[] = [
  'alarm.settle',
  'case.attest',
  'settings.attest',
  'case.assist',
  'case.renewFor',
  'case.reveal',
  'case.move',
  'staff.away',
  'staff.back',
  'staff.leave',
];

/**
 * Whoever may let the settings hold again can be invited meanwhile, since a union without one could never go on. A desk list
 * that was changed gives her nothing: what an auditor may do depends neither on her desk nor on its level.
 */
const wayBack = v.object({ role: v.literal('auditor') });

/** True for a call that staff may not make while the settings are not as the cloud stored them. */
export function isBySettings(
  operation: OperationName,
  { writes, audience }: Pick<Contract[OperationName], 'writes' | 'audience'>,
  input: unknown,
): boolean {
  if (operation === 'staff.invite' && v.is(wayBack, input)) return false;
  return writes && audience !== 'everyone' && !goesOn.includes(operation);
}
