import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { HOSTS, readyUrl } from './local-cloud';

/** One process for each worker of jest, in which its tests open their local clouds. */
export async function startCloudHosts(workers: number): Promise<void> {
  const urls = await Promise.all(Array.from({ length: workers }, startHost));
  process.env[HOSTS] = urls.join(' ');
}

async function startHost(): Promise<string> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'tests/support/cloud-host.ts'], {
    cwd: resolve(__dirname, '../..'),
    stdio: 'pipe',
  });
  const url = await readyUrl(child);
  // It need not be ended: it ends when its input does, and jest does not wait for it.
  child.unref();
  for (const stream of child.stdio)
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  return url;
}
