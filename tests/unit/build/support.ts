import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Failures } from './failing-builds';

export const ROOT = join(__dirname, '..', '..', '..');
export const NODE_MODULES = join(ROOT, 'node_modules');
export const MINIPROGRAM = join(ROOT, 'tests', 'support', 'fixtures', 'miniprogram');
const CLOUDFUNCTIONS = join(ROOT, 'tests', 'support', 'fixtures', 'cloudfunctions');

/** A folder of its own for a test, and how to remove it. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hearth-build-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface BuildRun {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the build as `npm run build` does, in a process of its own: the bundler is an ES module, which jest does not load. */
export function runBuild(
  out: string,
  options: { miniprogram?: string; cloudfunctions?: string; json?: boolean; environment?: string } = {},
): BuildRun {
  const { miniprogram = MINIPROGRAM, cloudfunctions = CLOUDFUNCTIONS, json = false, environment } = options;
  const paths = ['--miniprogram', miniprogram, '--cloudfunctions', cloudfunctions, '--out', out];
  const script = ['scripts/run.mjs', 'scripts/build.ts', ...paths, ...(json ? ['--json'] : [])];
  if (environment !== undefined) script.push('--env', environment);
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** What is wrong with each of these mini-programs, as the build says it; one process tries them all. */
export function failuresOf(sources: readonly string[]): readonly string[] {
  const script = ['scripts/run.mjs', 'tests/unit/build/failing-builds.ts', ...sources];
  const { stdout } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8' });
  const lines: Failures = JSON.parse(stdout);
  return lines;
}

/** Copies the fixture mini-program into a folder, with these files put in or, where null, taken out. */
export function fixtureWith(folder: string, files: Record<string, string | null>): string {
  cpSync(MINIPROGRAM, folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (content === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), content);
  }
  return folder;
}
