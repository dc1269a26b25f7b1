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
  timers: readonly TimerTrigger[];
}

const DEFAULT_TIMEOUT_S = 3;

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
  const { timeout, triggers } = fields;
  return {
    name,
    folder,
    timeoutS: typeof timeout === 'number' && timeout > 0 ? timeout : DEFAULT_TIMEOUT_S,
    timers: (Array.isArray(triggers) ? triggers : []).filter(isDoc).flatMap((trigger) => {
      const timer = trigger.type === 'timer' && typeof trigger.config === 'string';
      return timer ? [{ name: String(trigger.name), config: String(trigger.config) }] : [];
    }),
  };
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
