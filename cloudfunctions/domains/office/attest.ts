import type { Actor } from '../../../core/access';
import { alarmView } from '../../../core/alarm';
import { attest } from '../../../core/case/attest';
import type { Case } from '../../../core/case/case';
import { asObjector } from '../../../core/case/objection';
import { repeatOf } from '../../../core/case/repeat';
import { isWhole } from '../../../core/case/shape';
import { aboutAnswer, sealedIn } from '../../../core/case/vault';
import { serviceOf } from '../../../core/domains/catalogue';
import { ok, refuse } from '../../../core/kernel/result';
import { actorOf, toldApart } from '../../../core/people';
import { circumstances, operation } from '../../shared/handler';
import { brokenAlarms } from '../../shared/judge';
import { storeAttested } from '../../shared/store/cases';
import { objectionsTo } from '../../shared/store/objections';
import { allStaff } from '../../shared/store/people';
import { find } from '../../shared/store/query';
import { saveSettings } from '../../shared/store/settings';
import { settingsAlarms } from '../../shared/trust';
import { vault } from '../../shared/vault';
import { alarmOf, mendAlarms } from './alarms';

const isAuditor = ({ staff }: Actor) => staff?.role === 'auditor';

const nothingLeft = '这一件缺了办理记录或申请人，恢复不了。请系统管理员对照备份补回或删去，再在提醒里写明。';

const anotherPerson =
  '这一件记着的学生和填写的身份证号码不是同一个人，不能恢复。请点“有误”写明，并请系统管理员用备份恢复这一件。';

/** False where a case stands under another person than the one whose number was filled in: her other cases would not be found. */
function isOfItsPerson({ _id, kind, personKey, answers }: Case): boolean {
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
export const attestCase = operation('case.attest', {
  load: ({ caseId }) => ({
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
    if (!isOfItsPerson(before)) return refuse('wrongState', undefined, anotherPerson);
    const asSeen = (one: Actor) => asObjector(one, found.objections, found.cases);
    const auditors = found.staff.map((one) => asSeen(actorOf(one._id, one))).filter(isAuditor);
    const seasons = request.isSettled ? request.union : undefined;
    const around = circumstances({ ...request, actor: asSeen(actor) });
    const change = attest(before, { note: input.note, auditors, seasons }, around);
    if (!change.ok) return change;
    if (!brokenAlarms(before).includes(input.alarm)) return refuse('stale');
    if (!(await storeAttested(before, change.value))) return refuse('stale');
    await mendAlarms(brokenAlarms(before), { at, by: toldApart(actor, found.staff, request.union), note: input.note });
    const { status, version } = change.value.set;
    return ok({ caseId: before._id, number: before.number, status, version });
  },
});

/**
 * An auditor lets the union's settings hold as they now stand, which somebody changed in the store: those of the alarm that she
 * names, and no others. Refuses `stale` where they are different ones by now.
 */
export const attestSettings = operation('settings.attest', {
  load: ({ id }) => ({ alarms: alarmOf(id), staff: allStaff() }),
  async run({ input: { id, note }, found, union, settings, isSettled, actor, at, submitId }) {
    const [alarm] = found.alarms;
    if (!alarm) return refuse('notFound');
    if (union.changes.includes(submitId)) return ok(alarmView(alarm, 'fits'));
    if (isSettled) return refuse('wrongState');
    if (!settingsAlarms(settings).includes(id)) return refuse('stale');
    if (!(await saveSettings(settings, {}, submitId))) return refuse('stale');
    const [mended] = await mendAlarms([id], { at, by: toldApart(actor, found.staff, union), note });
    return ok(mended ?? alarmView(alarm, 'fits'));
  },
});
