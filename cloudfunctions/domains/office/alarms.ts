import type { Actor } from '../../../core/access';
import {
  type Alarm,
  type AlarmView,
  alarmView,
  asItStands,
  type Finding,
  findingsIn,
  type Standing,
  standsStill,
  withFinding,
} from '../../../core/alarm';
import { hadPart } from '../../../core/case/attest';
import { asObjector } from '../../../core/case/objection';
import { isWhole } from '../../../core/case/shape';
import { ok, refuse } from '../../../core/kernel/result';
import { toldApart } from '../../../core/people';
import { operation, type Request } from '../../shared/handler';
import { brokenAlarms } from '../../shared/judge';
import { changeAlarm, settleAlarm } from '../../shared/store/alarms';
import { ask } from '../../shared/store/gather';
import { objectionsTo } from '../../shared/store/objections';
import { allStaff } from '../../shared/store/people';
import { find } from '../../shared/store/query';
import { settingsAlarms } from '../../shared/trust';

const pageSize = 20;

/**
 * What auditors must look into, or what they have looked into; the newest first. Before what is open comes what somebody made
 * neither open nor over: nothing that was raised is in neither list.
 */
export const listAlarms = operation('alarm.list', {
  load: ({ settled, cursor }) => ({
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

type Judging = Pick<Request<unknown, Record<string, never>>, 'settings' | 'isSettled' | 'isIntact'>;

/**
 * How what stands still is found by now. The cases are read where there is such an alarm, one trip more; one that is not there
 * any more does not pass for one that was put right.
 */
async function standingAmong(
  rows: readonly Alarm[],
  { settings, isSettled, isIntact }: Judging,
): Promise<(alarm: Alarm) => Standing> {
  const about = rows.filter((alarm) => alarm.kind === 'brokenCase' && standsStill(alarm));
  const ids = about.flatMap(({ caseId }) => caseId ?? []);
  const read = ids.length === 0 ? undefined : await ask({ cases: find('cases', { _id: { $in: ids } }, {}) });
  const cases = read?.cases ?? [];
  const standing = new Set(cases.filter((one) => !isIntact(one)).flatMap(brokenAlarms));
  if (!isSettled) for (const id of settingsAlarms(settings)) standing.add(id);
  const isGone = (alarm: Alarm) => about.includes(alarm) && cases.every(({ _id }) => _id !== alarm.caseId);
  return (alarm) => (standing.has(alarm._id) ? 'stands' : isGone(alarm) ? 'gone' : 'fits');
}

/** An alarm as it is by now: over, where what it is about fits again and an auditor has written of it. */
async function renewed(alarm: Alarm, standing: Standing): Promise<AlarmView> {
  const change = alarm.broken ? undefined : asItStands(alarm, standing);
  if (!change) return alarmView(alarm, standing);
  await changeAlarm(alarm, change);
  return alarmView({ ...alarm, ...change }, standing);
}

export const alarmOf = (id: string) => find('alarms', { _id: id }, { limit: 1 });
const readAlarm = async (id: string) => (await ask({ rows: alarmOf(id) }))?.rows[0];
/** Those of the alarms that were raised. */
export const readAlarms = async (ids: readonly string[]) =>
  (await ask({ rows: find('alarms', { _id: { $in: ids } }) }))?.rows ?? [];

/** An alarm as it is once somebody has written of it: whatever was changed in it, she has seen. */
function afterFinding({ broken: _seen, ...alarm }: Alarm, finding: Finding, standing: Standing): AlarmView {
  return alarmView({ ...alarm, ...withFinding(alarm, finding, standing) }, standing);
}

/** Notes that an auditor let go on what the alarms are about, whoever else writes of them at the same moment. */
export async function mendAlarms(ids: readonly string[], finding: Finding): Promise<AlarmView[]> {
  const mended = [];
  for (const alarm of await readAlarms(ids)) mended.push(await mend(alarm, finding));
  return mended;
}

async function mend(alarm: Alarm, finding: Finding): Promise<AlarmView> {
  const mended = { ...finding, mended: true };
  const isDone = !standsStill(alarm) && !alarm.broken;
  if (isDone) return alarmView(alarm, 'fits');
  if (await settleAlarm(alarm, mended, 'fits')) return afterFinding(alarm, mended, 'fits');
  const now = await readAlarm(alarm._id);
  return now ? mend(now, finding) : alarmView(alarm, 'fits');
}

/** True where the alarm is about her own doing, or about a case in which she has a part (四眼原则). */
async function isHerOwn(actor: Actor, { byId, caseId }: Alarm): Promise<boolean> {
  if (byId === actor.id) return true;
  if (typeof caseId !== 'string') return false;
  const read = await ask({ cases: find('cases', { _id: caseId }, { limit: 1 }), objections: objectionsTo(caseId) });
  const [found] = read?.cases ?? [];
  if (!read || !found || !isWhole(found)) return false;
  return hadPart(asObjector(actor, read.objections, [found]), found);
}

/** An auditor says what came of it. Refuses `fourEyes` where it is about herself, `stale` where another auditor was faster. */
export const settleOneAlarm = operation('alarm.settle', {
  load: ({ id }) => ({ alarms: alarmOf(id), staff: allStaff() }),
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
    if (await isHerOwn(actor, alarm)) return refuse('fourEyes');
    if (await settleAlarm(alarm, finding, standing)) return ok(afterFinding(alarm, finding, standing));
    const now = await readAlarm(id);
    return now && isSaid(now) ? ok(alarmView(now, standing)) : refuse('stale');
  },
});
