import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { invokeRules } from '../cloudfunctions/shared/invocation';
import { collections } from '../cloudfunctions/shared/store/schema';
import { vaultWith } from '../cloudfunctions/shared/vault';
import { environmentGiven, LOCAL_ENVIRONMENT } from '../scripts/build/environment';
import { buildFunctions } from '../scripts/build/functions';
import { buildMiniprogram } from '../scripts/build/miniprogram';
import { startCloud } from './cloud/cloud';
import { clockAhead, setClockAhead } from './cloud/functions/clock';
import { buildPreview, phonePages } from './phone/preview';
import { secretIn, settleStore, withKeys } from './secret';
import { worlds } from './worlds/worlds';

const root = resolve(__dirname, '..');
const nodeModules = join(root, 'node_modules');

const { values: flags } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '8080' },
    data: { type: 'string', default: process.env.DATA_DIR ?? join(root, '.data') },
    world: { type: 'string', default: process.env.WORLD ?? 'ruijin' },
    dist: { type: 'string', default: join(root, 'dist') },
    reset: { type: 'boolean', default: false },
    'from-before': { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    latency: { type: 'string', default: '0' },
    connections: { type: 'string', default: '0' },
    'days-later': { type: 'string', default: '0' },
  },
});

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error(`${name} must be a whole number between 0 and ${most}, not "${text}".`);
}

async function build(): Promise<void> {
  if (flags['no-build']) return;
  await buildMiniprogram({
    source: join(root, 'miniprogram'),
    out: join(flags.dist, 'miniprogram'),
    nodeModules,
    // The environment that DevTools would upload for, where one is named; the preview speaks to this machine all the same.
    environment: environmentGiven() ?? LOCAL_ENVIRONMENT,
  });
  await buildFunctions({ source: join(root, 'cloudfunctions'), out: join(flags.dist, 'cloudfunctions'), nodeModules });
  await buildPreview({ miniprogram: join(flags.dist, 'miniprogram'), out: join(flags.dist, 'preview'), nodeModules });
}

interface Playable {
  name: string;
  openid: string;
  title?: string;
}

async function sayPeople(url: string): Promise<void> {
  const people: Playable[] = await (await fetch(`${url}/local/people`)).json();
  for (const { name, title } of people) console.log(`  ${name} · ${title ?? '职工'}`);
}

async function start(): Promise<void> {
  const world = worlds[flags.world];
  if (!world) throw new Error(`There is no world "${flags.world}": choose one of ${Object.keys(worlds).join(', ')}.`);
  const port = wholeNumber('PORT', flags.port, 65_535);
  const latencyMs = wholeNumber('--latency', flags.latency, 10_000);
  const connections = wholeNumber('--connections', flags.connections, 10_000);
  const aheadMs = wholeNumber('--days-later', flags['days-later'], 3650) * 86_400_000;
  setClockAhead(aheadMs);
  const dataDir = resolve(flags.data);
  if (flags.reset) rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  await build();
  let say = '';
  const secret = secretIn(dataDir);
  const vault = vaultWith(secret);
  const cloud = await startCloud({
    dataDir,
    port,
    collections,
    invokeRules,
    latencyMs,
    ...(connections > 0 ? { connections } : {}),
    functionsDir: join(flags.dist, 'cloudfunctions'),
    environment: {
      HEARTH_SECRET: secret,
      [clockAhead]: String(aheadMs),
      TEMPLATE_PROGRESS: 'progress',
      TEMPLATE_ASSIGNED: 'assigned',
      TEMPLATE_DEADLINE: 'deadline',
    },
    check: (store) => settleStore(store, vault, { at: new Date().toISOString(), isFromBefore: flags['from-before'] }),
    fallback: phonePages(join(flags.dist, 'preview')),
    fill() {
      const now = new Date().toISOString();
      const { say: told, ...filled } = world(now, vault);
      say = told;
      return withKeys(filled, vault, now);
    },
  });
  console.log(`职工之家 is open: ${cloud.url}`);
  console.log('People you can play (choose beside the phone):');
  await sayPeople(cloud.url);
  if (say) console.log(say);
  console.log('Ready. Ctrl+C ends it; everything is kept.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cloud.stop().then(() => process.exit(0)));
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
