import type CloudBase from '@cloudbase/manager-node';
import type { Keys } from '../../cloudfunctions/shared/keys';
import { collections } from '../../cloudfunctions/shared/store/schema';
import type { Instant } from '../../core/kernel/day';
import type { Union } from '../../core/union/union';
import { prepareCollection, readCollections } from './collections';
import { checkEnvironment } from './environment';
import { DeployFailure, step } from './failure';
import { type BuiltFunction, deployFunction, readFunction, variablesOf } from './functions';
import { leftToDo } from './left';
import { functionRule, keepRule, storageRule } from './rules';
import { checkSecret, inviteAdministrator, readSettings, type Store, saveKeys, settle } from './settle';
import { type Variables, wantedVariables } from './variables';

export interface Deployment {
  manager: CloudBase;
  database: Store;
  envId: string;
  functions: readonly BuiltFunction[];
  /** What the shell gives; see givenVariables. */
  given: Variables;
  /** The settings of the union; needed only where none are stored. */
  union: Union | undefined;
  at: Instant;
  /** True where the store is from before there was a check of the secret, and whoever deploys says so. */
  isFromBefore?: boolean;
  /** True where a union that is set up has no administrator left who could invite one. */
  newAdministrator?: boolean;
  say: (line: string) => void;
}

/**
 * Prepares an environment and brings its functions up to date. First it only reads, and refuses what would fail later;
 * then it closes the files and the collections before anything can be stored in them. Running it again adds what is
 * missing and changes nothing that is there. Answers what went wrong without stopping it; throws a DeployFailure.
 */
export async function deploy(deployment: Deployment): Promise<string[]> {
  const { manager, envId, functions, say } = deployment;
  await checkEnvironment(manager, envId);
  const settings = await readSettings(deployment.database);
  if (!settings && !deployment.union)
    throw new DeployFailure('This environment has no union yet: name its settings with --union <file>.');
  const deployed = new Map<string, Awaited<ReturnType<typeof readFunction>>>();
  for (const { name } of functions) deployed.set(name, await readFunction(manager, name));
  const variables = wantedVariables([...deployed.values()].map(variablesOf), deployment.given);
  const { at, isFromBefore = false } = deployment;
  const checked = await checkSecret(deployment.database, settings, variables.HEARTH_SECRET ?? '', { at, isFromBefore });

  const there = await readCollections(manager);

  const rule = storageRule(manager);
  say(`${rule.name}: ${(await step(rule.name, () => keepRule(rule))) ? 'set' : 'as it was'}`);
  const problems: string[] = [];
  for (const schema of collections) {
    const prepared = await prepareCollection(manager, envId, schema, there);
    problems.push(...prepared.problems);
    say(`collection ${schema.name}: ${told(prepared.made)}; ${schema.indexes.length} indexes`);
  }
  // Before the functions: they refuse to work in a store that does not know their secret.
  if (settings) await saveKeys(deployment.database, checked);
  if (checked.alarm) say(`The store was taken over as one from before. The auditors were told: ${checked.alarm.about}`);
  const newTimers: string[] = [];
  for (const built of functions) {
    const { made, timers } = await deployFunction(manager, built, deployed.get(built.name), variables);
    newTimers.push(...timers.map((name) => `${name} of ${built.name}`));
    say(`function ${built.name}: ${told([...made, ...timers.map((name) => `timer ${name}`)])}`);
  }
  problems.push(...(await tryFunctionRule(manager, say)));
  await settleUnion(deployment, settings !== undefined, checked.keys, variables.HEARTH_SECRET ?? '');
  for (const line of problems) say(`PROBLEM: ${line}`);
  say('Left to do by hand (docs/deployment.md):');
  for (const line of leftToDo(variables, newTimers)) say(`- ${line}`);
  return problems;
}

const told = (made: readonly string[]) => (made.length > 0 ? `made ${made.join(', ')}` : 'as it was');

/**
 * Not every environment takes this rule from a program: the interface is given up in Tencent's SDK. Jobs itself refuses
 * whoever is no timer, so the rule may be set by hand, but it must be.
 */
async function tryFunctionRule(manager: CloudBase, say: (line: string) => void): Promise<string[]> {
  const rule = functionRule(manager);
  try {
    say(`${rule.name}: ${(await step(rule.name, () => keepRule(rule))) ? 'set' : 'as it was'}`);
    return [];
  } catch (error) {
    if (!(error instanceof DeployFailure)) throw error;
    return [`${error.message} Or set it by hand: 云开发控制台 → 云函数 → 权限控制.`];
  }
}

const oneTime = 'One-time administrator code (valid for 30 days, shown only now):';

async function settleUnion(
  { database, union, at, newAdministrator = false, say }: Deployment,
  settled: boolean,
  keys: Keys | undefined,
  secrets: string,
): Promise<void> {
  if (!settled && union) {
    const code = await settle(database, keys ? { ...union, keys } : union, secrets, at);
    return say(`${union.name} is set up. ${oneTime} ${code}`);
  }
  say('The union is already set up; its settings were left as they are.');
  if (newAdministrator) say(`${oneTime} ${await inviteAdministrator(database, secrets, at)}`);
}
