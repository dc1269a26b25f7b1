import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type CloudBase from '@cloudbase/manager-node';
import * as v from 'valibot';
import { filesUnder } from '../build/packages';
import { codeOf, step } from './failure';
import type { Variables } from './variables';

const Trigger = v.object({ name: v.string(), type: v.literal('timer'), config: v.string() });
const Config = v.object({ timeout: v.number(), memorySize: v.number(), triggers: v.optional(v.array(Trigger), []) });

/** A built function, as it shall be in the cloud. */
export interface BuiltFunction extends v.InferOutput<typeof Config> {
  name: string;
  folder: string;
  /** Names this build, so that the same one is not sent twice. */
  description: string;
}

const Deployed = v.object({
  Description: v.optional(v.nullable(v.string())),
  Timeout: v.number(),
  MemorySize: v.number(),
  Environment: v.optional(
    v.nullable(v.object({ Variables: v.array(v.object({ Key: v.string(), Value: v.string() })) })),
  ),
  Triggers: v.optional(v.nullable(v.array(v.object({ TriggerName: v.string(), TriggerDesc: v.string() })))),
});
export type DeployedFunction = v.InferOutput<typeof Deployed>;

/** The runtime and the entry that every function is built for. */
const BUILT_FOR = { runtime: 'Nodejs20.19', handler: 'index.main', installDependency: false };

export function builtFunctions(root: string): BuiltFunction[] {
  return readdirSync(root)
    .sort()
    .map((name) => {
      const folder = join(root, name);
      const config = v.parse(Config, JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')));
      const digest = createHash('sha256');
      for (const file of filesUnder(folder).sort()) digest.update(file).update(readFileSync(join(folder, file)));
      return { name, folder, ...config, description: `Hearth build ${digest.digest('hex').slice(0, 16)}` };
    });
}

/** A function as the cloud has it; undefined when it has none of this name. */
export function readFunction(manager: CloudBase, name: string): Promise<DeployedFunction | undefined> {
  return step(`Reading the function ${name}`, async () => {
    try {
      return v.parse(Deployed, await manager.functions.getFunctionDetail(name));
    } catch (error) {
      if (codeOf(error).startsWith('ResourceNotFound')) return undefined;
      throw error;
    }
  });
}

/** The environment variables a function has in the cloud. */
export function variablesOf(deployed: DeployedFunction | undefined): Variables {
  const list = deployed?.Environment?.Variables ?? [];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

/** What was done to a function: nothing when all was as it should be. `timers`: the names of those that were made. */
export interface Done {
  made: string[];
  timers: string[];
}

/**
 * Brings one function up to date. The variables travel only where one of
 * them is new, since the platform replaces them as a whole: a secret that is already there is else never sent.
 */
export async function deployFunction(
  manager: CloudBase,
  built: BuiltFunction,
  deployed: DeployedFunction | undefined,
  variables: Variables,
): Promise<Done> {
  const { name, folder, timeout, memorySize, description, triggers } = built;
  const config = { ...BUILT_FOR, timeout, memorySize, description };
  const code = { functionPath: folder, deployMode: 'zip' as const };
  if (!deployed) {
    const func = { name, ...config, envVariables: variables, triggers };
    await step(`Making the function ${name}`, () => manager.functions.createFunction({ func, ...code }));
    return { made: [`function ${name}`], timers: triggers.map((trigger) => trigger.name) };
  }
  const differ = !sameVariables(variablesOf(deployed), variables);
  const settled = deployed.Timeout === timeout && deployed.MemorySize === memorySize && !differ;
  const same = deployed.Description === description;
  const made: string[] = [];
  if (!same || !settled) {
    const update = {
      name,
      ...(same ? {} : { code }),
      config: { ...config, ...(differ && { envVariables: variables }) },
    };
    await step(`Bringing the function ${name} up to date`, () => manager.functions.updateFunctionWithProgress(update));
    made.push(`${same ? 'settings' : 'code'} of the function ${name}`);
  }
  return { made, timers: await step(`The timers of ${name}`, () => keepTimers(manager, built, deployed)) };
}

/**
 * Makes the timers that are missing, and takes away those that run at no time of ours; answers the names of what was made. One
 * that runs at a time of ours stays under whatever name: DevTools may have made it, and only then does it carry WeChat's token.
 */
async function keepTimers(manager: CloudBase, built: BuiltFunction, deployed: DeployedFunction): Promise<string[]> {
  const there = deployed.Triggers ?? [];
  const times = there.map(({ TriggerDesc }) => cronOf(TriggerDesc));
  const missing = built.triggers.filter(({ config }) => !times.includes(config));
  const stale = there.filter((_, at) => !built.triggers.some(({ config }) => config === times[at]));
  for (const { TriggerName } of stale) await manager.functions.deleteFunctionTrigger(built.name, TriggerName);
  await manager.functions.createFunctionTriggers(built.name, missing);
  return missing.map(({ name }) => name);
}

/** When a timer runs: its description is that, or JSON that holds it. */
function cronOf(description: string): string {
  return /"cron"\s*:\s*"([^"]*)"/.exec(description)?.[1] ?? description;
}

function sameVariables(a: Variables, b: Variables): boolean {
  const sorted = (variables: Variables) => JSON.stringify(Object.entries(variables).sort());
  return sorted(a) === sorted(b);
}
