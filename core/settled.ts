import type { Contract, OperationName } from './contract';

/**
 * What staff write that goes on while somebody changed the union's settings in the store: it decides and spends nothing by
 * them, or is the way back. Whatever is not named here is refused then, an operation that is added later included.
 */
const goesOn: readonly OperationName[] = [
  'alarm.settle',
  'case.attest',
  'settings.attest',
  'case.assist',
  'case.renewFor',
  'case.reveal',
  'staff.away',
  'staff.back',
  'staff.leave',
];

/** True for an operation that staff may not call while the settings are not as the cloud stored them. */
export function isBySettings(operation: OperationName, { writes, audience }: Contract[OperationName]): boolean {
  return operation === 'case.move' || (writes && audience !== 'everyone' && !goesOn.includes(operation));
}
