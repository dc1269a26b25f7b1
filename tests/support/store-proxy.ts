import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface StoreProxy {
  url: string;
  /** Database calls since the last time this was asked. */
  trips(): number;
  /** The nth database call from now on fails, before or after it has taken effect. */
  failCall(nth: number, when: 'before' | 'after'): void;
  stop(): Promise<void>;
}

/** Stands between the functions and the store: counts what passes, and can lose one call on the way. */
export async function startStoreProxy(target: string): Promise<StoreProxy> {
  let calls = 0;
  let failure: { at: number; when: 'before' | 'after' } | undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const isDatabase = JSON.parse(body).action.startsWith('database.');
    if (isDatabase) calls += 1;
    const failing = isDatabase && failure?.at === calls ? failure.when : undefined;
    if (failing === 'before') return response.destroy();
    const headers = { 'content-type': 'application/json', authorization: String(request.headers.authorization) };
    const answer = await fetch(target + request.url, { method: 'POST', headers, body });
    const text = await answer.text();
    if (failing === 'after') return response.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    trips() {
      const counted = calls;
      calls = 0;
      failure = undefined;
      return counted;
    },
    failCall(nth, when) {
      calls = 0;
      failure = { at: nth, when };
    },
    stop: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
