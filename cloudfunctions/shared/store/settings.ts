import type { Rules } from '../../../core/rules';
import type { Union } from '../../../core/union';
import type { Keys } from '../keys';
import { command, database } from './database';

/** Stores what the settings know of the secret over what it was changed from. */
export async function saveKeys(before: Keys, keys: Keys): Promise<void> {
  await database
    .collection('settings')
    .where({ _id: 'union', 'keys.stamp': before.stamp })
    .update({ keys: command.set(keys) });
}

/** Stores the union's rules over the version they were changed from; false when somebody else was faster. */
export async function saveRules(version: number, rules: readonly Rules[]): Promise<boolean> {
  const { updated } = await database
    .collection('settings')
    .where({ _id: 'union', version })
    .update({ rules: command.set([...rules]), version: version + 1 });
  return updated === 1;
}

/** Stores the union's calendar over the version it was changed from; false when somebody else was faster. */
export async function saveCalendar(version: number, calendar: Union['calendar']): Promise<boolean> {
  const { updated } = await database
    .collection('settings')
    .where({ _id: 'union', version })
    .update({ calendar: command.set(calendar), version: version + 1 });
  return updated === 1;
}
