import { type Alarm, type AlarmKind, openAlarm, type Raising } from '../../../core/alarm';
import { digest } from '../digest';
import { command, database, isDuplicate } from './database';

/** The one alarm of a kind about `what`. */
export const alarmId = (kind: AlarmKind, what: string) => digest(`alarm:${kind}:${what}`).slice(0, 32);

const alarms = () => database.collection('alarms');

/**
 * Tells the auditors. The same `what` is one alarm however often it is raised: the sentence is renewed while nobody has
 * looked into it, and nothing happens afterwards.
 */
export async function raiseAlarm(what: string, raising: Raising): Promise<void> {
  const alarm = openAlarm(alarmId(raising.kind, what), raising);
  try {
    await alarms().add(alarm);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { about, count = 0 } = alarm;
    await alarms()
      .where({ _id: alarm._id, open: true, count: command.not(command.gt(count)) })
      .update({ about, count });
  }
}

/** Settles an alarm; false when there is no such open one. */
export async function settleAlarm(
  id: string,
  settled: Pick<Alarm, 'settledAt' | 'settledBy' | 'note' | 'mended'>,
): Promise<boolean> {
  const { updated } = await alarms()
    .where({ _id: id, open: true })
    .update({ ...settled, open: false });
  return updated === 1;
}

export async function readAlarm(id: string): Promise<Alarm | undefined> {
  const { data } = await alarms().doc(id).get();
  return data[0];
}
