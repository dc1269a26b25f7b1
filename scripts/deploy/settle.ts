import type { CloudBase } from '@cloudbase/node-sdk';
import type { Instant } from '../../core/kernel/day';
import type { Union } from '../../core/union';
import { firstInvitation } from '../../local/worlds/emptyOffice';
import { codeOf, step } from './failure';

/** The documents of an environment. */
export type Store = Pick<ReturnType<CloudBase['database']>, 'collection'>;

/** Whether the union's settings are stored; an environment without the collection has none. */
export function isSettled(database: Store): Promise<boolean> {
  return step('Reading the settings of the union', async () => {
    try {
      const { data } = await database.collection('settings').doc('union').get();
      return data.length > 0;
    } catch (error) {
      if (codeOf(error) === 'DATABASE_COLLECTION_NOT_EXIST') return false;
      throw error;
    }
  });
}

/** Stores the settings of a union and the invitation of its first administrator, whose code is answered. */
export function settle(database: Store, union: Union, at: Instant): Promise<string> {
  return step('Storing the settings of the union', async () => {
    const { code, invitation } = firstInvitation(at);
    await database.collection('invitations').add(invitation);
    await database.collection('settings').add({ _id: 'union', ...union });
    return code;
  });
}
