import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';

export interface PackageSizes {
  /** Bytes of everything outside the subpackages. */
  main: number;
  /** Bytes by root. */
  subpackages: Record<string, number>;
  total: number;
}

const Root = v.object({ root: v.string() });
const Subpackages = v.object({ subpackages: v.optional(v.array(Root)), subPackages: v.optional(v.array(Root)) });

/** The bytes of each package of a built mini-program, counted as WeChat does: every file belongs to the subpackage it lies in, else to main. */
export function packageSizes(distMiniprogram: string): PackageSizes {
  const app = v.parse(Subpackages, JSON.parse(readFileSync(join(distMiniprogram, 'app.json'), 'utf8')));
  const roots = [...(app.subpackages ?? []), ...(app.subPackages ?? [])].map(({ root }) =>
    root.replace(/^\/+|\/+$/g, ''),
  );
  const sizes: PackageSizes = { main: 0, subpackages: Object.fromEntries(roots.map((root) => [root, 0])), total: 0 };
  for (const file of filesUnder(distMiniprogram)) {
    const { size } = statSync(join(distMiniprogram, file));
    const root = roots.find((one) => file.startsWith(`${one}/`));
    if (root === undefined) sizes.main += size;
    else sizes.subpackages[root] = (sizes.subpackages[root] ?? 0) + size;
    sizes.total += size;
  }
  return sizes;
}

/** The paths of all files under a folder, with `/`, in order; none if there is no such folder. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
