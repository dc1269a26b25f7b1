import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const NODE_MODULES = join(ROOT, 'node_modules');

export interface ColdStart {
  /** Milliseconds of the first require in a fresh process, the least of all: whatever else the machine does only adds to it. */
  apiMs: number;
  sdkMs: number;
  /** apiMs / sdkMs: what the bundle costs against the SDK as installed, on whatever machine this is. */
  ratio: number;
}

/** Requires the built `api` and the unbundled SDK, each `rounds` times in a process of its own, in turns. */
export function measureColdStart(rounds: number, dist = join(ROOT, 'dist')): ColdStart {
  const api = join(dist, 'cloudfunctions', 'api', 'index.js');
  const sdk = join(NODE_MODULES, '@cloudbase', 'node-sdk');
  const times = Array.from({ length: rounds }, () => ({ api: coldRequire(api), sdk: coldRequire(sdk) }));
  const apiMs = Math.min(...times.map((time) => time.api));
  const sdkMs = Math.min(...times.map((time) => time.sdk));
  return { apiMs, sdkMs, ratio: apiMs / sdkMs };
}

const TIMED_REQUIRE = `
const started = process.hrtime.bigint();
require(process.argv[1]);
console.log(Number(process.hrtime.bigint() - started) / 1e6);
process.exit(0);`;

function coldRequire(path: string): number {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', TIMED_REQUIRE, path], {
    encoding: 'utf8',
    env: { ...process.env, ...AS_IN_THE_CLOUD },
  });
  if (status !== 0) throw new Error(`${path} cannot be required: ${stderr.trim()}`);
  return Number(stdout.trim().split('\n').at(-1));
}

/** As a cloud function finds it: without these the SDK looks for a metadata server. */
const AS_IN_THE_CLOUD = {
  TENCENTCLOUD_RUNENV: 'SCF',
  SCF_NAMESPACE: 'bench',
  TCB_ENV: 'bench',
  TENCENTCLOUD_SECRETID: 'bench',
  TENCENTCLOUD_SECRETKEY: 'bench',
  TENCENTCLOUD_REGION: 'ap-shanghai',
};
