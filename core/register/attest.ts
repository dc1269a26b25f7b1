import { Comparing } from '../alarm';
import { ok, type Result, refuse } from '../kernel/result';
import { shownAnswers } from '../record/answers';
import type { Surroundings } from '../record/circumstances';
import type { Step } from '../record/flow';
import type { Shown } from '../record/record';
import { compared } from '../record/shown-before';
import { chain, firstBroken } from '../record/timeline';
import { isSealed } from '../record/vault';
import type { Actor } from '../union/access';
import { changed, derived, knowing, type RecordChange } from './move';
import type { RegisterRecord } from './record';
import type { Knowing, Register } from './register';

/** The name of the step by which an auditor lets a record go on. */
export const attest = 'attest';

/** As it is offered to her: it stands in no flow, since it goes on from wherever the record stands. */
export const attestStep: Step = {
  label: '核对无误，恢复办理',
  decides: false,
  from: [],
  to: 'same',
  by: [],
  form: Comparing,
  explain: '请负责的部门出示材料，逐项核对。恢复以后，按现在的内容接着办；您的姓名和核对情况会写进经过。',
  said: '经审人员核对了记录，恢复办理',
};

/** True for an auditor who has no part in it. */
export const mayAttest = ({ id, staff }: Actor, { timeline }: Pick<RegisterRecord, 'timeline'>): boolean =>
  staff?.role === 'auditor' && !timeline.some(({ by }) => by.id === id && by.party !== 'auditor');

/**
 * A record that somebody changed in the store as its answers say it now, whatever was shown of them before: that is what goes on.
 * What differs from what was shown stands behind, as it was shown. Sealed answers and names stay as they were shown.
 */
export function shownAnew(
  { fields }: Pick<Register, 'fields'>,
  found: RegisterRecord,
  { union, today }: Pick<Knowing, 'union' | 'today'>,
): Shown[] {
  const told = fields.filter((field) => !isSealed(field) && field.control !== 'colleague');
  const anew = shownAnswers(told, found.answers, union, today);
  const kept = found.shown.filter(({ field }) => !told.some(({ name }) => name === field));
  const before = found.shown.filter(
    ({ field, value }) =>
      told.some(({ name }) => name === field) && !anew.some((row) => row.field === field && row.value === value),
  );
  return [...anew, ...kept, ...before.map(({ label, value }) => ({ label: `${label}(以前显示的)`, value }))];
}

export const leapt = '办理记录本身被改过，不能照现在的恢复。请系统管理员用备份恢复这一条。';

/**
 * An auditor has compared a record that somebody changed in the store with its papers, and lets it go on as it now stands. Refuses
 * `wrongState` where nothing is wrong with it, and in words where its own history was changed; `fourEyes` to whoever took a step of it.
 */
export function attestRecord(
  register: Register,
  found: RegisterRecord,
  note: string,
  around: Surroundings & { isIntact(found: RegisterRecord): boolean },
): Result<RecordChange> {
  const { actor, at, submitId, bodyHash, digest } = around;
  if (around.isIntact(found)) return refuse('wrongState');
  if (!mayAttest(actor, found)) return refuse('fourEyes');
  const isBroken = firstBroken(found.timeline, digest) !== -1;
  if (isBroken || found.timeline[found.timeline.length - 1]?.to !== found.status)
    return refuse('wrongState', undefined, leapt);
  const { status } = found;
  const version = found.version + 1;
  const by = { id: actor.id, name: actor.name, party: 'auditor' as const };
  const told = { input: {}, shown: [{ ...compared, value: note }], desk: found.desk };
  const said = { action: attest, to: status, said: attestStep.said };
  const entry = chain(found.timeline, { at, by, version, ...said, ...told, submitId, bodyHash }, digest);
  const shown = shownAnew(register, found, knowing(around));
  const set = { status, version, updatedAt: at, shown };
  const after = changed(found, { set, entry });
  return ok({ set: { ...set, ...derived(register, after, knowing(around)) }, entry });
}
