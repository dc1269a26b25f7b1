import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that is refused before it reaches what it asks for. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The whole body; refuses with 413 more than `most` bytes. The rest of a refused body is still taken off the wire:
 * cutting the connection would reach the sender before the answer does.
 */
export function readAll(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else {
        chunks = [];
        reject(new HttpError(413, `EXCEED_MAX_PAYLOAD_SIZE: the request is larger than ${most / 1024} KB`));
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, JSON.stringify(value));
}

/** `json` is already JSON. */
export function sendText(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(json);
}

const OPENID = /^[\w-]{1,64}$/;

/** Somebody on the web whom an environment lets in without a name; undefined where the header is not there. */
export function nobodyOf(request: IncomingMessage): string | undefined {
  const uuid = request.headers['x-tcb-uuid'];
  return typeof uuid === 'string' && OPENID.test(uuid) ? uuid : undefined;
}

/** Who asks: the header the phone preview sends in the place of WeChat's login. */
export function openidOf(request: IncomingMessage): string {
  const openid = request.headers['x-wx-openid'];
  if (typeof openid === 'string' && OPENID.test(openid)) return openid;
  throw new HttpError(401, 'the header x-wx-openid is missing or not an openid');
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpError(400, 'the body is not JSON');
  }
}
