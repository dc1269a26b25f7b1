import type { Case } from '../../core/case/case';
import type { Catalogue } from '../../core/case/catalogue';
import { moveCase } from '../../core/case/move';
import { type ObjectionRow, stepAbout, unsettled } from '../../core/case/objection';
import type { Circumstances } from '../../core/case/open';
import { byTimer, passToAnother } from './entrusting';
import type { Call } from './handler';
import { isCase, judgeOf, reportBroken } from './judge';
import { caseAfter, updateCase } from './store/cases';
import { gather } from './store/gather';
import { closeObjections, objectionsTo } from './store/objections';
import { find } from './store/query';

type Heeding = Pick<Call, 'at' | 'catalogue'>;

/** So often a case is read again when somebody else moved it meanwhile; then the timer goes on with it. */
const mostTurns = 5;

/**
 * Sees to it that a case stands still while an objection to it is not looked into: the first one moves it, all others find it
 * moved. Called by whoever objected, settled objections or met an open one, and by the timer should that have died. False
 * where it could not be done.
 */
export async function heedObjections(caseId: string, call: Heeding): Promise<boolean> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const done = await heedOnce(caseId, call);
    if (done !== undefined) return done;
  }
  return false;
}

/** Undefined where somebody else moved the case meanwhile. */
async function heedOnce(caseId: string, { at, catalogue }: Heeding): Promise<boolean | undefined> {
  const read = await gather('timer', {
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    objections: objectionsTo(caseId),
  });
  const [found] = read?.found.cases ?? [];
  if (!read || !found) return false;
  const { objections } = read.found;
  const judge = judgeOf(read.allStamped, catalogue);
  const around = { ...byTimer(read.union, judge, at, `examine:${caseId}:${found.version}`), objections };
  const change = !isCase(found, judge)
    ? 'refused'
    : isDue(found, objections, catalogue)
      ? examine(found, around)
      : undefined;
  await reportBroken(judge, at);
  if (change === 'refused') return false;
  if (change && !(await updateCase(found, change))) return undefined;
  // Whoever checked it does not look into what is said against her work: it goes to somebody who may.
  const stopped = change ? caseAfter(found, change) : found;
  if (isStopped(stopped, catalogue) && (await passToAnother(stopped, objections, { at, catalogue })) === undefined)
    return undefined;
  // What comes in while these are looked into is seen by whoever settles them: it is asked again then.
  await closeObjections(objections.filter(({ open }) => open).map(({ _id }) => _id));
  return true;
}

/** True where something lies there that nobody looked into, and the case could go on over it. */
function isDue(found: Case, objections: readonly ObjectionRow[], { serviceOf }: Catalogue): boolean {
  const flow = serviceOf(found.kind)?.flow;
  const from = (flow && stepAbout(flow, 'examines')?.[1].from) ?? [];
  return from.includes(found.status) && unsettled(found, objections).length > 0;
}

/** True while a case stands still because of what was objected. */
function isStopped({ kind, status }: Case, { serviceOf }: Catalogue): boolean {
  const flow = serviceOf(kind)?.flow;
  return flow !== undefined && stepAbout(flow, 'examines')?.[1].to === status;
}

/** The step that makes a case stand still. */
function examine(found: Case, around: Circumstances) {
  const service = around.catalogue.serviceOf(found.kind);
  const [action] = (service && stepAbout(service.flow, 'examines')) ?? [];
  if (!service || action === undefined) return 'refused';
  const change = moveCase(service, found, { action, version: found.version, input: {} }, around);
  return change.ok ? change.value : 'refused';
}
