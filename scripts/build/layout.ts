import { existsSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

/** Where npm packages lie in a mini-program, for WeChat and in the ids of this build. */
export const NPM_ROOT = 'miniprogram_npm';

export interface Folders {
  /** The mini-program's source folder. */
  source: string;
  nodeModules: string;
}

/**
 * An id is a path from the mini-program's root, with `/` and without a leading one: `pages/home/home`,
 * `miniprogram_npm/tdesign-miniprogram/button/button`. Returns where it lies on disk.
 */
export function locate({ source, nodeModules }: Folders, id: string): string {
  const [root, name = '', ...rest] = id.split('/');
  return root === NPM_ROOT ? join(nodeModules, name, 'miniprogram_dist', ...rest) : join(source, id);
}

/**
 * Resolves a reference as WeChat does: `/x` from the root, `./x` from the folder of the file that says it, a bare `x` first like `./x`
 * and then from the npm packages. Returns the id of the first that exists with one of the endings, else undefined.
 */
export function resolveId(
  folders: Folders,
  from: string,
  reference: string,
  endings: readonly string[],
): string | undefined {
  const near = posix.join(posix.dirname(from), reference);
  const candidates = reference.startsWith('/')
    ? [posix.normalize(reference.slice(1))]
    : reference.startsWith('.')
      ? [near]
      : [near, posix.join(NPM_ROOT, reference)];
  for (const id of candidates) {
    if (id.startsWith('..')) continue;
    for (const ending of endings) if (existsSync(locate(folders, id + ending))) return id + ending;
  }
  return undefined;
}

/** The reference by which a file at `from` reaches the file at `to`: always relative, always starting with a dot. */
export function relativeReference(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether a file lies in a folder, whichever slashes either is written with. */
export function isUnder(folder: string, file: string): boolean {
  return slashed(file).startsWith(`${slashed(folder)}/`);
}

/** A file's path as its author knows it: from the folder of the sources, with `/`. */
export function shown(source: string, file: string): string {
  return slashed(relative(source, file));
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
