import type { CloudBase } from '@cloudbase/node-sdk';
import { type Keys, type Settled, settleKeys } from '../../cloudfunctions/shared/keys';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import type { Instant } from '../../core/kernel/day';
import { settingsMark, type Union } from '../../core/union';
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

/**
 * What becomes of the check of the secret (shared/keys.ts). Throws a DeployFailure where these secrets are not the ones that
 * the store was written with.
 */
export async function checkSecret(
  database: Store,
  settings: Settings | undefined,
  secrets: string,
  at: Instant,
): Promise<Exclude<Settled, { trouble: string }>> {
  const isOld = settings !== undefined && settings.keys === undefined;
  const [stamped, unstamped] = isOld ? await Promise.all([true, false].map((has) => hasCase(database, has))) : [];
  const cases = { stamped: stamped === true, unstamped: unstamped === true, isNew: settings === undefined };
  const settled = settleKeys(settings?.keys, vaultWith(secrets), cases, at);
  if (settled !== 'asItIs' && 'trouble' in settled)
    throw new DeployFailure(`Nothing was deployed: ${settled.trouble}.`);
  return settled;
}

/** Whether there is a case with, or without, a stamp. */
function hasCase(database: Store, stamped: boolean): Promise<boolean> {
  return step('Looking for cases', async () => {
    const where = { stamp: database.command.exists(stamped) };
    const { data } = await database.collection('cases').where(where).limit(1).field({ _id: true }).get();
    return data.length > 0;
  });
}

/** Notes the check of the secret in the settings of a union that is set up. */
export function saveKeys(database: Store, keys: Keys): Promise<void> {
  return step('Storing the check of the secret', async () => {
    await database
      .collection('settings')
      .doc('union')
      .update({ keys: database.command.set(keys) });
  });
}

/** Stores the settings of a union and the invitation of its first administrator, whose code is answered. */
export function settle(database: Store, settings: Union & Settings, secrets: string, at: Instant): Promise<string> {
  return step('Storing the settings of the union', async () => {
    const vault = vaultWith(secrets);
    const { code, invitation } = firstInvitation(at, vault);
    await database.collection('invitations').add(invitation);
    const union = { _id: 'union', ...settings };
    await database.collection('settings').add({ ...union, stamp: settingsMark.stampOf(union, vault) });
    return code;
  });
}
