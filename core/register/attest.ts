import { ok, type Result, refuse } from '../kernel/result';
import type { Surroundings } from '../record/circumstances';
import { compared } from '../record/shown-before';
import { chain, firstBroken } from '../record/timeline';
import type { RecordChange } from './move';
import type { RegisterRecord } from './record';

export const leapt = '办理记录本身被改过，不能照现在的恢复。请系统管理员用备份恢复这一条。';

/**
 * An auditor has compared a record that somebody changed in the store with its papers, and lets it go on as it now stands. Refuses
 * `wrongState` where nothing is wrong with it, and in words where its own history was changed; `fourEyes` to whoever took a step of it.
 */
export function attestRecord(
  found: RegisterRecord,
  note: string,
  around: Surroundings & { isIntact(found: RegisterRecord): boolean },
): Result<RecordChange> {
  const { actor, at, submitId, bodyHash, digest } = around;
  if (around.isIntact(found)) return refuse('wrongState');
  if (found.timeline.some(({ by }) => by.id === actor.id && by.party !== 'auditor')) return refuse('fourEyes');
  const isBroken = firstBroken(found.timeline, digest) !== -1;
  if (isBroken || found.timeline[found.timeline.length - 1]?.to !== found.status)
    return refuse('wrongState', undefined, leapt);
  const { status } = found;
  const version = found.version + 1;
  const by = { id: actor.id, name: actor.name, party: 'auditor' as const };
  const told = { input: {}, shown: [{ ...compared, value: note }], desk: found.desk };
  const said = { action: 'attest', to: status, said: '经审人员核对了记录，恢复办理' };
  const entry = chain(found.timeline, { at, by, version, ...said, ...told, submitId, bodyHash }, digest);
  return ok({ set: { status, version, updatedAt: at }, entry });
}
