import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDoc } from '../engine/ejson';
import { StartError } from '../errors';

export interface TimerTrigger {
  name: string;
  /** Seven cron fields: second minute hour day month weekday year, in UTC+8. */
  config: string;
}

export interface FunctionConfig {
  name: string;
  folder: string;
  /** Time limit of a call (s). */
  timeoutS: number;
  /** What its process may hold (MB). */
  memoryMb: number;
  /** WeChat's interfaces that it may call. */
  openApis: readonly string[];
  timers: readonly TimerTrigger[];
}

const DEFAULT_TIMEOUT_S = 3;
/** The longest a function may run, and the least and the most memory, in steps of the least (cloud.tencent.com/document/product/583). */
const MOST_TIMEOUT_S = 60;
const DEFAULT_MEMORY_MB = 256;
const MEMORY_STEP_MB = 128;
const MOST_MEMORY_MB = 3072;

/** Every built function: a folder with index.js and, if it wants, config.json. */
export function readFunctions(functionsDir: string): FunctionConfig[] {
  if (!existsSync(functionsDir)) return [];
  return readdirSync(functionsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(functionsDir, entry.name, 'index.js')))
    .map((entry) => readConfig(entry.name, join(functionsDir, entry.name)));
}

function readConfig(name: string, folder: string): FunctionConfig {
  const file = join(folder, 'config.json');
  const fields = existsSync(file) ? parse(file) : {};
  const { timeout = DEFAULT_TIMEOUT_S, memorySize = DEFAULT_MEMORY_MB, permissions, triggers } = fields;
  const openApis = isDoc(permissions) && Array.isArray(permissions.openapi) ? permissions.openapi : [];
  return {
    name,
    folder,
    timeoutS: within(timeout, { step: 1, most: MOST_TIMEOUT_S }, `timeout of ${file}`),
    memoryMb: within(memorySize, { step: MEMORY_STEP_MB, most: MOST_MEMORY_MB }, `memorySize of ${file}`),
    openApis: openApis.map(String),
    timers: (Array.isArray(triggers) ? triggers : []).filter(isDoc).flatMap((trigger) => {
      const timer = trigger.type === 'timer' && typeof trigger.config === 'string';
      return timer ? [{ name: String(trigger.name), config: String(trigger.config) }] : [];
    }),
  };
}

function within(value: unknown, { step, most }: { step: number; most: number }, what: string): number {
  if (typeof value === 'number' && value > 0 && value <= most && value % step === 0) return value;
  throw new StartError(`${what} is ${JSON.stringify(value)}: production takes steps of ${step} up to ${most}.`);
}

function parse(file: string): Record<string, unknown> {
  try {
    const fields: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isDoc(fields)) return fields;
  } catch {
    // Told below.
  }
  throw new StartError(`${file} is not a JSON object: correct it, then start again.`);
}
