import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './errors';

const heldHere = new Set<string>();

/** Takes the data folder for this process; returns what lets go of it. A lock left by a process that is gone is taken over. */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'cloud.pid');
  const own = String(process.pid);
  if (heldHere.has(file)) throw inUse(dataDir, file, process.pid);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, own, { flag: 'wx' });
      heldHere.add(file);
      return () => {
        heldHere.delete(file);
        rmSync(file, { force: true });
      };
    } catch {
      const holder = holderOf(file);
      if (holder !== undefined && isRunning(holder)) throw inUse(dataDir, file, holder);
      rmSync(file, { force: true });
    }
  }
  throw new StartError(`The data folder ${dataDir} cannot be locked: check that it is writable.`);
}

function inUse(dataDir: string, file: string, pid: number): StartError {
  return new StartError(
    `The data folder ${dataDir} is in use by process ${pid}: stop it, or use another folder (if process ${pid} is something else, delete ${file}).`,
  );
}

function holderOf(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && pid !== process.pid ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
