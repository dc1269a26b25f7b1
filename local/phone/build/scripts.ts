import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppModel, PackageEntry } from './app-model';
import { filesBelow, PreviewError, packageOf } from './app-model';

/**
 * What a browser has and WeChat's JavaScript does not: shadowed in every module, as WeChat itself does,
 * so that code which would fail on a phone fails here.
 */
// biome-ignore format: one name a line would be a page
const HIDDEN_GLOBALS = [
  'window', 'document', 'frames', 'self', 'parent', 'top', 'location', 'navigator', 'history', 'screen', 'localStorage',
  'sessionStorage', 'indexedDB', 'caches', 'alert', 'confirm', 'prompt', 'fetch', 'XMLHttpRequest', 'WebSocket', 'Worker',
  'Blob', 'File', 'FileReader', 'FormData', 'Image', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController',
  'crypto', 'structuredClone', 'queueMicrotask', 'atob', 'btoa', 'requestAnimationFrame', 'cancelAnimationFrame',
];

/** The modules of one package, each wrapped in a `define` call, with the `wx` calls that they make. */
export function wrapScripts(app: AppModel, entry: PackageEntry): { code: string; calls: Set<string> } {
  const roots = app.packages.map((each) => each.root);
  const paths = filesBelow(join(app.folder, entry.root), /\.js$/)
    .map((path) => entry.root + path)
    .filter((path) => packageOf(path, roots) === entry.root);
  const calls = new Set<string>();
  const code = paths.map((path) => {
    const source = readFileSync(join(app.folder, path), 'utf8');
    if (/^\s*(?:import[\s{*'"]|export[\s{*])/m.test(source)) {
      throw new PreviewError(`${path} is an ES module: the mini-program's scripts must be CommonJS`);
    }
    for (const match of source.matchAll(/\bwx\.(cloud\.)?([a-zA-Z]+)/g)) calls.add(`${match[1] ?? ''}${match[2]}`);
    return wrap(path, source);
  });
  return { code: code.join('\n'), calls };
}

function wrap(path: string, source: string): string {
  return `__mp.define(${JSON.stringify(path)},function(require,module,exports,${HIDDEN_GLOBALS.join(',')}){"use strict";${source}\n});`;
}
