import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type InvokeRules, openRules } from '../../cloudfunctions/shared/invocation';
import type { CollectionSchema } from '../../cloudfunctions/shared/store/schema';
import { ClockWatch } from './clock-watch';
import { textIn } from './engine/driver';
import { openStore } from './engine/open-store';
import type { Store, StoreTimes } from './engine/store';
import { CloudError } from './errors';
import { Files } from './files/files';
import { readFunctions } from './functions/config';
import { functionEnvironment } from './functions/environment';
import { FunctionPool } from './functions/pool';
import { Timers } from './functions/timers';
import { checkFolderTakesData, checkStoreBelongs, checkStoreIsThere } from './identity';
import { lockFolder } from './lock';
import { Log } from './log';
import { OpenApi } from './open-api';
import { Outbox } from './outbox';
import { routesOf } from './routes';
import { createDoor, listen } from './server';
import { addressFile, snapshotsIn, takeSnapshot } from './snapshot';
import { Storing } from './storing';
import { type Action, databaseActions } from './wire/database-actions';
import { Gate } from './wire/gate';
import { storageActions } from './wire/storage-actions';
import { Wire } from './wire/wire';
import { fillStore, isEmpty, type World } from './world';

export interface CloudOptions {
  dataDir: string;
  /** The built functions: one folder each. */
  functionsDir: string;
  /** 0: any. */
  port: number;
  collections: readonly CollectionSchema[];
  /** Added to every database and storage call (ms), to rehearse the production edition. */
  latencyMs?: number;
  /** How many of these calls are served at once; the rest wait. */
  connections?: number;
  /** Called once, when the store is empty. */
  fill?: () => World;
  /** Looks at the store before anybody is let in; what it throws ends the start. */
  check?: (store: Store) => Promise<void>;
  /** How long locks and transactions may last; production's times when absent. */
  times?: StoreTimes;
  /** Which functions a phone may invoke; what a new environment has when absent. */
  invokeRules?: InvokeRules;
  /** Further environment variables of the functions. */
  environment?: Record<string, string>;
  /** Serves everything that is no route of the cloud's own. */
  fallback?: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface Cloud {
  url: string;
  port: number;
  /** This start filled the store. */
  filled: boolean;
  stop(): Promise<void>;
}

/** Starts the local cloud. Rejects with a `StartError` when the port or the folder is in use or the data is damaged. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const unlock = await lockFolder(options.dataDir);
  const undo: (() => void | Promise<void>)[] = [unlock];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await start(options, undo, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: CloudOptions,
  undo: (() => void | Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Cloud> {
  const log = new Log(join(options.dataDir, 'logs', 'functions.log'));
  const write = (line: string): void => log.write(line);
  const tell = (sentence: string): void => {
    console.error(sentence);
    write(sentence);
  };
  const storing = new Storing(options.dataDir, tell);
  checkFolderTakesData(options.dataDir);
  checkStoreIsThere(options.dataDir);
  const store = openStore(options.dataDir, options.collections, options.times);
  undo.push(() => store.close());
  checkStoreBelongs(options.dataDir, store);
  store.group.onCommit = (refused) => (refused === undefined ? storing.worked() : storing.failed(refused));
  const clock = new ClockWatch(store, tell);
  const files = new Files(store.sql, store.group, join(options.dataDir, 'files'), secretOf(store));
  const outbox = new Outbox(store.sql, store.group);
  const filled = options.fill !== undefined && isEmpty(store);
  if (filled) await fillStore(store, files, options.fill?.() ?? { documents: {} });
  await options.check?.(store);
  // Copies that nobody has come back for.
  rmSync(snapshotsIn(options.dataDir), { recursive: true, force: true });

  const functions = readFunctions(options.functionsDir);
  const address = { url: '' };
  const environment: Record<string, string> = {};
  const pool = new FunctionPool({ functions, environment, log: write });
  store.group.siblings = () => pool.atWork;
  const timers = new Timers(functions, pool);
  const gate = new Gate(options.connections ?? Number.POSITIVE_INFINITY, options.latencyMs ?? 0);
  const actions = {
    ...databaseActions(store),
    ...storageActions(files, () => address.url),
    ...callActions(pool),
  };
  const wire = new Wire(actions, gate, write);
  const invokeRules = options.invokeRules ?? openRules;
  const parts = { store, files, outbox, openApi: new OpenApi(outbox, pool), pool, wire, storing, invokeRules };
  const routes = routesOf({ ...parts, snapshot: () => takeSnapshot(options.dataDir, store, files) });
  const server = createDoor({ routes, fallback: options.fallback, log: write });
  const port = await listen(server, options.port);
  address.url = `http://127.0.0.1:${port}`;
  writeFileSync(addressFile(options.dataDir), address.url);
  undo.push(() => rmSync(addressFile(options.dataDir), { force: true }));
  Object.assign(environment, functionEnvironment(address.url, options.environment ?? {}));
  undo.push(() => pool.stop());
  undo.push(() => closeServer(server));
  timers.start();
  undo.push(() => timers.stop());
  clock.start();
  undo.push(() => clock.stop());
  return { url: address.url, port, filled, stop };
}

/** Requests that reach neither the database nor the files. */
function callActions(pool: FunctionPool): Record<string, Action> {
  return {
    'functions.invokeFunction': async (params) => ({
      data: {
        response_data: await pool.call(params.text('function_name'), params.optionalText('request_data') ?? '{}'),
      },
    }),
    'auth.wsWebSign': async () => {
      throw new CloudError('LOCAL_UNAVAILABLE', 'watch() is not available in the local cloud: it has no realtime push');
    },
  };
}

/** Signs addresses; made once for a data folder, so that addresses outlive a restart. */
function secretOf(store: Store): string {
  const known = store.sql.all("SELECT value FROM meta WHERE key = 'secret'")[0];
  if (known) return textIn(known, 'value');
  const secret = randomBytes(32).toString('hex');
  store.sql.run("INSERT INTO meta VALUES('secret', ?)", secret);
  return secret;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
