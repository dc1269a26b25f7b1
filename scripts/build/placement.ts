import { subpackagesOf } from './config';
import { BuildFailure } from './failure';
import type { Tree } from './tree';

/** The root of a package: '' is the main one. */
export type PackageRoot = string;

export interface Placement {
  /** Where an id of the sources lies in the built mini-program. */
  place(id: string): string;
  /** The package a built path belongs to. */
  packageOf(path: string): PackageRoot;
}

/**
 * Decides in which package each file travels: where its source lies if that is a subpackage, else in the only subpackage that uses it,
 * else in the main package. Components bound by `relations` move together, for WeChat finds them by relative path.
 */
export function decidePlacement(tree: Tree): Placement {
  const roots = subpackagesOf(tree.app).map(({ root }) => root);
  const packageOf = (path: string): PackageRoot => roots.find((root) => path.startsWith(`${root}/`)) ?? '';
  const users = usersOf(tree);
  refuseStrangers(users, packageOf);
  const place = (id: string): string => {
    const [only, ...others] = users.get(id) ?? [''];
    return packageOf(id) !== '' || !only || others.length > 0 ? id : `${only}/${id}`;
  };
  return { place, packageOf };
}

type Users = Map<string, Set<PackageRoot>>;

/** Which packages need each part and file, as seen from their pages. */
function usersOf(tree: Tree): Users {
  const users: Users = new Map();
  const needs = needsOf(tree);
  const use = (id: string, root: PackageRoot): void => {
    const known = users.get(id) ?? new Set();
    if (known.has(root)) return;
    users.set(id, known.add(root));
    for (const next of needs(id)) use(next, root);
  };
  const customTabBar = tree.app.tabBar?.custom ? ['custom-tab-bar/index'] : [];
  for (const id of [...tree.app.pages, ...tree.everywhere.values(), ...customTabBar, 'app.wxss']) use(id, '');
  for (const { root, pages } of subpackagesOf(tree.app)) for (const page of pages) use(page, root);
  return users;
}

/** What travels with an id: what it uses, and what is bound to it by `relations`, whichever of the two says so. */
function needsOf(tree: Tree): (id: string) => Iterable<string> {
  const needs = new Map<string, Set<string>>();
  const add = (id: string, next: Iterable<string>): void => {
    needs.set(id, new Set([...(needs.get(id) ?? []), ...next]));
  };
  for (const file of tree.files.values()) add(file.id, file.imports.values());
  for (const part of tree.parts.values()) {
    add(part.id, [...part.files, ...part.using.values(), ...part.generics.values()]);
    for (const related of part.related) {
      if (!tree.parts.has(related)) continue;
      add(part.id, [related]);
      add(related, [part.id]);
    }
  }
  return (id) => needs.get(id) ?? [];
}

/** A file in a subpackage cannot be used from outside it: WeChat may not have loaded it yet. */
function refuseStrangers(users: Users, packageOf: Placement['packageOf']): void {
  for (const [id, roots] of users) {
    const home = packageOf(id);
    const stranger = [...roots].find((root) => root !== home);
    if (home !== '' && stranger !== undefined) {
      throw new BuildFailure(
        id,
        `lies in ${home} but is used from ${stranger || 'the main package'}: move it to components`,
      );
    }
  }
}
