import type CloudBase from '@cloudbase/manager-node';
import * as v from 'valibot';
import { invokeRules } from '../../cloudfunctions/shared/invocation';
import { DeployFailure } from './failure';

/** A rule of the environment: `holds` reads it from the cloud, `set` writes it. */
interface Rule {
  name: string;
  holds(): Promise<boolean>;
  set(): Promise<unknown>;
}

/** Sets a rule unless it holds, and reads it back: a call that was answered is no proof. Answers whether it had to be set. */
export async function keepRule({ name, holds, set }: Rule): Promise<boolean> {
  if (await holds()) return false;
  await set();
  if (await holds()) return true;
  throw new DeployFailure(
    `${name} does not hold after it was set: set it in the CloudBase console, then run this again.`,
  );
}

/**
 * Files of the environment: a new one lets everybody read all of them at addresses that never end
 * (docs.cloudbase.net/storage/get-temp-url).
 */
export function storageRule(manager: CloudBase): Rule {
  return {
    name: 'The storage rule PRIVATE (only who uploaded a file reads it)',
    holds: async () => (await manager.storage.getStorageAcl()) === 'PRIVATE',
    set: () => manager.storage.setStorageAcl('PRIVATE'),
  };
}

/** A collection is reached by functions alone. */
export function collectionRule(manager: CloudBase, envId: string, collection: string): Rule {
  const tcb = manager.commonService('tcb');
  const param = { EnvId: envId, CollectionName: collection };
  return {
    name: `The rule ADMINONLY (functions alone) of the collection ${collection}`,
    async holds() {
      const answer = v.parse(Acl, await tcb.call({ Action: 'DescribeDatabaseACL', Param: param }));
      return answer.AclTag === 'ADMINONLY';
    },
    set: () => tcb.call({ Action: 'ModifyDatabaseACL', Param: { ...param, AclTag: 'ADMINONLY' } }),
  };
}

const Acl = v.object({ AclTag: v.optional(v.nullable(v.string())) });
const Rules = v.record(v.string(), v.object({ invoke: v.union([v.boolean(), v.string()]) }));

/** Which functions phones may invoke; what an environment says of functions that are not ours stays. */
export function functionRule(manager: CloudBase): Rule {
  return {
    name: `The function rule ${JSON.stringify(invokeRules)}`,
    async holds() {
      const rules = await readFunctionRules(manager);
      return Object.entries(ours).every(([name, { invoke }]) => rules?.[name]?.invoke === invoke);
    },
    async set() {
      const rules = { ...invokeRules, ...(await readFunctionRules(manager)), ...ours };
      await manager.permission.modifyResourcePermission({
        resourceType: 'function',
        permission: 'CUSTOM',
        securityRule: JSON.stringify(rules),
      });
    },
  };
}

/** What we say of our own functions; `*` is for whoever owns the environment. */
const { '*': _everyOther, ...ours } = invokeRules;

/** The environment's own rules; undefined while it has only CloudBase's. */
async function readFunctionRules(manager: CloudBase): Promise<v.InferOutput<typeof Rules> | undefined> {
  const { Data } = await manager.permission.describeResourcePermission({ resourceType: 'function' });
  const text = Data.PermissionList.find(({ SecurityRule }) => SecurityRule)?.SecurityRule;
  return text === undefined ? undefined : v.parse(Rules, JSON.parse(text));
}
