import { type Alarm, alarmView, findingsIn } from '../../../core/alarm';
import { hadPart } from '../../../core/case/attest';
import type { Catalogue } from '../../../core/case/catalogue';
import { asObjector } from '../../../core/case/objection';
import { isWhole } from '../../../core/case/shape';
import { officeOperations } from '../../../core/domains/office/operations';
import { ok, refuse } from '../../../core/kernel/result';
import type { Actor } from '../../../core/union/access';
import { toldApart } from '../../../core/union/people';
import { operation } from '../../shared/handler';
import { afterFinding, alarmOf, readAlarm, renewed, standingAmong } from '../../shared/standing';
import { settleAlarm } from '../../shared/store/alarms';
import { ask } from '../../shared/store/gather';
import { objectionsTo } from '../../shared/store/objections';
import { allStaff } from '../../shared/store/people';
import { find } from '../../shared/store/query';
import { announced } from '../../shared/store/rounds';

const pageSize = 20;

/**
 * What auditors must look into, or what they have looked into; the newest first. Before what is open comes what somebody made
 * neither open nor over: nothing that was raised is in neither list.
 */
export const listAlarms = operation(officeOperations, 'alarm.list', {
  load: ({ settled, cursor }, { catalogue }) => ({
    rounds: announced(catalogue),
    rows: find(
      'alarms',
      { open: !settled, ...(cursor === undefined ? {} : { key: { $lt: cursor } }) },
      { sort: { key: -1 }, limit: pageSize + 1 },
    ),
    hidden:
      settled || cursor !== undefined
        ? undefined
        : find('alarms', { open: { $nin: [true, false] } }, { limit: pageSize }),
  }),
  async run(request) {
    const { rows, hidden = [] } = request.found;
    const page = rows.slice(0, pageSize);
    const shown = [...hidden, ...page];
    const standingOf = await standingAmong(shown, request);
    const views = await Promise.all(shown.map((alarm) => renewed(alarm, standingOf(alarm))));
    const next = rows.length > pageSize ? (page.at(-1)?.key ?? null) : null;
    return ok({ rows: views.filter(({ open }) => open !== request.input.settled), next });
  },
});

/** True where the alarm is about her own doing, or about a case in which she has a part (四眼原则). */
async function isHerOwn(actor: Actor, { byId, caseId }: Alarm, catalogue: Catalogue): Promise<boolean> {
  if (byId === actor.id) return true;
  if (typeof caseId !== 'string') return false;
  const read = await ask({ cases: find('cases', { _id: caseId }, { limit: 1 }), objections: objectionsTo(caseId) });
  const [found] = read?.cases ?? [];
  if (!read || !found || !isWhole(found)) return false;
  return hadPart(asObjector(actor, read.objections, [found]), found, catalogue);
}

/** An auditor says what came of it. Refuses `fourEyes` where it is about herself, `stale` where another auditor was faster. */
export const settleOneAlarm = operation(officeOperations, 'alarm.settle', {
  load: ({ id }, { catalogue }) => ({ alarms: alarmOf(id), staff: allStaff(), rounds: announced(catalogue) }),
  async run(request) {
    const { found, actor, union, at } = request;
    const { id, note, wrong = false } = request.input;
    const [alarm] = found.alarms;
    if (!alarm) return refuse('notFound');
    const standing = (await standingAmong([alarm], request))(alarm);
    const finding = { at, by: toldApart(actor, found.staff, union), note, ...(wrong && { wrong }) };
    const isSaid = (one: Alarm) =>
      !one.broken && findingsIn(one).some((said) => said.by === finding.by && said.note === note);
    if (isSaid(alarm)) return ok(alarmView(alarm, standing));
    if (await isHerOwn(actor, alarm, request.catalogue)) return refuse('fourEyes');
    if (await settleAlarm(alarm, finding, standing)) return ok(afterFinding(alarm, finding, standing));
    const now = await readAlarm(id);
    return now && isSaid(now) ? ok(alarmView(now, standing)) : refuse('stale');
  },
});
