import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serialize } from 'node:v8';
import { type CloudBase, init } from '@cloudbase/node-sdk';
import type { CollectionSchema } from '../../cloudfunctions/shared/store/schema';
import { writeBody } from '../../local/cloud/engine/ejson';
import { functionEnvironment } from '../../local/cloud/functions/environment';
import type { World } from '../../local/cloud/world';
import type { CloudOrder } from './cloud-host';

export interface TestCloudOptions {
  world?: World;
  functionsDir?: string;
  /** Other collections than the product's. */
  collections?: readonly CollectionSchema[];
  /** An existing data folder, which is then kept; otherwise a new one that `stop` removes. */
  dataDir?: string;
  /** Further flags of local/cloud/main.ts. */
  flags?: readonly string[];
  /** No file of its may grow beyond so many blocks of 512 bytes: a disk that is full, without filling one. */
  mostBlocks?: number;
}

export interface TestCloud {
  url: string;
  dataDir: string;
  /** Ends the process at once, as a power cut would; a data folder of the test's own stays. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const running = new Set<(signal: NodeJS.Signals) => Promise<void>>();
const ROOT = resolve(__dirname, '../..');
/** The environment variable that names the processes in which tests may open clouds (cloud-host.ts), one a worker of jest. */
export const HOSTS = 'LOCAL_CLOUD_HOSTS';

/**
 * Starts a local cloud: as a process of its own where the test names a data folder or flags, or there is no process
 * for it; rejects with what it printed when it does not start.
 */
export async function startTestCloud(options: TestCloudOptions = {}): Promise<TestCloud> {
  const hosts = process.env[HOSTS]?.split(' ') ?? [];
  const host = hosts[Number(process.env.JEST_WORKER_ID ?? 1) % hosts.length];
  const ofItsOwn = [options.dataDir, options.flags, options.mostBlocks].some((option) => option !== undefined);
  return ofItsOwn || host === undefined ? startProcess(options) : openIn(host, options);
}

async function openIn(host: string, options: TestCloudOptions): Promise<TestCloud> {
  const scratch = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const order: CloudOrder = {
    dataDir: join(scratch, 'data'),
    functionsDir: options.functionsDir ?? join(scratch, 'none'),
    world: options.world,
    collections: options.collections,
  };
  const ask = async (path: string, body: Uint8Array<ArrayBuffer>): Promise<string> => {
    const reply = await fetch(host + path, { method: 'POST', body });
    if (!reply.ok) throw new Error(await reply.text());
    return reply.text();
  };
  const url = await ask('/open', new Uint8Array(serialize(order)));
  const stop = async (): Promise<void> => {
    await ask('/close', new TextEncoder().encode(url));
    rmSync(scratch, { recursive: true, force: true });
  };
  return { url, dataDir: order.dataDir, kill: stop, stop };
}

async function startProcess(options: TestCloudOptions): Promise<TestCloud> {
  const scratch = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const dataDir = options.dataDir ?? join(scratch, 'data');
  const flags = [
    '--data',
    dataDir,
    '--functions',
    options.functionsDir ?? join(scratch, 'none'),
    ...(options.flags ?? []),
  ];
  if (options.world) flags.push('--world', writeWorld(scratch, options.world));
  if (options.collections)
    flags.push('--schema', writeJson(scratch, 'schema.json', JSON.stringify(options.collections)));
  const command = [process.execPath, 'scripts/run.mjs', 'local/cloud/main.ts', ...flags];
  const [program = '', ...args] = options.mostBlocks === undefined ? command : limited(options.mostBlocks, command);
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await endOf(child, signal);
    rmSync(scratch, { recursive: true, force: true });
    running.delete(end);
  };
  running.add(end);
  try {
    const url = await readyUrl(child);
    return { url, dataDir, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** Ends what a failed test left running. */
export async function stopLeftovers(): Promise<void> {
  await Promise.all([...running].map((end) => end('SIGKILL')));
}

/** The real SDK, as a function of the cloud at `url` would have it. */
export function connect(url: string): CloudBase {
  // No word about requests that take more than 3 s: some of ours wait on purpose.
  Object.assign(process.env, functionEnvironment(url, { SILENCE: 'true' }));
  // The variable is one for the whole process; the option keeps two clouds of one test apart.
  return init({ env: 'local-env', keepalive: true, serviceUrl: `${url}/admin` });
}

/** The address after `READY` in what a process prints. */
export function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready = /^READY (\S+)/m.exec(output)?.[1];
      if (ready) resolveUrl(ready);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(output.trim() || 'the local cloud ended without a word')));
  });
}

/** The same command under the shell's limit of file sizes; Node is told EFBIG where a disk says ENOSPC. */
function limited(blocks: number, command: readonly string[]): string[] {
  return ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', ...command];
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolveGone) => child.once('exit', resolveGone));
  child.kill(signal);
  await gone;
}

function writeWorld(folder: string, world: World): string {
  const files = Object.entries(world.files ?? {}).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  return writeJson(folder, 'world.json', writeBody({ documents: world.documents, files: Object.fromEntries(files) }));
}

function writeJson(folder: string, name: string, json: string): string {
  const file = join(folder, name);
  writeFileSync(file, json);
  return file;
}
