import type { Control } from '../kernel/field';
import { isSameName } from '../kernel/same-name';
import { isSamePhone } from '../kernel/telephone';
import { type Party, partyAmong, type Step } from '../record/flow';
import type { Entry } from '../record/record';
import { type Actor, answersFor, isPayer, overseesAll, worksAt } from '../union/access';
import type { Case } from './case';

/** Who did what in a case; one's own entries are enough to tell how one stands to it. */
export interface Deeds {
  timeline: readonly Pick<Entry, 'by' | 'action'>[];
}

/** What of a case decides how somebody stands to it. */
export type Standing = Pick<Case, '_id' | 'owner' | 'officer' | 'desk' | 'helper'> & Partial<Deeds>;

type Known = Pick<Actor, 'id' | 'name' | 'ownName' | 'phones'>;

/**
 * True for the person whom the case is about. Whoever was helped in has no openid there: she is known by her name together with
 * any telephone number that she ever gave.
 */
export function isApplicant(actor: Known, found: Pick<Case, 'owner' | 'helper'> & Partial<Deeds>): boolean {
  const { owner, helper } = found;
  if (owner.id === actor.id || helper === null) return owner.id === actor.id;
  return sharesName(actor, owner) && sharesNumber(actor, owner);
}

function sharesNumber({ phones = [] }: Known, owner: Pick<Case['owner'], 'phone'>): boolean {
  return phones.some((number) => isSamePhone(number, owner.phone));
}

/** True for the colleague who filed it for somebody. Cases from before her id was kept have it in their first entry. */
function isHelper({ id, name }: Known, { helper, timeline = [] }: Pick<Case, 'helper'> & Partial<Deeds>): boolean {
  const known = helper?.id ?? timeline.find(({ by }) => by.party === 'helper')?.by.id;
  return known === undefined ? helper?.name === name : known === id;
}

/** What she is called, at her work or as a worker. */
function sharesName({ name, ownName = name }: Known, owner: Pick<Case['owner'], 'name'>): boolean {
  return [name, ownName].some((each) => isSameName(each, owner.name));
}

/**
 * True for a colleague of whom nobody can tell whether she is the person who was helped in: she has her name, or one of her
 * numbers, unless that is the one which her helper left for somebody without a phone. Another colleague works on it, and she
 * reads of it what an overseer does. Whoever pays is not asked for her name: others have decided it, and nobody else could pay.
 */
export function isNamesake(
  actor: Known & Pick<Actor, 'staff'>,
  found: Pick<Case, 'owner' | 'helper'> & Partial<Deeds>,
): boolean {
  const { owner, helper } = found;
  if (helper === null || actor.staff === undefined) return false;
  if (sharesName(actor, owner)) return !isPayer(actor) || sharesNumber(actor, owner);
  return sharesNumber(actor, owner) && !isHelper(actor, found);
}

/** True for whom a case may be given to, and who may speak for the applicant: who is not her, nor may be, nor objected to it. */
export function isImpartial(actor: Actor, found: Pick<Case, '_id' | 'owner' | 'helper'> & Partial<Deeds>): boolean {
  return !isApplicant(actor, found) && !isNamesake(actor, found) && !hasObjected(actor, found);
}

/** True when she has objected to the notice of this case. */
export function hasObjected({ objected = [] }: Pick<Actor, 'objected'>, { _id }: Pick<Case, '_id'>): boolean {
  return objected.includes(_id);
}

/**
 * How the actor stands to a case; several at once are possible. Neither the applicant, nor whoever may be her
 * (`isNamesake`), nor whoever objected to it ever stands to it as staff.
 */
export function partiesOf(actor: Actor, found: Standing): Party[] {
  return isNamesake(actor, found) ? [] : partiesByPost(actor, found);
}

/** The same by her post alone, also where her name keeps her from it. */
function partiesByPost(actor: Actor, found: Standing): Party[] {
  if (found.owner.id === actor.id) return ['owner'];
  if (isApplicant(actor, found) || hasObjected(actor, found)) return [];
  const parties: Party[] = [];
  const isOfficer = found.officer?.id === actor.id;
  if (worksAt(actor, found.desk)) parties.push(isOfficer ? 'officer' : 'deskMate');
  // Whoever was helped in cannot tap: her officer hands in papers or withdraws for her, at her word. Never whoever pays her.
  if (found.helper && isOfficer && !isPayer(actor)) parties.push('owner');
  if (answersFor(actor, found.desk) || hasDecided(actor, found)) parties.push('head');
  return parties;
}

/** Whoever decided what is to be paid answers for it until it is paid, though it lies with those who pay. */
function hasDecided({ id, staff }: Actor, { desk, timeline = [] }: Standing): boolean {
  const isHead = staff?.role === 'approver' || staff?.role === 'leader';
  const decided = timeline.some(
    (entry) => entry.by.id === id && entry.by.party === 'head' && entry.action !== 'transfer' && isWork(entry),
  );
  return desk === 'finance' && isHead && decided;
}

/**
 * The owner, the desk, and those who oversee the whole union may see a case; nobody else. Whoever has the name of the
 * person who was helped in sees it masked like an overseer (`partiesOf`), so that she can tell a colleague of it.
 */
export function maySee(actor: Actor, found: Standing): boolean {
  return partiesByPost(actor, found).length > 0 || (overseesAll(actor) && !isApplicant(actor, found));
}

/** What is written into a case without being work on it: into whose hands it came, and that an auditor looked. */
const noWork: readonly string[] = ['handOver', 'entrust', 'attest'];

/** True for what somebody did in a case as her work; having objected to a published row is none. */
const isWork = ({ by, action }: Pick<Entry, 'by' | 'action'>) => by.party !== 'public' && !noWork.includes(action);

/**
 * Whoever may see a case may read it; a colleague who took a step of it as her work, or filed it for somebody, may go on
 * following it, with the names masked. Whoever ended a post has handed its cases on, and reads none of them.
 */
export function mayRead(actor: Actor, found: Standing & Deeds): boolean {
  const hasHandled =
    actor.staff !== undefined && found.timeline.some((entry) => entry.by.id === actor.id && isWork(entry));
  return (hasHandled && !isApplicant(actor, found)) || maySee(actor, found);
}

/** As whom the actor may take a step; undefined when not at all. */
export function partyFor(actor: Actor, found: Case, step: Step): Party | undefined {
  if (actor.timer) return step.by.find((party) => party === 'timer');
  const own = partyAmong(partiesOf(actor, found), step);
  return own ?? step.by.find((party) => party === 'public' && !isApplicant(actor, found));
}

/** Who may look at a sealed number: the card only whoever pays, the identity number whoever handles the case. */
export function mayReveal(actor: Actor, found: Case, control: Control): boolean {
  if (!worksOn(actor, found)) return false;
  return control === 'bankCard' ? isPayer(actor) : control === 'identity' && !isPayer(actor);
}

/** True for the officer of a case and the colleagues at its desk. */
export function worksOn(actor: Actor, found: Standing): boolean {
  return partiesOf(actor, found).some((party) => party === 'officer' || party === 'deskMate');
}
