import type { Files } from './files';

const DEFAULT_AGE_S = 7200;

export const FILE_ROUTE = '/local/files/';
export const UPLOAD_ROUTE = '/local/storage/';

/** An address under which anyone who knows it can read the file until it expires. Only ASCII: the SDK encodes it again. */
export function temporaryUrl(files: Files, base: string, path: string, ageSeconds: number | undefined): string {
  const until = Math.floor(Date.now() / 1000) + (ageSeconds ?? DEFAULT_AGE_S);
  return `${base}${FILE_ROUTE}${encodePath(path)}?t=${until}&sign=${files.sign(`read:${path}:${until}`)}`;
}

/** The path a temporary address names; undefined when it is forged or has expired. */
export function pathOfTemporaryUrl(files: Files, url: URL): string | undefined {
  const path = decodePath(url.pathname.slice(FILE_ROUTE.length));
  const until = Number(url.searchParams.get('t'));
  const valid = files.signed(`read:${path}:${until}`, url.searchParams.get('sign') ?? '');
  return valid && until * 1000 > Date.now() ? path : undefined;
}

/** Where and with which token the SDK puts a file's bytes. */
export function uploadTicket(files: Files, base: string, path: string): { url: string; authorization: string } {
  return { url: `${base}${UPLOAD_ROUTE}${encodePath(path)}`, authorization: files.sign(`write:${path}`) };
}

/** The path an upload address names; undefined when the token is not its own. */
export function pathOfUpload(files: Files, url: URL, authorization: string): string | undefined {
  const path = decodePath(url.pathname.slice(UPLOAD_ROUTE.length));
  return files.signed(`write:${path}`, authorization) ? path : undefined;
}

function encodePath(path: string): string {
  return Buffer.from(path, 'utf8').toString('base64url');
}

function decodePath(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}
