import { type Actor, isImpartial } from '../access';
import { ok, type Result, refuse } from '../kernel/result';
import type { Case } from './case';
import type { Change } from './move';
import type { Circumstances } from './open';
import { chain } from './timeline';

/** True for whoever took a step of a case, objected to it, or is or may be the applicant herself: she judges nothing about it. */
export function hadPart(actor: Actor, found: Case): boolean {
  const tookStep = found.timeline.some(({ by }) => by.id === actor.id && by.party !== 'auditor');
  return !isImpartial(actor, found) || tookStep;
}

const letGo = (actor: Actor, { timeline }: Case) =>
  timeline.some(({ by }) => by.id === actor.id && by.party === 'auditor');

/**
 * An auditor has compared a case that somebody changed in the store with the papers, and lets it go on as it now stands.
 * Refuses `wrongState` where nothing is wrong with it, `fourEyes` to whoever had a hand in it, objected to it, or is or may
 * be the applicant herself. Who let it go on before leaves it to one of the `auditors` who did not, as far as there is one.
 */
export function attest(found: Case, note: string, around: Circumstances, auditors: readonly Actor[]): Result<Change> {
  const { actor, at, submitId, bodyHash, digest } = around;
  if (around.isIntact(found)) return refuse('wrongState');
  const isFresh = (one: Actor) => !hadPart(one, found) && !letGo(one, found);
  const leavesIt = letGo(actor, found) && auditors.some(isFresh);
  if (hadPart(actor, found) || leavesIt) return refuse('fourEyes');
  const { status, officer, desk } = found;
  const version = found.version + 1;
  const words = { action: 'attest', to: status, said: '经审人员核对了记录，恢复办理' };
  const by = { id: actor.id, name: actor.name, party: 'auditor' as const };
  const told = { input: {}, shown: [{ label: '核对情况', value: note }] };
  const entry = chain(found.timeline, { at, by, version, ...words, ...told, submitId, bodyHash }, digest);
  return ok({ set: { status, officer, desk, version, updatedAt: at }, entry, outgoing: [] });
}
