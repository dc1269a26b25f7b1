import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { invokeRules } from '../../cloudfunctions/shared/invocation';
import { type CollectionSchema, collections } from '../../cloudfunctions/shared/store/schema';
import { type CloudOptions, startCloud } from './cloud';
import { isDoc, readBody } from './engine/ejson';
import { messageOf, StartError } from './errors';
import type { World } from './world';

const FLAGS = {
  data: { type: 'string', default: '.data/cloud' },
  port: { type: 'string', default: '0' },
  functions: { type: 'string', default: 'dist/cloudfunctions' },
  latency: { type: 'string', default: '0' },
  connections: { type: 'string' },
  /** A file of JSON: what an empty store is filled with (EJSON; the bytes of files in base64). */
  world: { type: 'string' },
  /** A file of JSON: other collections than the product's. */
  schema: { type: 'string' },
  'lock-wait': { type: 'string' },
  'transaction-limit': { type: 'string' },
} as const;

/** Runs the local cloud by itself: `node scripts/run.mjs local/cloud/main.ts --data <folder>`; prints `READY <url>`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  const { world, connections } = values;
  const cloud = await startCloud({
    dataDir: values.data,
    functionsDir: values.functions,
    port: Number(values.port),
    collections: values.schema === undefined ? collections : readSchema(values.schema),
    invokeRules,
    latencyMs: Number(values.latency),
    ...(connections === undefined ? {} : { connections: Number(connections) }),
    ...(world === undefined ? {} : { fill: () => readWorld(world) }),
    ...timesFrom(values['lock-wait'], values['transaction-limit']),
  });
  const stop = (): void => void cloud.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`READY ${cloud.url}`);
}

function timesFrom(lockWait: string | undefined, limit: string | undefined): Pick<CloudOptions, 'times'> {
  if (lockWait === undefined || limit === undefined) return {};
  return { times: { lockWaitMs: Number(lockWait), transactionMs: Number(limit) } };
}

function readSchema(file: string): CollectionSchema[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readWorld(file: string): World {
  const { documents, files } = readBody(readFileSync(file, 'utf8'));
  return {
    documents: Object.fromEntries(entriesOf(documents).map(([name, docs]) => [name, listOf(docs)])),
    files: Object.fromEntries(entriesOf(files).map(([path, text]) => [path, Buffer.from(String(text), 'base64')])),
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isDoc(value) ? Object.entries(value) : [];
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isDoc) : [];
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : `The local cloud could not start: ${messageOf(error)}`);
  process.exit(1);
});
