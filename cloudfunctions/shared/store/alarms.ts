import {
  type Alarm,
  type AlarmKind,
  alarmMark,
  asFoundAgain,
  type Finding,
  openAlarm,
  type Raising,
  standsStill,
  withFinding,
} from '../../../core/alarm';
import { digest } from '../digest';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';

/** The one alarm of a kind about `what`. */
export const alarmId = (kind: AlarmKind, what: string) => digest(`alarm:${kind}:${what}`).slice(0, 32);

const alarms = () => database.collection('alarms');

const stampOf = (alarm: Alarm) => alarmMark.stampOf(alarm, vault);
/** An alarm in the very state that was read. */
const asRead = ({ _id, stamp }: Alarm) => ({ _id, stamp: stamp ?? command.exists(false) });

/**
 * Tells the auditors. The same `what` is one alarm however often it is raised: the sentence is renewed while nobody has
 * looked into it, and nothing happens afterwards, nor to one that was changed in the store; but what stands still again waits again.
 */
export async function raiseAlarm(what: string, raising: Raising): Promise<void> {
  const alarm = openAlarm(alarmId(raising.kind, what), raising);
  try {
    await alarms().add({ ...alarm, stamp: stampOf(alarm) });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await renew(alarm);
  }
}

/** Whoever is overtaken meanwhile looks once more whether hers tells of more. */
async function renew(alarm: Alarm): Promise<void> {
  const { _id, about, count = 0 } = alarm;
  const { data } = await alarms().doc(_id).get();
  const [found]: Alarm[] = data;
  const isIntact = found && alarmMark.isAsStored(found, { stamper: vault, allStamped: false });
  if (!isIntact) return;
  const isSaid = !found.open || found.about === about || (found.count ?? 0) > count;
  const change =
    asFoundAgain(found, alarm.at) ?? (isSaid ? undefined : { about, ...(alarm.count !== undefined && { count }) });
  if (!change) return;
  const { updated } = await alarms()
    .where(asRead(found))
    .update({ ...change, stamp: stampOf({ ...found, ...change }) });
  if (updated === 0) await renew(alarm);
}

/**
 * Adds what an auditor wrote, over the state that the alarm was read in; false where it was over already, or changed
 * meanwhile. One that was changed in the store is settled like one that is open: with the words of whoever looked into it.
 */
export async function settleAlarm(alarm: Alarm, finding: Finding, stands: boolean): Promise<boolean> {
  if (!alarm.open && !alarm.broken && !standsStill(alarm)) return false;
  return changeAlarm(alarm, withFinding(alarm, finding, stands));
}

/** Changes an alarm over the state that it was read in; false where it changed meanwhile. */
export async function changeAlarm({ broken: _notStored, ...alarm }: Alarm, change: Partial<Alarm>): Promise<boolean> {
  const { updated } = await alarms()
    .where(asRead(alarm))
    .update({ ...change, stamp: stampOf({ ...alarm, ...change }) });
  return updated === 1;
}
