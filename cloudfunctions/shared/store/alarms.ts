import {
  type Alarm,
  alarmMark,
  asFoundAgain,
  type Finding,
  openAlarm,
  type Raising,
  type Standing,
  standsStill,
  withFinding,
} from '../../../core/alarm';
import { alarmIds, everyAlarmId } from '../alarm-id';
import { vault } from '../vault';
import { command, database, isDuplicate } from './database';
import { find } from './query';

const alarms = () => database.collection('alarms');

const stampOf = (alarm: Alarm) => alarmMark.stampOf(alarm, vault);
/** An alarm in the very state that was read. */
const asRead = ({ _id, stamp }: Alarm) => ({ _id, stamp: stamp ?? command.exists(false) });

/**
 * Tells the auditors. The same `what` is one alarm however often it is raised: the sentence is renewed while nobody has
 * looked into it, and nothing happens afterwards; but what stands still again waits again. Where somebody without the secret
 * changed it in the store, it is raised once more beside what he left of it; whoever is overtaken looks again.
 */
export async function raiseAlarm(what: string, raising: Raising): Promise<void> {
  const { kind } = raising;
  const { data } = await alarms()
    .where({ _id: command.in(everyAlarmId(kind, what, vault)) })
    .get();
  const found: readonly Alarm[] = data;
  const own = found.find((each) => alarmMark.isAsStored(each, { stamper: vault, allStamped: true }));
  const free = alarmIds(kind, what, vault).find((id) => found.every(({ _id }) => _id !== id));
  if (own ? await renew(own, raising) : free === undefined || (await addAlarm(openAlarm(free, raising)))) return;
  await raiseAlarm(what, raising);
}

/** False where somebody else has raised it at this moment. */
async function addAlarm(alarm: Alarm): Promise<boolean> {
  try {
    await alarms().add({ ...alarm, stamp: stampOf(alarm) });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** False where it changed meanwhile. */
async function renew(found: Alarm, { at, about, count }: Raising): Promise<boolean> {
  const isSaid = !found.open || found.about === about || (found.count ?? 0) > (count ?? 0);
  const change = asFoundAgain(found, at) ?? (isSaid ? undefined : { about, ...(count !== undefined && { count }) });
  return change ? changeAlarm(found, change) : true;
}

/**
 * Adds what an auditor wrote, over the state that the alarm was read in; false where it was over already, or changed
 * meanwhile. One that was changed in the store is settled like one that is open: with the words of whoever looked into it.
 */
export async function settleAlarm(alarm: Alarm, finding: Finding, standing: Standing): Promise<boolean> {
  if (!alarm.open && !alarm.broken && !standsStill(alarm)) return false;
  return changeAlarm(alarm, withFinding(alarm, finding, standing));
}

/** Changes an alarm over the state that it was read in; false where it changed meanwhile. */
export async function changeAlarm({ broken: _notStored, ...alarm }: Alarm, change: Partial<Alarm>): Promise<boolean> {
  const { updated } = await alarms()
    .where(asRead(alarm))
    .update({ ...change, stamp: stampOf({ ...alarm, ...change }) });
  return updated === 1;
}

/** Which cases the auditors have an open alarm about, since somebody changed them in the store: beside the rows of a list. */
export const suspendedCases = () => find('alarms', { kind: 'brokenCase', open: true }, { fields: ['caseId'] });
