import type { Party } from '../record/flow';
import { type Actor, answersFor, overseesAll, worksAt } from '../union/access';
import type { RegisterRecord } from './record';
import type { Register } from './register';

type Lying = Pick<RegisterRecord, 'desk' | 'officer'>;

/** True for whoever works where a record lies, and for the department that keeps the register. */
export const mayKeep = (actor: Actor, { home }: Pick<Register, 'home'>, desk: string): boolean =>
  worksAt(actor, desk) || worksAt(actor, home);

/** How the actor stands to a record; several at once are possible. */
export function partiesAt(actor: Actor, register: Pick<Register, 'home'>, { desk, officer }: Lying): Party[] {
  const parties: Party[] = [];
  if (mayKeep(actor, register, desk)) parties.push(officer?.id === actor.id ? 'officer' : 'deskMate');
  if (answersFor(actor, desk) || answersFor(actor, register.home)) parties.push('head');
  return parties;
}

/** Which records somebody may read: all of them (null), those of her desk, or none (undefined). */
export function readsOf(actor: Actor, { home }: Pick<Register, 'home'>): { desk: string | null } | undefined {
  const { staff } = actor;
  if (!staff) return undefined;
  if (overseesAll(actor) || worksAt(actor, home) || answersFor(actor, home)) return { desk: null };
  return worksAt(actor, staff.desk) ? { desk: staff.desk } : undefined;
}

export function mayRead(actor: Actor, register: Pick<Register, 'home'>, { desk }: Pick<Lying, 'desk'>): boolean {
  const reads = readsOf(actor, register);
  return reads !== undefined && (reads.desk === null || reads.desk === desk);
}
