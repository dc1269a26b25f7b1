import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type InvokeRules, phoneMayInvoke } from '../../cloudfunctions/shared/invocation';
import { isDoc } from './engine/ejson';
import type { Store } from './engine/store';
import { CloudError } from './errors';
import { type Files, fileId, MAX_FILE_BYTES, pathOfId } from './files/files';
import { FILE_ROUTE, pathOfTemporaryUrl, pathOfUpload, temporaryUrl, UPLOAD_ROUTE } from './files/temp-urls';
import { type FunctionPool, ofWeb, ofWechat, signerOf } from './functions/pool';
import { MAX_EVENT_BYTES } from './functions/protocol';
import { HttpError, nobodyOf, openidOf, parseJson, readAll, sendJson, sendText } from './http';
import type { OpenApi } from './open-api';
import type { Outbox } from './outbox';
import { type Playable, playablePeople } from './people';
import type { Storing } from './storing';
import { readForm } from './wire/multipart';
import type { Wire } from './wire/wire';

export interface Parts {
  /** Copies the data folder; answers where the copy lies. */
  snapshot(): string;
  store: Store;
  files: Files;
  outbox: Outbox;
  openApi: OpenApi;
  pool: FunctionPool;
  wire: Wire;
  storing: Storing;
  invokeRules: InvokeRules;
}

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** What follows the route's own path. */
  rest: string;
}

export interface Route {
  method: string;
  path: string;
  /** The path goes on after `path`. */
  open?: boolean;
  serve(exchange: Exchange): Promise<void>;
}

const MAX_REQUEST_BYTES = 64 * 1024 * 1024;
/** What WeChat's client answers where a rule of the environment refuses. */
const PERMISSION_DENIED = -501023;
const MAX_LIST_BYTES = 256 * 1024;

/** Everything the cloud answers by HTTP: the SDK's requests, the functions' door, and what only the local cloud has. */
export function routesOf(parts: Parts): Route[] {
  return [
    { method: 'GET', path: '/healthz', serve: async ({ response }) => tellHealth(parts, response) },
    { method: 'POST', path: '/admin', serve: (exchange) => answerSdk(parts, exchange) },
    { method: 'POST', path: '/local/snapshot', serve: (exchange) => copyFolder(parts, exchange) },
    { method: 'PUT', path: UPLOAD_ROUTE, open: true, serve: (exchange) => putFile(parts, exchange) },
    { method: 'GET', path: FILE_ROUTE, open: true, serve: (exchange) => getFile(parts, exchange) },
    { method: 'HEAD', path: FILE_ROUTE, open: true, serve: (exchange) => getFile(parts, exchange) },
    { method: 'POST', path: '/functions/', open: true, serve: (exchange) => callFunction(parts, exchange) },
    { method: 'GET', path: '/local/people', serve: async ({ response }) => sendJson(response, 200, people(parts)) },
    { method: 'POST', path: '/local/upload', serve: (exchange) => uploadFromPhone(parts, exchange) },
    { method: 'POST', path: '/local/temp-urls', serve: (exchange) => temporaryUrls(parts, exchange) },
    { method: 'POST', path: '/local/delete-files', serve: (exchange) => deleteOwn(parts, exchange) },
    {
      method: 'GET',
      path: '/local/messages',
      serve: async ({ request, response }) =>
        sendJson(response, 200, { messages: parts.outbox.messagesOf(openidOf(request)) }),
    },
    { method: 'POST', path: '/local/subscriptions', serve: (exchange) => subscribe(parts, exchange) },
  ];
}

/** 503 while nothing can be stored, with the reason; reading goes on meanwhile. */
function tellHealth({ storing: { why } }: Parts, response: ServerResponse): void {
  if (why === null) sendJson(response, 200, { ok: true });
  else sendJson(response, 503, { ok: false, storing: why });
}

function people(parts: Parts): Playable[] {
  return playablePeople(parts.store);
}

/** The function that signed a request, if it is one: the SDK signs every one; a page that only knows the address does not. */
function checkSigned({ headers }: IncomingMessage): string | undefined {
  const signer = signerOf(String(headers.authorization ?? ''));
  if (signer === null) throw new HttpError(401, 'the request is not signed');
  return signer;
}

/** For the backup of a running cloud; what it answers is a folder beside the data. */
async function copyFolder({ snapshot }: Parts, { request, response }: Exchange): Promise<void> {
  checkSigned(request);
  sendJson(response, 200, { folder: snapshot() });
}

async function answerSdk({ wire, openApi }: Parts, { request, response }: Exchange): Promise<void> {
  const signer = checkSigned(request);
  const body = await readAll(request, MAX_REQUEST_BYTES);
  const form = readForm(request.headers['content-type'], body);
  const answer = form
    ? await wire.settle(() => openApi.answer(form, signer))
    : await wire.answer(body.toString('utf8'));
  // The SDK tells the two answers apart by their kind.
  if (Buffer.isBuffer(answer)) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answer);
  else sendJson(response, 200, answer);
}

async function putFile({ files }: Parts, { request, response, url }: Exchange): Promise<void> {
  const path = pathOfUpload(files, url, String(request.headers.authorization ?? ''));
  if (path === undefined) {
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(
      '<Error><Code>SignatureDoesNotMatch</Code><Message>wrong signature</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
    );
    return;
  }
  await files.save(path, request, '');
  response.writeHead(200).end();
}

async function getFile({ files }: Parts, { request, response, url }: Exchange): Promise<void> {
  const path = pathOfTemporaryUrl(files, url);
  if (path === undefined) throw new HttpError(403, 'the address is wrong or has expired');
  const file = files.find(path);
  if (!file) throw new HttpError(404, 'the file is gone');
  response.writeHead(200, {
    'content-type': contentType(path),
    'content-length': file.size,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    // A file somebody uploaded never runs as a page of this address.
    'content-security-policy': "default-src 'none'; sandbox",
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.location), response);
}

async function callFunction({ pool, invokeRules }: Parts, { request, response, rest }: Exchange): Promise<void> {
  const nobody = nobodyOf(request);
  const openid = nobody === undefined ? openidOf(request) : undefined;
  if (!pool.has(rest)) throw new HttpError(404, `there is no function called ${JSON.stringify(rest)}`);
  if (!phoneMayInvoke(invokeRules, rest)) {
    const error = 'permission denied: the rules of this environment do not let phones invoke it';
    return sendJson(response, 403, { error, errCode: PERMISSION_DENIED });
  }
  const body = await readAll(request, MAX_EVENT_BYTES);
  const event = body.length === 0 ? {} : parseJson(body);
  if (!isDoc(event)) throw new HttpError(400, 'the event must be a JSON object');
  const text = body.length === 0 ? '{}' : body.toString('utf8').trim();
  const [sent, caller] =
    openid === undefined ? [text, ofWeb(nobody ?? '')] : [callerAdded(text, event, openid), ofWechat(openid)];
  try {
    sendText(response, 200, await pool.call(rest, sent, caller));
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const late = error.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED';
    sendJson(response, 500, {
      error: late ? error.message : 'functions execute fail',
      errCode: late ? -504003 : -504002,
      message: error.message,
    });
  }
}

/**
 * WeChat adds who calls to the event as well; a function must not mind. Written into the text: what was read may be
 * nested more deeply than could be written again.
 */
function callerAdded(text: string, event: object, openid: string): string {
  const userInfo = JSON.stringify({ openId: openid, appId: 'wxlocal' });
  return `${text.slice(0, -1)}${Object.keys(event).length > 0 ? ',' : ''}"userInfo":${userInfo}}`;
}

async function uploadFromPhone({ files }: Parts, { request, response, url }: Exchange): Promise<void> {
  const openid = openidOf(request);
  const path = url.searchParams.get('path') ?? '';
  const before = files.find(path);
  if (before && before.creator !== openid) throw new HttpError(403, 'the file belongs to somebody else');
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES)
    throw new HttpError(413, 'the file is larger than 50 MB');
  await files.save(path, request, openid);
  sendJson(response, 200, { fileID: fileId(path) });
}

async function temporaryUrls({ files }: Parts, { request, response }: Exchange): Promise<void> {
  const openid = openidOf(request);
  const ids = textsOf(parseJson(await readAll(request, MAX_LIST_BYTES)), 'fileIDs');
  const base = `http://${request.headers.host}`;
  const fileList = ids.map((id) => {
    const path = pathOfId(id);
    const file = path === undefined ? undefined : files.find(path);
    if (!file) return { fileID: id, tempFileURL: '', status: 1, errMsg: 'STORAGE_FILE_NONEXIST' };
    // Storage's own rule: who uploaded a file reads it; everyone else asks a function.
    if (file.creator !== openid) return { fileID: id, tempFileURL: '', status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY' };
    return { fileID: id, tempFileURL: temporaryUrl(files, base, file.path, undefined), status: 0, errMsg: 'ok' };
  });
  sendJson(response, 200, { fileList });
}

/** A phone deletes what its person has uploaded, and nothing else. */
async function deleteOwn({ files }: Parts, { request, response }: Exchange): Promise<void> {
  const openid = openidOf(request);
  const ids = textsOf(parseJson(await readAll(request, MAX_LIST_BYTES)), 'fileIDs');
  const fileList = [];
  for (const id of ids) {
    const path = pathOfId(id);
    const file = path === undefined ? undefined : files.find(path);
    const errMsg = !file ? 'STORAGE_FILE_NONEXIST' : file.creator !== openid ? 'STORAGE_EXCEED_AUTHORITY' : 'ok';
    if (file && errMsg === 'ok') await files.remove(file.path);
    fileList.push({ fileID: id, status: errMsg === 'ok' ? 0 : 1, errMsg });
  }
  sendJson(response, 200, { fileList });
}

async function subscribe({ outbox }: Parts, { request, response }: Exchange): Promise<void> {
  const openid = openidOf(request);
  await outbox.accept(openid, textsOf(parseJson(await readAll(request, MAX_LIST_BYTES)), 'templateIds'));
  sendJson(response, 200, { ok: true });
}

function textsOf(body: unknown, field: string): string[] {
  const value = isDoc(body) ? body[field] : undefined;
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string' && item !== ''))
    return value;
  throw new HttpError(400, `${field} must be a list of strings`);
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function contentType(path: string): string {
  return CONTENT_TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
