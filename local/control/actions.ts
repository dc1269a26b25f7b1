import * as v from 'valibot';
import { type ControlledEnvironment, type ControlledFunction, newCollection } from './environment';

/** What Tencent's control interface answers instead of a value. */
export class ControlError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type ControlAction = (body: unknown) => object;

const Table = v.object({ TableName: v.string() });
const Collection = v.object({ CollectionName: v.string() });
const Key = v.object({ Name: v.string(), Direction: v.string() });
const Update = v.object({
  TableName: v.string(),
  CreateIndexes: v.array(
    v.object({
      IndexName: v.string(),
      MgoKeySchema: v.object({ MgoIndexKeys: v.array(Key), MgoIsUnique: v.boolean() }),
    }),
  ),
});
const Variables = v.object({ Variables: v.array(v.object({ Key: v.string(), Value: v.string() })) });
const Named = v.object({ FunctionName: v.string() });
const Settings = v.object({
  FunctionName: v.string(),
  Description: v.optional(v.string()),
  Runtime: v.optional(v.string()),
  InstallDependency: v.optional(v.string()),
  Timeout: v.optional(v.number()),
  MemorySize: v.optional(v.number()),
  Environment: v.optional(Variables),
});
const Triggers = v.object({ FunctionName: v.string(), Triggers: v.string() });
const TriggerList = v.array(v.object({ TriggerName: v.string(), Type: v.literal('timer'), TriggerDesc: v.string() }));

/** The calls of the control interface that a deployment makes, by `service action`. Each answers what stands in `Response`. */
export function controlActions(environment: ControlledEnvironment): Record<string, ControlAction> {
  return {
    'tcb DescribeEnvInfo': () => describeEnvironment(environment),
    ...storageActions(environment),
    ...collectionActions(environment),
    ...functionActions(environment),
    ...ruleActions(environment),
  };
}

function describeEnvironment({ envId, mode }: ControlledEnvironment): object {
  const EnvBaseInfo = {
    EnvId: envId,
    Databases: mode === 'classic' ? [{ InstanceId: 'tnt-local' }] : [],
    PostgreSQL: mode === 'pg' ? [{ InstanceName: 'postgres-local', Version: '17.6' }] : [],
    Meta: mode === 'pg' ? [{ Key: 'authz_engine', Value: 'opa' }] : [],
    Storages: [{ Bucket: `local-${envId}-1`, Region: 'ap-shanghai', AppId: '1' }],
    Functions: [{ Namespace: envId, Region: 'ap-shanghai' }],
    LogServices: [{ LogsetId: 'logset', TopicId: 'topic' }],
  };
  return { EnvInfo: { EnvBaseInfo, UserInfo: { AppId: '1' } } };
}

function storageActions(environment: ControlledEnvironment): Record<string, ControlAction> {
  return {
    'tcb DescribeStorageSafeRule': () => ({ AclTag: environment.storageAcl }),
    'tcb ModifyStorageSafeRule': (body) => {
      environment.storageAcl = v.parse(v.object({ AclTag: v.string() }), body).AclTag;
      return {};
    },
  };
}

function collectionActions(environment: ControlledEnvironment): Record<string, ControlAction> {
  const { collections } = environment;
  const find = (name: string) => {
    const found = collections.get(name);
    if (!found) throw new ControlError('ResourceNotFound', `Db or Table not exist: ${name}`);
    return found;
  };
  return {
    'tcb ListTables': (body) => {
      const { MgoOffset, MgoLimit } = v.parse(v.object({ MgoOffset: v.number(), MgoLimit: v.number() }), body);
      const names = [...collections.keys()].slice(MgoOffset, MgoOffset + MgoLimit);
      return { Tables: names.map((TableName) => ({ TableName })), Pager: { Total: collections.size } };
    },
    'tcb DescribeTable': (body) => {
      const { indexes } = find(v.parse(Table, body).TableName);
      return { Indexes: indexes, IndexNum: indexes.length };
    },
    'tcb CreateTable': (body) => {
      collections.set(v.parse(Table, body).TableName, newCollection());
      return {};
    },
    'tcb UpdateTable': (body) => {
      const { TableName, CreateIndexes } = v.parse(Update, body);
      const { indexes } = find(TableName);
      for (const { IndexName: Name, MgoKeySchema } of CreateIndexes) {
        if (indexes.length >= environment.mostIndexes)
          throw new ControlError('LimitExceeded', `too many indexes of ${TableName}: ${environment.mostIndexes}`);
        indexes.push({ Name, Keys: MgoKeySchema.MgoIndexKeys, Unique: MgoKeySchema.MgoIsUnique });
      }
      return {};
    },
    'tcb DescribeDatabaseACL': (body) => ({ AclTag: find(v.parse(Collection, body).CollectionName).acl }),
    'tcb ModifyDatabaseACL': (body) => {
      find(v.parse(Collection, body).CollectionName).acl = v.parse(v.object({ AclTag: v.string() }), body).AclTag;
      return {};
    },
  };
}

function functionActions({ functions }: ControlledEnvironment): Record<string, ControlAction> {
  const find = (body: unknown): ControlledFunction => {
    const { FunctionName } = v.parse(Named, body);
    const found = functions.get(FunctionName);
    if (!found) throw new ControlError('ResourceNotFound.Function', `Function [${FunctionName}] not found`);
    return found;
  };
  /** What a request names replaces what was there, the variables as a whole; what it does not name stays. */
  const settle = (known: ControlledFunction, body: unknown) => {
    const { Description, Runtime, InstallDependency, Timeout, MemorySize, Environment } = v.parse(Settings, body);
    if (Description !== undefined) known.description = Description;
    if (Runtime !== undefined) known.runtime = Runtime;
    if (InstallDependency !== undefined) known.installDependency = InstallDependency;
    if (Timeout !== undefined) known.timeout = Timeout;
    if (MemorySize !== undefined) known.memorySize = MemorySize;
    if (Environment !== undefined) known.variables = Environment.Variables;
  };
  return {
    'scf GetFunction': (body) => describeFunction(find(body)),
    'scf CreateFunction': (body) => {
      const first = { runtime: 'Nodejs20.19', installDependency: 'TRUE', timeout: 3, memorySize: 256 };
      const made = { description: '', ...first, variables: [], triggers: [], codes: 1 };
      functions.set(v.parse(Named, body).FunctionName, made);
      settle(find(body), body);
      return {};
    },
    'scf UpdateFunctionCode': (body) => {
      find(body).codes += 1;
      return {};
    },
    'scf UpdateFunctionConfiguration': (body) => {
      settle(find(body), body);
      return {};
    },
    'scf BatchCreateTrigger': (body) => {
      for (const trigger of v.parse(TriggerList, JSON.parse(v.parse(Triggers, body).Triggers)))
        find(body).triggers.push({ ...trigger, TriggerDesc: JSON.stringify({ cron: trigger.TriggerDesc }) });
      return {};
    },
    'scf DeleteTrigger': (body) => {
      const { TriggerName } = v.parse(v.object({ TriggerName: v.string() }), body);
      const known = find(body);
      known.triggers = known.triggers.filter((trigger) => trigger.TriggerName !== TriggerName);
      return {};
    },
  };
}

function describeFunction({ description, timeout, memorySize, variables, triggers }: ControlledFunction): object {
  return {
    Status: 'Active',
    Description: description,
    Timeout: timeout,
    MemorySize: memorySize,
    Environment: { Variables: variables },
    Triggers: triggers,
  };
}

function ruleActions(environment: ControlledEnvironment): Record<string, ControlAction> {
  return {
    'tcb DescribeResourcePermission': () => {
      const { functionRules } = environment;
      const list = functionRules === undefined ? [] : [{ ResourceType: 'function', SecurityRule: functionRules }];
      return { Data: { TotalCount: list.length, PermissionList: list } };
    },
    'tcb ModifyResourcePermission': (body) => {
      environment.functionRules = v.parse(v.object({ SecurityRule: v.string() }), body).SecurityRule;
      return { Data: { Success: true } };
    },
  };
}
