import type { CloudBase } from '@cloudbase/node-sdk';
import { type Keys, newKeys, settleKeys } from '../../cloudfunctions/shared/keys';
import { behind, type Look, type Searched, takeOver } from '../../cloudfunctions/shared/taking-over';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import type { Alarm } from '../../core/alarm';
import { catalogue } from '../../core/domains/catalogue';
import type { Instant } from '../../core/kernel/day';
import { settingsMark, type Union } from '../../core/union/union';
import { firstInvitation } from '../../local/worlds/emptyOffice';
import { codeOf, DeployFailure, step } from './failure';

/** The documents of an environment. */
export type Store = Pick<ReturnType<CloudBase['database']>, 'collection' | 'command'>;

/** What of the union's settings a deployment looks at; `keys` is absent in those from before there were any. */
export interface Settings {
  keys?: Keys;
}

/** The union's settings as they are stored; undefined where there are none, or no collection for them yet. */
export function readSettings(database: Store): Promise<Settings | undefined> {
  return step('Reading the settings of the union', async () => {
    try {
      const { data } = await database.collection('settings').doc('union').get();
      return data[0];
    } catch (error) {
      if (codeOf(error) === 'DATABASE_COLLECTION_NOT_EXIST') return undefined;
      throw error;
    }
  });
}

/** What a deployment stores about the secret: a new record, and the alarm where a store from before was taken over. */
export interface Checked {
  keys?: Keys;
  alarm?: Alarm;
}

/**
 * What becomes of the check of the secret (shared/keys.ts). Throws a DeployFailure where these secrets are not the ones that
 * the store was written with, or their check is gone.
 */
export async function checkSecret(
  database: Store,
  settings: Settings | undefined,
  secrets: string,
  { at, isFromBefore }: { at: Instant; isFromBefore: boolean },
): Promise<Checked> {
  const vault = vaultWith(secrets);
  if (!settings) return { keys: newKeys(vault, at) };
  const settled = settings.keys
    ? settleKeys(settings.keys, vault)
    : await takeOver(searched(database), vault, { isFromBefore, at, catalogue });
  if (settled === 'asItIs') return {};
  if ('trouble' in settled) throw new DeployFailure(`Nothing was deployed: ${settled.trouble}.`);
  return settled;
}

/** The documents of an environment, of which a collection may not be there yet. */
function searched(database: Store): Searched {
  const { command } = database;
  const condition = (asked: boolean | string) =>
    typeof asked === 'string' ? command.gte(asked).and(command.lt(behind(asked))) : command.exists(asked);
  const found = ({ from, where }: Look) =>
    database
      .collection(from)
      .where(Object.fromEntries(Object.entries(where).map(([path, asked]) => [path, condition(asked)])));
  const look = <T>(work: () => Promise<T>, none: T) =>
    step('Looking for what the check of the secret is needed for', async () => {
      try {
        return await work();
      } catch (error) {
        if (codeOf(error) === 'DATABASE_COLLECTION_NOT_EXIST') return none;
        throw error;
      }
    });
  return {
    any: (asked) => look(async () => (await found(asked).limit(1).field({ _id: true }).get()).data.length > 0, false),
    count: (asked) => look(async () => (await found(asked).count()).total ?? 0, 0),
  };
}

/** Notes the check of the secret in the settings of a union that is set up, and tells the auditors first what was taken over. */
export function saveKeys(database: Store, { keys, alarm }: Checked): Promise<void> {
  return step('Storing the check of the secret', async () => {
    if (alarm) await database.collection('alarms').doc(alarm._id).set(withoutId(alarm));
    if (!keys) return;
    await database
      .collection('settings')
      .doc('union')
      .update({ keys: database.command.set(keys) });
  });
}

const withoutId = ({ _id, ...alarm }: Alarm) => alarm;

/** Stores the settings of a union and the invitation of its first administrator, whose code is answered. */
export async function settle(
  database: Store,
  settings: Union & Settings,
  secrets: string,
  at: Instant,
): Promise<string> {
  const code = await inviteAdministrator(database, secrets, at);
  return step('Storing the settings of the union', async () => {
    const union = { _id: 'union', ...settings };
    await database.collection('settings').add({ ...union, stamp: settingsMark.stampOf(union, vaultWith(secrets)) });
    return code;
  });
}

/** Stores the invitation of an administrator and answers its code: of the first one, or where none is left who could invite. */
export function inviteAdministrator(database: Store, secrets: string, at: Instant): Promise<string> {
  return step('Inviting an administrator', async () => {
    const { code, invitation } = firstInvitation(at, vaultWith(secrets));
    await database.collection('invitations').add(invitation);
    return code;
  });
}
