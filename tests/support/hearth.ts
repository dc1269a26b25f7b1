import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

export interface Started {
  url: string;
  /** The process of the local cloud; those of the functions are its children. */
  pid: number;
  /** Everything it has printed. */
  printed(): string;
  stop(): Promise<void>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
}

/** A folder of one's own for data; `remove` takes it away. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hearth-data-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs what `npm start` runs; the result of the build before the tests is used as it lies in dist/. */
function launch(flags: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['scripts/run.mjs', 'local/start.ts', '--no-build', ...flags], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the whole product on a free port. */
export async function startHearth(dataDir: string, ...flags: string[]): Promise<Started> {
  const child = launch(['--data', dataDir, ...flags]);
  let output = '';
  const url = await new Promise<string>((ready, failed) => {
    const read = (bytes: Buffer) => {
      output += bytes.toString();
      const match = /is open: (\S+)[\s\S]*Ready\./.exec(output);
      if (match?.[1]) ready(match[1]);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => failed(new Error(`it ended with ${code}: ${output}`)));
  });
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((ended) => {
      if (child.exitCode !== null || child.signalCode !== null) return ended();
      child.once('exit', () => ended());
      child.kill(signal);
    });
  return { url, pid: child.pid ?? 0, printed: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Starts it where it cannot start; answers what it printed and its exit code. */
export async function failToStart(
  env: Record<string, string>,
  ...flags: string[]
): Promise<{ code: number; said: string }> {
  const child = launch(flags, env);
  let said = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const code = await new Promise<number>((ended) => child.once('close', (exit) => ended(exit ?? -1)));
  return { code, said: said.trim() };
}
