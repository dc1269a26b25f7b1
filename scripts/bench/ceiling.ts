import { fork } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { functionEnvironment } from '../../local/cloud/functions/environment';
import { readAll } from '../../local/cloud/http';
import type { Asked } from './sdk-alone';

const root = join(__dirname, '..', '..');
const mostBytes = 1024 * 1024;

export interface Ceiling {
  /** Operations a second of the SDK alone, against a server that answers at once. */
  perSecond(asked: Asked): Promise<number>;
  stop(): void;
}

/**
 * The most that any functions built on this SDK could do on this machine at this moment. Every kind of call is passed on
 * to `cloud` twice, as a first call of somebody is answered differently; from then on what it answered last is answered at
 * once, without looking at the request. `secret` is the one of its store.
 */
export async function startCeiling(cloud: string, secret: string): Promise<Ceiling> {
  const known = new Map<string, string[]>();
  let asking = '';
  const server = createServer(async (request, response) => {
    const body = (await readAll(request, mostBytes)).toString('utf8');
    const kind = [
      asking,
      ...[/"action":"[^"]*"/, /"collectionName":"[^"]*"/, /\$inc/].map((part) => part.exec(body)?.[0]),
    ];
    const heard = known.get(kind.join(' ')) ?? [];
    const answer = heard[1] ?? (await passOn(`${cloud}${request.url}`, body, request.headers.authorization));
    if (heard.length < 2) known.set(kind.join(' '), [...heard, answer]);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  });
  const child = fork(join(root, 'scripts', 'run.mjs'), [join(__dirname, 'sdk-alone.ts')], {
    cwd: root,
    env: functionEnvironment(await listening(server), { HEARTH_SECRET: secret }),
    execArgv: [],
  });
  const ended = new Promise<never>((_, failed) => {
    child.once('exit', () => failed(new Error('the process with the SDK alone ended')));
  });
  ended.catch(() => undefined);
  return {
    perSecond(asked) {
      asking = asked.operation;
      const measured = new Promise<number>((answered) => child.once('message', (rate) => answered(Number(rate))));
      child.send(asked);
      return Promise.race([measured, ended]);
    },
    stop() {
      child.kill();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function passOn(url: string, body: string, authorization = ''): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization };
  return (await fetch(url, { method: 'POST', headers, body })).text();
}

function listening(server: Server): Promise<string> {
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`);
    });
  });
}
