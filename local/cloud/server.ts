import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CloudError, messageOf, StartError } from './errors';
import { HttpError, sendJson } from './http';
import type { Route } from './routes';

export interface ServerOptions {
  routes: readonly Route[];
  /** Serves what is no route of the cloud's own. */
  fallback: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  log: (line: string) => void;
}

const KEEP_ALIVE_MS = 60_000;
/** So many connections wait to be taken up: one beyond them is tried again by its sender, seconds later each time. */
const MOST_WAITING = 4096;

/** The cloud's door: on this machine only, and only for those who address it by its own name. */
export function createDoor(options: ServerOptions): Server {
  const server = createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      answerError(options, response, error);
      request.resume();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Listens on 127.0.0.1; `port` 0 takes any. Resolves with the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken: stop what uses it, or choose another one with --port.`;
      reject(new StartError(error.code === 'EADDRINUSE' ? taken : `Port ${port} cannot be used: ${messageOf(error)}.`));
    });
    server.listen(port, '127.0.0.1', MOST_WAITING, () => resolve(portOf(server)));
  });
}

async function serve(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = request.headers.host ?? '';
  checkCaller(request, host);
  const url = new URL(request.url ?? '/', `http://${host}`);
  const known = options.routes.filter(({ path, open }) =>
    open ? url.pathname.startsWith(path) : url.pathname === path,
  );
  const route = known.find(({ method }) => method === request.method);
  if (route) await route.serve({ request, response, url, rest: decode(url.pathname.slice(route.path.length)) });
  else if (known.length > 0) throw new HttpError(405, `${request.method} is not possible here`);
  else if (options.fallback) options.fallback(request, response);
  else throw new HttpError(404, 'there is nothing here');
}

/**
 * A page of another site can make a browser send requests here: by a name that resolves to this machine, or by its
 * address. The first shows in Host, the second in Origin.
 */
function checkCaller(request: IncomingMessage, host: string): void {
  const port = request.socket.localPort;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    throw new HttpError(403, 'the Host header is not this machine');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    throw new HttpError(403, 'requests from other sites are refused');
}

function answerError(options: ServerOptions, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(error);
  if (status === 500) options.log(`door: ${error instanceof Error ? error.stack : messageOf(error)}`);
  sendJson(response, status, { error: messageOf(error) });
}

function statusOf(error: unknown): number {
  if (error instanceof HttpError) return error.status;
  return error instanceof CloudError ? 400 : 500;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new HttpError(400, 'the address is malformed');
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
