import type { Party, Step } from '../record/flow';
import type { Entry } from '../record/record';
import { type Actor, handlesCases, isPayer, worksAt } from '../union/access';
import type { Case } from './case';
import type { Catalogue } from './catalogue';
import { type Deeds, isImpartial, partyFor, type Standing, worksOn } from './standing';

/** What of a case decides who may ask for another year in the applicant's stead. */
export type Helped = Standing & Pick<Case, 'kind' | 'grant'> & Deeds;

/** As whom a colleague has had to do with whom she helped; `owner` is her officer at her word. */
const knows: readonly Entry['by']['party'][] = ['helper', 'officer', 'deskMate', 'owner'];

/**
 * True for a colleague through whom somebody who was helped in speaks: whoever filed or handled her case, those at whose
 * desk it lies, and in the place of those who have left, the people of the desk that takes it in anew. Never whoever only
 * pays, a head who decides, or who is a party to it herself.
 */
export function speaksFor(actor: Actor, found: Omit<Helped, 'grant'>, { serviceOf }: Catalogue): boolean {
  const { helper, kind, timeline } = found;
  const desks = serviceOf(kind)?.renewal?.desks ?? [];
  const { staff } = actor;
  if (!helper || !staff || isPayer(actor) || !isImpartial(actor, found)) return false;
  const hasHandled = timeline.some(({ by }) => by.id === actor.id && knows.includes(by.party));
  return hasHandled || worksOn(actor, found) || desks.some((desk) => handlesCases(staff) && worksAt(actor, desk));
}

/** True where she has something to do in the applicant's stead now: another year to ask for, or what is owed to give. */
export function mayHelpOn(actor: Actor, found: Helped & Pick<Case, 'status'>, catalogue: Catalogue): boolean {
  const isOwed = catalogue.serviceOf(found.kind)?.flow.states[found.status]?.owes !== undefined;
  return (Boolean(found.grant?.paidOn) || isOwed) && speaksFor(actor, found, catalogue);
}

/** True for a colleague through whom somebody who was helped in asks for another year of what she was paid. */
export function mayRenewFor(actor: Actor, found: Helped, catalogue: Catalogue): boolean {
  return Boolean(found.grant?.paidOn) && speaksFor(actor, found, catalogue);
}

/** As whom the actor may take a step, in the applicant's stead where that is how she takes it; undefined when not at all. */
export function partyOf(actor: Actor, found: Case, step: Step, catalogue: Catalogue): Party | undefined {
  if (!found.helper || !step.by.includes('helper')) return partyFor(actor, found, step);
  return speaksFor(actor, found, catalogue) ? 'helper' : undefined;
}
