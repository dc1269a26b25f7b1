import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesUnder } from './packages';

/** What a build writes, by path with `/`. */
export type Output = ReadonlyMap<string, string | Uint8Array>;

/**
 * Replaces a folder by this output: everything is written beside it first and then swapped in, so that a failure leaves the old folder.
 * Where the content is already the same, nothing is touched and watchers stay calm.
 */
export function writeOutput(folder: string, output: Output): void {
  if (isSame(folder, output)) return;
  const fresh = `${folder}.${process.pid}.new`;
  removeLeftovers(folder);
  try {
    for (const [path, content] of output) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    }
    swapIn(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isSame(folder: string, output: Output): boolean {
  const files = filesUnder(folder);
  return (
    files.length === output.size &&
    files.every((path) => {
      const content = output.get(path);
      return content !== undefined && readFileSync(join(folder, path)).equals(Buffer.from(content));
    })
  );
}

function swapIn(fresh: string, folder: string): void {
  const old = `${folder}.${process.pid}.old`;
  try {
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(fresh, folder);
  } catch {
    // Windows does not rename a folder while a program holds a file in it: put the files in one by one.
    if (!existsSync(folder) && existsSync(old)) renameSync(old, folder);
    const wanted = new Set(filesUnder(fresh));
    cpSync(fresh, folder, { recursive: true });
    for (const path of filesUnder(folder)) if (!wanted.has(path)) rmSync(join(folder, path));
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}

/** A build that was killed leaves its folders; those of a living one are not ours. */
function removeLeftovers(folder: string): void {
  if (!existsSync(dirname(folder))) return;
  for (const name of readdirSync(dirname(folder))) {
    const pid = new RegExp(`^${basename(folder)}\\.(\\d+)\\.(new|old)$`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
