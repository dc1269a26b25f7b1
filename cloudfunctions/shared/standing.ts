import {
  type Alarm,
  type AlarmView,
  alarmView,
  asItStands,
  type Finding,
  type Standing,
  standsStill,
  withFinding,
} from '../../core/alarm';
import { roundAlarms } from './announced';
import type { Request } from './handler';
import { brokenAlarms } from './judge';
import { changeAlarm, settleAlarm } from './store/alarms';
import { ask } from './store/gather';
import { find } from './store/query';
import { settingsAlarms } from './trust';

type Judging = Pick<
  Request<unknown, Record<string, never>>,
  'settings' | 'areSettingsIntact' | 'brokenRounds' | 'isIntact'
>;

/**
 * How what stands still is found by now. The cases are read where there is such an alarm, one trip more; one that is not there
 * any more does not pass for one that was put right.
 */
export async function standingAmong(
  rows: readonly Alarm[],
  { settings, areSettingsIntact, brokenRounds, isIntact }: Judging,
): Promise<(alarm: Alarm) => Standing> {
  const about = rows.filter((alarm) => alarm.kind === 'brokenCase' && standsStill(alarm));
  const ids = about.flatMap(({ caseId }) => caseId ?? []);
  const read = ids.length === 0 ? undefined : await ask({ cases: find('cases', { _id: { $in: ids } }, {}) });
  const cases = read?.cases ?? [];
  const standing = new Set(cases.filter((one) => !isIntact(one)).flatMap(brokenAlarms));
  const settingsIds = areSettingsIntact ? [] : settingsAlarms(settings);
  for (const id of [...settingsIds, ...brokenRounds.flatMap(roundAlarms)]) standing.add(id);
  const isGone = (alarm: Alarm) => about.includes(alarm) && cases.every(({ _id }) => _id !== alarm.caseId);
  return (alarm) => (standing.has(alarm._id) ? 'stands' : isGone(alarm) ? 'gone' : 'fits');
}

/** An alarm as it is by now: over, where what it is about fits again and an auditor has written of it. */
export async function renewed(alarm: Alarm, standing: Standing): Promise<AlarmView> {
  const change = alarm.broken ? undefined : asItStands(alarm, standing);
  if (!change) return alarmView(alarm, standing);
  await changeAlarm(alarm, change);
  return alarmView({ ...alarm, ...change }, standing);
}

export const alarmOf = (id: string) => find('alarms', { _id: id }, { limit: 1 });
export const readAlarm = async (id: string) => (await ask({ rows: alarmOf(id) }))?.rows[0];
/** Those of the alarms that were raised. */
export const readAlarms = async (ids: readonly string[]) =>
  (await ask({ rows: find('alarms', { _id: { $in: ids } }) }))?.rows ?? [];

/** An alarm as it is once somebody has written of it: whatever was changed in it, she has seen. */
export function afterFinding({ broken: _seen, ...alarm }: Alarm, finding: Finding, standing: Standing): AlarmView {
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
