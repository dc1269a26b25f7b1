import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { filesBelow, readApp } from './build/app-model';
import { bundleScript, COMPILE_AHEAD, RUNTIME_FOLDER } from './build/bundle';
import { copyFonts } from './build/fonts';
import { buildPackage, packageFile } from './build/package';

export interface PreviewReport {
  pages: number;
  components: number;
  /** WeChat's elements that the mini-program uses. */
  elements: string[];
  /** The `wx` calls found in its scripts. */
  calls: string[];
  /** What the template compiler remarked in the mini-program's own WXML. */
  warnings: string[];
}

export interface PreviewOptions {
  /** dist/miniprogram: the files that WeChat's own tools get. */
  miniprogram: string;
  /** dist/preview: written anew. */
  out: string;
  nodeModules: string;
}

/** The browser's scripts, each with what stands first in it. */
const SCRIPTS = { runtime: COMPILE_AHEAD, shell: COMPILE_AHEAD, scanner: '' };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * No script but our files, no eval, no inline style: the runtime sets styles through the object model.
 * `blob:` and `data:` are the pictures that a person has just taken, and the icons.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Builds the phone in a browser: shell, runtime, and one script for each package of the mini-program.
 * Throws a PreviewError with one line on a missing file or an element that the preview does not draw.
 */
export async function buildPreview(options: PreviewOptions): Promise<PreviewReport> {
  const app = readApp(options.miniprogram);
  const built = app.packages.map((entry) => buildPackage(app, entry));
  rmSync(join(options.out, 'packages'), { recursive: true, force: true });
  rmSync(join(options.out, 'app'), { recursive: true, force: true });
  mkdirSync(join(options.out, 'packages'), { recursive: true });
  app.packages.forEach((entry, at) => {
    writeFileSync(join(options.out, packageFile(entry.root)), built[at]?.code ?? '');
  });
  copyStaticFiles(options);
  writeFileSync(join(options.out, 'fonts.css'), copyFonts(options.nodeModules, options.out));
  await Promise.all(
    Object.entries(SCRIPTS).map(([name, head]) =>
      bundleScript({ input: join(RUNTIME_FOLDER, `${name}.ts`), file: join(options.out, `${name}.js`), head }),
    ),
  );
  return {
    pages: app.pages.length,
    components: app.packages.reduce((sum, each) => sum + each.components.length, 0),
    elements: union(built.map((each) => each.elements)),
    calls: union(built.map((each) => each.calls)),
    warnings: built.flatMap((each) => each.warnings),
  };
}

/** True where a preview lies in `out` that was built after what `miniprogram` holds: every build begins with app.json, this one ends with its runtime. */
export function isPreviewOf(miniprogram: string, out: string): boolean {
  const [app, runtime] = [join(miniprogram, 'app.json'), join(out, 'runtime.js')].map((file) =>
    statSync(file, { throwIfNoEntry: false }),
  );
  return app !== undefined && runtime !== undefined && runtime.mtimeMs >= app.mtimeMs;
}

/** Serves a built preview: the shell at `/`, the mini-program's frame at `/webview.html`, and their files. */
export function phonePages(previewDir: string): (request: IncomingMessage, response: ServerResponse) => void {
  const root = resolve(previewDir);
  const cache = new Map<string, Served>();
  return (request, response) => {
    const file = fileFor(root, request.url ?? '/');
    const served = file === undefined ? undefined : load(cache, file);
    if (file === undefined || served === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    const headers = headersFor(file, served.tag);
    if (request.headers['if-none-match'] === served.tag) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': served.body.length });
    response.end(request.method === 'HEAD' ? undefined : served.body);
  };
}

function copyStaticFiles({ miniprogram, out }: PreviewOptions): void {
  for (const path of filesBelow(miniprogram, /\.(?:png|jpe?g|gif|svg|webp|mp3|mp4)$/i)) {
    cpSync(join(miniprogram, path), join(out, 'app', path), { recursive: true });
  }
  for (const name of ['shell.html', 'shell.css', 'surfaces.css', 'webview.html', 'webview.css']) {
    writeFileSync(join(out, name), readFileSync(join(RUNTIME_FOLDER, name)));
  }
}

function union(sets: Set<string>[]): string[] {
  return [...new Set(sets.flatMap((each) => [...each]))].sort();
}

interface Served {
  modified: number;
  body: Buffer;
  tag: string;
}

/** The file that an address means, or undefined when it points outside of the preview or is no type we serve. */
function fileFor(root: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.split('?')[0] ?? '/');
  } catch {
    return undefined;
  }
  const file = resolve(join(root, path === '/' ? 'shell.html' : path));
  const inside = file.startsWith(root + sep) && !path.includes('\0');
  return inside && extname(file) in TYPES ? file : undefined;
}

function load(cache: Map<string, Served>, file: string): Served | undefined {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts === undefined || !facts.isFile()) return undefined;
  const known = cache.get(file);
  if (known?.modified === facts.mtimeMs) return known;
  const body = readFileSync(file);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const served = { modified: facts.mtimeMs, body, tag };
  cache.set(file, served);
  return served;
}

function headersFor(file: string, tag: string): Record<string, string> {
  const extension = extname(file);
  return {
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    // A font never changes under its name; everything else is asked for again and answered 304.
    'cache-control': extension === '.woff2' ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: tag,
    'x-content-type-options': 'nosniff',
    'content-security-policy': CONTENT_SECURITY_POLICY,
  };
}
