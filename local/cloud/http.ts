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

/** The whole body; refuses with 413 more than `most` bytes. */
export async function readAll(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw new HttpError(413, `the request is larger than ${Math.floor(most / 1024 / 1024)} MB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
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
