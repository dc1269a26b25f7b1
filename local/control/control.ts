import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDoc } from '../cloud/engine/ejson';
import { openStore } from '../cloud/engine/open-store';
import { parseJson, readAll, sendJson } from '../cloud/http';
import { listen } from '../cloud/server';
import { databaseActions } from '../cloud/wire/database-actions';
import { Gate } from '../cloud/wire/gate';
import { Wire } from '../cloud/wire/wire';
import { ControlError, controlActions } from './actions';
import { detour } from './detour';
import { type ControlledEnvironment, newEnvironment } from './environment';

/** One request that Tencent would have got. */
export interface ControlCall {
  /** `tcb CreateTable` for the control interface, `data database.getDocument` for the environment's own door. */
  name: string;
  /** What it is about: the collection and the index, the function and the timer. */
  about: string;
  body: Record<string, unknown>;
}

export interface Control {
  environment: ControlledEnvironment;
  calls: ControlCall[];
  /** Answers an error instead, where a test wants one. */
  refuse: (call: ControlCall) => ControlError | undefined;
  stop(): Promise<void>;
}

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Stands in for Tencent's control interface and for an environment's database, on 127.0.0.1: the SDKs of this process
 * send their requests here as they would send them to Tencent, signed by whatever key, until it is stopped.
 */
export async function startControl(
  envId: string,
  onCall: (call: ControlCall) => void = () => undefined,
): Promise<Control> {
  const folder = mkdtempSync(join(tmpdir(), 'control-'));
  const store = openStore(folder, []);
  const wire = new Wire(databaseActions(store), new Gate(Number.POSITIVE_INFINITY, 0), () => undefined);
  const environment = newEnvironment(envId);
  const actions = controlActions(environment);
  const server = createServer((request, response) => {
    answer(request).then(
      (value) => sendJson(response, 200, value),
      (error: unknown) => sendJson(response, 500, { message: String(error) }),
    );
  });
  const control: Control = { environment, calls: [], refuse: () => undefined, stop };

  async function answer(request: IncomingMessage): Promise<object> {
    const raw = await readAll(request, MOST_BYTES);
    const call = callOf(request, parseJson(raw));
    control.calls.push(call);
    onCall(call);
    const refusal = control.refuse(call);
    if (call.name.startsWith('data ')) return refusal ? told(refusal) : wire.answer(raw.toString('utf8'));
    return { Response: { RequestId: 'local', ...(refusal ? { Error: told(refusal) } : respond(call)) } };
  }

  function respond({ name, about, body }: ControlCall): object {
    try {
      const action = actions[name];
      if (!action) throw new ControlError('InvalidAction', `the stand-in does not know ${name}`);
      const answered = action(body);
      // The environment's database has the collections that were made.
      if (name === 'tcb CreateTable') store.catalog.find(about) ?? store.catalog.create(about);
      return answered;
    } catch (error) {
      return {
        Error: told(error instanceof ControlError ? error : new ControlError('InvalidParameter', String(error))),
      };
    }
  }

  const undo = detour(await listen(server, 0));
  async function stop(): Promise<void> {
    undo();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return control;
}

function told({ code, message }: ControlError) {
  return { Code: code, Message: message, code, message };
}

function callOf({ headers }: IncomingMessage, parsed: unknown): ControlCall {
  const body = isDoc(parsed) ? parsed : {};
  const { TableName, CollectionName, FunctionName, collectionName, CreateIndexes, TriggerName } = body;
  const index = Array.isArray(CreateIndexes) && isDoc(CreateIndexes[0]) ? CreateIndexes[0].IndexName : undefined;
  const whole = TableName ?? CollectionName ?? FunctionName ?? collectionName;
  const about = [whole, index ?? TriggerName].filter((part) => part !== undefined).join(' ');
  const action = headers['x-tc-action'];
  if (typeof action !== 'string') return { name: `data ${body.action}`, about, body };
  if (!headers.authorization?.startsWith('TC3-HMAC-SHA256 Credential='))
    throw new Error(`${action} is not signed as Tencent wants it`);
  return { name: `${headers.host?.split('.')[0]} ${action}`, about, body };
}
