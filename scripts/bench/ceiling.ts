import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { functionEnvironment } from '../../local/cloud/functions/environment';

export type Operation = 'submit' | 'move';

export interface Ceiling {
  /** Operations a second of the SDK alone, against a server that answers at once. */
  perSecond(operation: Operation, count: number, together: number): Promise<number>;
  stop(): void;
}

/** What the SDK takes for a good answer to any of the calls it makes here. */
const answer = JSON.stringify({
  requestId: 'ceiling',
  data: { list: ['{}'], updated: 1, doc: '{"last":1}', insertedIds: ['one'] },
});

/** The most that any functions built on this SDK could do on this machine at this moment. */
export async function startCeiling(): Promise<Ceiling> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
    });
  });
  const url = await listening(server);
  return {
    perSecond: (operation, count, together) => run(url, [operation, String(count), String(together)]),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function run(url: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/bench/sdk-alone.ts', ...args], {
    cwd: join(__dirname, '..', '..'),
    env: functionEnvironment(url, {}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((measured, failed) => {
    let printed = '';
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
    });
    child.once('close', (code) => (code === 0 ? measured(Number(printed)) : failed(new Error(`sdk-alone: ${code}`))));
  });
}

function listening(server: Server): Promise<string> {
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      ready(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`);
    });
  });
}
