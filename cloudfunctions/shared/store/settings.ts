import * as v from 'valibot';
import { type StoredSettings, settingsMark, type Union } from '../../../core/union/union';
import type { Keys } from '../keys';
import { vault } from '../vault';
import { noted } from './changes';
import { command, database } from './database';

/** Stores what the settings know of the secret over what it was changed from. */
export async function saveKeys(before: Keys, keys: Keys): Promise<void> {
  await database
    .collection('settings')
    .where({ _id: 'union', 'keys.stamp': before.stamp })
    .update({ keys: command.set(keys) });
}

const Changes = v.optional(v.array(v.string()));

/** What of the settings one change replaces; the seasons that lie there from before rounds had a collection of their own only go. */
export type SettingsPart = Partial<Pick<Union, 'rules' | 'calendar'>> & { seasons?: readonly never[] };

/**
 * What a change writes into the settings as they were read: its part, the next version, that it was made, and the stamp of
 * what they are then. A part that somebody changed in the store meanwhile will not fit it.
 */
function settingsWritten(before: StoredSettings, part: SettingsPart, submitId: string): object {
  const version = Number(before.version) + 1;
  const whole = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, command.set(value)]));
  const stamp = settingsMark.stampOf({ ...before, ...part, version }, vault);
  // No stamp covers them: whoever edits the store may leave anything there, to which nothing can be added.
  const changes = v.is(Changes, before.changes) ? noted(submitId) : { changes: command.set([submitId]) };
  return { ...whole, version, stamp, ...changes };
}

/** Stores a part of the settings over the state that it was changed from; false when somebody else was faster. */
export async function saveSettings(before: StoredSettings, part: SettingsPart, submitId: string): Promise<boolean> {
  const asRead = { _id: 'union', version: before.version, stamp: before.stamp ?? command.exists(false) };
  const { updated } = await database
    .collection('settings')
    .where(asRead)
    .update(settingsWritten(before, part, submitId));
  return updated === 1;
}
