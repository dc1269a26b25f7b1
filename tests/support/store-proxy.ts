import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';

export interface StoreProxy {
  url: string;
  /** Database calls since the last time this was asked. */
  trips(): number;
  /** The nth database call from now on fails, before or after it has taken effect. */
  failCall(nth: number, when: 'before' | 'after'): void;
  /** The next database call is answered with an error of this code, as CloudBase or the SDK report it. */
  failWith(code: string): void;
  stop(): Promise<void>;
}

/** Stands between the functions and the store: counts what passes, and can lose one call on the way. */
export async function startStoreProxy(target: string): Promise<StoreProxy> {
  let calls = 0;
  let code: string | undefined;
  let failure: { at: number; when: 'before' | 'after' } | undefined;
  // Lets go of a connection before the cloud, which keeps one for five seconds, does.
  const agent = new Agent({ keepAlive: true, timeout: 3000 });

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request);
    const isDatabase = JSON.parse(body.toString()).action.startsWith('database.');
    if (isDatabase) calls += 1;
    const failing = isDatabase && failure?.at === calls ? failure.when : undefined;
    if (failing === 'before') return response.destroy();
    if (isDatabase && code !== undefined) return refuseOnce(response);
    const answer = await passOn(request, body);
    const reply = await readBody(answer);
    if (failing === 'after') return response.destroy();
    response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' }).end(reply);
  };
  const refuseOnce = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code, message: 'not now', requestId: 'busy' }));
    code = undefined;
  };
  const passOn = ({ url, headers }: IncomingMessage, body: Buffer) =>
    new Promise<IncomingMessage>((answered, failed) => {
      const { authorization = '' } = headers;
      const sent = { 'content-type': 'application/json', 'content-length': body.length, authorization };
      send(target + url, { method: 'POST', agent, headers: sent }, answered)
        .on('error', failed)
        .end(body);
    });
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
    failWith(next) {
      code = next;
    },
    stop: () =>
      new Promise((closed) => {
        agent.destroy();
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function readBody(message: IncomingMessage): Promise<Buffer> {
  return new Promise((read, failed) => {
    const parts: Buffer[] = [];
    message.on('data', (part) => parts.push(part)).on('end', () => read(Buffer.concat(parts)));
    message.on('error', failed);
  });
}
