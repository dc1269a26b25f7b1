import type { Rules } from '../../../core/rules';
import type { Union } from '../../../core/union';
import type { Keys } from '../keys';
import { noted } from './changes';
import { command, database } from './database';

/** Stores what the settings know of the secret over what it was changed from. */
export async function saveKeys(before: Keys, keys: Keys): Promise<void> {
  await database
    .collection('settings')
    .where({ _id: 'union', 'keys.stamp': before.stamp })
    .update({ keys: command.set(keys) });
}

/** What every change of the settings writes beside itself: the next version, and that it was made. */
export function changeNoted(version: number, submitId: string) {
  return { version: version + 1, ...noted(submitId) };
}

/** Stores a part of the settings over the version it was changed from; false when somebody else was faster. */
export async function saveSettings(
  { version, submitId }: { version: number; submitId: string },
  part: { rules: readonly Rules[] } | { calendar: Union['calendar'] },
): Promise<boolean> {
  const whole = 'rules' in part ? { rules: command.set([...part.rules]) } : { calendar: command.set(part.calendar) };
  const { updated } = await database
    .collection('settings')
    .where({ _id: 'union', version })
    .update({ ...whole, ...changeNoted(version, submitId) });
  return updated === 1;
}
