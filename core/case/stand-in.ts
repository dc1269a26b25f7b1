import { type Actor, type Deeds, handlesCases, isImpartial, isPayer, type Standing, worksAt } from '../access';
import { serviceOf } from '../kinds/services';
import type { Case, Entry } from './case';

/** What of a case decides who may ask for another year in the applicant's stead. */
export type Helped = Standing & Pick<Case, 'kind' | 'grant'> & Deeds;

/** As whom a colleague has had to do with whom she helped; `owner` is her officer at her word. */
const knows: readonly Entry['by']['party'][] = ['helper', 'officer', 'deskMate', 'owner'];

/**
 * True for a colleague through whom somebody who was helped in asks for another year of what she was paid: whoever filed or
 * handled her case, and in the place of those who have left, the people of the desk that takes it in. Never whoever only
 * pays, a head who decides, or who is a party to it herself.
 */
export function mayRenewFor(actor: Actor, found: Helped): boolean {
  const { helper, grant, kind, timeline } = found;
  const desks = serviceOf(kind)?.renewal?.desks ?? [];
  const { staff } = actor;
  if (!helper || !grant?.paidOn || !staff || isPayer(actor)) return false;
  if (!isImpartial(actor, found)) return false;
  const hasHandled = timeline.some(({ by }) => by.id === actor.id && knows.includes(by.party));
  return hasHandled || desks.some((desk) => handlesCases(staff) && worksAt(actor, desk));
}
