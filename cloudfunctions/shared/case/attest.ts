import { attest } from '../../../core/case/attest';
import type { Case } from '../../../core/case/case';
import type { Catalogue } from '../../../core/case/catalogue';
import { asObjector } from '../../../core/case/objection';
import { caseOperations } from '../../../core/case/operations';
import { repeatOf } from '../../../core/case/repeat';
import { isWhole } from '../../../core/case/shape';
import { ok, refuse } from '../../../core/kernel/result';
import { aboutAnswer, sealedIn } from '../../../core/record/vault';
import type { Actor } from '../../../core/union/access';
import { actorOf, toldApart } from '../../../core/union/people';
import { circumstances, operation } from '../handler';
import { brokenAlarms } from '../judge';
import { mendAlarms } from '../standing';
import { storeAttested } from '../store/cases';
import { objectionsTo } from '../store/objections';
import { allStaff } from '../store/people';
import { find } from '../store/query';
import { announced } from '../store/rounds';
import { vault } from '../vault';

const isAuditor = ({ staff }: Actor) => staff?.role === 'auditor';

const nothingLeft = '这一件缺了办理记录或申请人，恢复不了。请系统管理员对照备份补回或删去，再在提醒里写明。';

const anotherPerson =
  '这一件记着的学生和填写的身份证号码不是同一个人，不能恢复。请点“有误”写明，并请系统管理员用备份恢复这一件。';

/** False where a case stands under another person than the one whose number was filled in: her other cases would not be found. */
function isOfItsPerson({ _id, kind, personKey, answers }: Case, { serviceOf }: Catalogue): boolean {
  const field = serviceOf(kind)?.fields.find(({ control, lookedUp }) => control === 'identity' && !lookedUp);
  const sealed = field && sealedIn(answers[field.name]);
  if (!field || sealed === undefined) return personKey === null;
  try {
    return vault.blind(`identity:${vault.unseal(sealed, aboutAnswer(_id, field.name))}`) === personKey;
  } catch {
    return false;
  }
}

/**
 * An auditor lets a case go on that somebody changed in the store; the alarm about it is over, with her words. Only as it was
 * when that alarm was raised: refuses `stale` where it was changed once more since she looked, `wrongState` where nothing is
 * left to go on with, or its amount is none that can have been decided.
 */
export const attestCase = operation(caseOperations, 'case.attest', {
  load: ({ caseId }, { catalogue }) => ({
    rounds: announced(catalogue),
    cases: find('cases', { _id: caseId }, { limit: 1 }),
    objections: objectionsTo(caseId),
    staff: allStaff(),
  }),
  async run(request) {
    const { input, found, actor, at } = request;
    const [before] = found.cases;
    if (!before) return refuse('notFound');
    if (!isWhole(before)) return refuse('wrongState', undefined, nothingLeft);
    const earlier = repeatOf(before, request);
    if (earlier) return earlier;
    if (!isOfItsPerson(before, request.catalogue)) return refuse('wrongState', undefined, anotherPerson);
    const asSeen = (one: Actor) => asObjector(one, found.objections, found.cases);
    const auditors = found.staff.map((one) => asSeen(actorOf(one._id, one))).filter(isAuditor);
    const rounds = request.isSettled ? request.rounds : undefined;
    const around = circumstances({ ...request, actor: asSeen(actor) });
    const change = attest(before, { note: input.note, auditors, rounds }, around);
    if (!change.ok) return change;
    if (!brokenAlarms(before).includes(input.alarm)) return refuse('stale');
    if (!(await storeAttested(before, change.value))) return refuse('stale');
    await mendAlarms(brokenAlarms(before), { at, by: toldApart(actor, found.staff, request.union), note: input.note });
    const { status, version } = change.value.set;
    return ok({ caseId: before._id, number: before.number, status, version });
  },
});
