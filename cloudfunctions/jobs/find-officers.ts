import type { Instant } from '../../core/kernel/day';
import { giveOut } from '../shared/entrusting';
import { casesWithoutOfficer } from '../shared/store/cases';

/** Gives every case that nobody has to somebody, as soon as there is somebody. Returns how many it gave out. */
export async function findOfficers(at: Instant): Promise<number> {
  let entrusted = 0;
  for (const found of await casesWithoutOfficer()) if (await giveOut(found, at)) entrusted += 1;
  return entrusted;
}
