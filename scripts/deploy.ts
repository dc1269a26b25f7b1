import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import CloudBase from '@cloudbase/manager-node';
import cloudbase from '@cloudbase/node-sdk';
import { type ControlCall, startControl } from '../local/control/control';
import { readDotEnv } from './build/environment';
import { buildFunctions } from './build/functions';
import { buildMiniprogram } from './build/miniprogram';
import { deploy } from './deploy/deploy';
import { DeployFailure } from './deploy/failure';
import { builtFunctions } from './deploy/functions';
import { readUnion } from './deploy/union-file';
import { givenVariables } from './deploy/variables';

/*
 * Prepares a CloudBase environment and brings its functions up to date: docs/deployment.md. With --check it does the same
 * against a stand-in of an empty environment on this machine, and prints each call that Tencent would get, in order.
 */
const root = resolve(__dirname, '..');
const { values: flags } = parseArgs({
  options: {
    env: { type: 'string' },
    union: { type: 'string' },
    check: { type: 'boolean', default: false },
    /** Where the built functions lie. */
    functions: { type: 'string', default: join(root, 'dist', 'cloudfunctions') },
    /** Takes over a store from before there was a check of the secret: docs/backup.md. */
    'from-before': { type: 'boolean', default: false },
    /** Invites an administrator where none is left who could: docs/deployment.md. */
    'new-administrator': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});

function needed(name: string, value: string | undefined): string {
  if (value) return value;
  throw new DeployFailure(
    `${name} is missing: npm run deploy -- --env <environment id> --union <settings.json>, with TENCENT_SECRET_ID and TENCENT_SECRET_KEY in the shell or in .env.`,
  );
}

/** What the environment gets, and the mini-program that will speak to it: ready to be uploaded. */
async function build(environment: string): Promise<void> {
  const nodeModules = join(root, 'node_modules');
  await buildFunctions({ source: join(root, 'cloudfunctions'), out: flags.functions, nodeModules });
  // What is only looked at takes the place of nothing.
  const out = flags.check ? mkdtempSync(join(tmpdir(), 'hearth-check-')) : join(root, 'dist', 'miniprogram');
  await buildMiniprogram({ source: join(root, 'miniprogram'), out, nodeModules, environment });
  if (flags.check) rmSync(out, { recursive: true });
}

/** A secret only to see the calls: the stand-in forgets it. */
const REHEARSED_SECRET = 'rehearsed-'.repeat(4);

async function main(): Promise<void> {
  readDotEnv();
  const union = flags.union === undefined ? undefined : readUnion(flags.union);
  const given = givenVariables(process.env);
  const envId = flags.check ? (flags.env ?? 'the-environment') : needed('--env', flags.env ?? process.env.ENV_ID);
  const secretId = flags.check ? 'nobody' : needed('TENCENT_SECRET_ID', process.env.TENCENT_SECRET_ID);
  const secretKey = flags.check ? 'nothing' : needed('TENCENT_SECRET_KEY', process.env.TENCENT_SECRET_KEY);
  if (!flags['no-build']) await build(envId);
  const control = flags.check ? await startControl(envId, sayCall) : undefined;
  try {
    const problems = await deploy({
      manager: new CloudBase({ secretId, secretKey, envId }),
      database: cloudbase.init({ env: envId, secretId, secretKey, keepalive: false }).database(),
      envId,
      functions: builtFunctions(flags.functions),
      given: flags.check ? { HEARTH_SECRET: REHEARSED_SECRET, ...given } : given,
      union: union ?? (flags.check ? readUnion(join(root, 'docs', 'union.example.json')) : undefined),
      at: new Date().toISOString(),
      isFromBefore: flags['from-before'],
      newAdministrator: flags['new-administrator'],
      say: (line) => console.log(line),
    });
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    await control?.stop();
  }
  if (flags.check) console.log(`Nothing has left this machine. ${missingForReal()}`);
}

/** What a real run would stop for. */
function missingForReal(): string {
  const missing = ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'HEARTH_SECRET'].filter((name) => !process.env[name]);
  if (!flags.env && !process.env.ENV_ID) missing.unshift('--env');
  if (!flags.union) missing.push('--union');
  return missing.length > 0 ? `A first deployment still needs ${missing.join(', ')}.` : 'Nothing is missing to deploy.';
}

function sayCall({ name, about }: ControlCall): void {
  console.log(`  → ${name} ${about}`.trimEnd());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
