import type { Case } from './case';
import type { Service } from './service';

/** What a case takes of its round: one of its places, and an amount of its budget in fen. */
export interface Claim {
  places: 0 | 1;
  amountFen: number;
}

type Claiming = Pick<Service, 'placeStates'>;

/** Whether a case holds one of its round's places; cases from before it was written down are told by their state. */
export function holdsPlace(
  { holdsPlace: written, status }: Pick<Case, 'holdsPlace' | 'status'>,
  { placeStates = [] }: Claiming,
): boolean {
  return written ?? placeStates.includes(status);
}

/** What a case takes: its amount counts from the moment on at which it holds a place. */
export function claimOf(found: Pick<Case, 'holdsPlace' | 'status' | 'grant'>, service: Claiming): Claim {
  return holdsPlace(found, service)
    ? { places: 1, amountFen: found.grant?.amountFen ?? 0 }
    : { places: 0, amountFen: 0 };
}

/** By how much a change takes more than before, or gives back; both are 0 where it claims nothing anew. */
export function claimedBy(before: Case, set: Partial<Case>, service: Claiming): { places: number; amountFen: number } {
  // A step that says nothing of the place leaves it as it was, whatever state it leads to.
  const holds = holdsPlace(before, service);
  const [was, is] = [claimOf(before, service), claimOf({ ...before, holdsPlace: holds, ...set }, service)];
  return { places: is.places - was.places, amountFen: is.amountFen - was.amountFen };
}
