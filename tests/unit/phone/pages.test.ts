import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPreviewOf, phonePages } from '../../../local/phone/preview';

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phone-pages-'));
  mkdirSync(join(folder, 'preview', 'fonts'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'preview', 'shell.html'), 'shell');
  writeFileSync(join(folder, 'preview', 'notes.txt'), 'notes');
  writeFileSync(join(folder, 'preview', 'fonts', 'a.woff2'), 'font');
  server = createServer(phonePages(join(folder, 'preview')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends the path as it is: `fetch` would resolve its dots first. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    request({ port, path, headers, method, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('the shell is at the root, with its type and a policy without inline code', async () => {
  const { status, body, headers } = await get('/?as=wang');
  expect({ status, body }).toEqual({ status: 200, body: 'shell' });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
});

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/fonts/..%2f..%2fsecret.html',
  '/%00',
  '/%zz',
  '/fonts',
  '/notes.txt',
  '/none.html',
])('nothing is served for %s', async (path) => {
  const { status, body } = await get(path);
  expect({ status, body }).toEqual({ status: 404, body: 'not found\n' });
});

test('what has not changed is not sent again', async () => {
  const first = await get('/');
  expect(first.headers['cache-control']).toBe('no-cache');
  const again = await get('/', { 'if-none-match': String(first.headers.etag) });
  expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
  writeFileSync(join(folder, 'preview', 'shell.html'), 'changed');
  expect((await get('/', { 'if-none-match': String(first.headers.etag) })).body).toBe('changed');
});

test('fonts may be kept for good', async () => {
  expect((await get('/fonts/a.woff2')).headers['cache-control']).toContain('immutable');
});

test('a request for the head gets no body', async () => {
  const { status, body, headers } = await get('/fonts/a.woff2', {}, 'HEAD');
  expect({ status, body, length: headers['content-length'] }).toEqual({ status: 200, body: '', length: '4' });
});

describe('a preview', () => {
  it('is of the mini-program that was built last before it, and of none that was built after it', () => {
    const [dist, out] = [join(folder, 'built'), join(folder, 'shown')];
    for (const each of [dist, out]) mkdirSync(each);
    const built = (file: string, at: number) => {
      writeFileSync(file, '');
      utimesSync(file, at, at);
    };
    built(join(dist, 'app.json'), 1000);
    expect(isPreviewOf(dist, out)).toBe(false);
    built(join(out, 'runtime.js'), 1000);
    expect(isPreviewOf(dist, out)).toBe(true);
    built(join(dist, 'app.json'), 1001);
    expect(isPreviewOf(dist, out)).toBe(false);
    expect(isPreviewOf(join(folder, 'nowhere'), out)).toBe(false);
  });
});
