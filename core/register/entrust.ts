import type { Surroundings } from '../record/circumstances';
import { chain } from '../record/timeline';
import type { Actor } from '../union/access';
import { mayKeep } from './access';
import type { RecordChange } from './move';
import type { RegisterRecord } from './record';
import type { Register } from './register';

/** Gives a record of a colleague who leaves to her successor; to nobody yet where that one may not keep it. What falls due goes with it. */
export function entrust(
  register: Register,
  found: RegisterRecord,
  successor: Actor,
  { actor, at, submitId, bodyHash, digest }: Surroundings,
): RecordChange {
  const officer = mayKeep(successor, register, found.desk) ? { id: successor.id, name: successor.name } : null;
  const { status, desk } = found;
  const set = { status, officer, version: found.version + 1, updatedAt: at };
  const shown = [{ label: '接手', value: officer?.name ?? '还没有人' }];
  const by = { id: actor.id, name: actor.name, party: 'head' as const };
  const said = { action: 'handOver', said: '负责人离岗，已交接', to: status, input: {}, shown };
  return {
    set,
    entry: chain(found.timeline, { at, by, version: set.version, ...said, desk, submitId, bodyHash }, digest),
  };
}
