import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import * as v from 'valibot';
import type { ComponentJson } from '../shared/component-json';

const ComponentJsonFile = v.looseObject({
  component: v.optional(v.boolean()),
  styleIsolation: v.optional(v.string()),
  usingComponents: v.optional(v.record(v.string(), v.string()), {}),
  componentGenerics: v.optional(
    v.record(v.string(), v.union([v.boolean(), v.looseObject({ default: v.optional(v.string()) })])),
    {},
  ),
});

const Subpackage = v.looseObject({ root: v.string(), name: v.optional(v.string(), ''), pages: v.array(v.string()) });
const AppJson = v.looseObject({
  pages: v.array(v.string()),
  subpackages: v.optional(v.array(Subpackage)),
  subPackages: v.optional(v.array(Subpackage)),
  usingComponents: v.optional(v.record(v.string(), v.string()), {}),
});
export type AppJson = v.InferOutput<typeof AppJson>;

/** A page or component: `id` is its path without extension, `using` maps its tags to the ids of other components. */
export interface ComponentEntry {
  id: string;
  isPage: boolean;
  json: ComponentJson;
  using: Record<string, string>;
}

/** The main package has the root ''. Every other root ends with '/'. */
export interface PackageEntry {
  root: string;
  /** What preloadRule may call it. */
  name: string;
  components: ComponentEntry[];
}

export interface AppModel {
  folder: string;
  json: AppJson;
  pages: string[];
  packages: PackageEntry[];
}

/** Thrown when the mini-program cannot be previewed; the message is one line that names the file and the cause. */
export class PreviewError extends Error {}

/** Reads app.json and follows usingComponents from every page. */
export function readApp(folder: string): AppModel {
  const json = parseJson(AppJson, folder, 'app.json');
  const subpackages = json.subpackages ?? json.subPackages ?? [];
  const roots = subpackages.map((each) => `${each.root.replace(/^\/|\/$/g, '')}/`);
  const pages = [
    ...json.pages,
    ...subpackages.flatMap((each, at) => each.pages.map((page) => posix.join(roots[at] ?? '', page))),
  ];
  const components = new Map<string, ComponentEntry>();
  for (const page of pages) follow({ folder, json, components }, page, true);
  const packages = ['', ...roots].map((root, at) => ({
    root,
    name: subpackages[at - 1]?.name ?? '',
    components: [...components.values()].filter((each) => packageOf(each.id, roots) === root),
  }));
  return { folder, json, pages, packages };
}

/** The root of the package that holds a path. */
export function packageOf(path: string, roots: string[]): string {
  return roots.find((root) => root !== '' && path.startsWith(root)) ?? '';
}

/** Every file below a folder with one of the extensions, as sorted paths with forward slashes. */
export function filesBelow(folder: string, extensions: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

interface Walk {
  folder: string;
  json: AppJson;
  components: Map<string, ComponentEntry>;
}

function follow(walk: Walk, id: string, isPage: boolean): void {
  if (walk.components.has(id)) return;
  for (const extension of ['.wxml', '.js']) {
    if (!existsSync(join(walk.folder, id + extension))) throw new PreviewError(`${id}${extension} is missing`);
  }
  const hasJson = existsSync(join(walk.folder, `${id}.json`));
  const json = hasJson ? parseJson(ComponentJsonFile, walk.folder, `${id}.json`) : v.parse(ComponentJsonFile, {});
  const entry: ComponentEntry = { id, isPage, json, using: {} };
  walk.components.set(id, entry);
  const inherited = id.startsWith('miniprogram_npm/') ? {} : walk.json.usingComponents;
  for (const [tag, target] of Object.entries(inherited))
    entry.using[tag] = resolveComponent(walk.folder, 'app', target);
  for (const [tag, target] of Object.entries(json.usingComponents)) {
    entry.using[tag] = resolveComponent(walk.folder, id, target);
  }
  for (const [name, generic] of Object.entries(json.componentGenerics)) {
    if (typeof generic === 'boolean' || generic.default === undefined) continue;
    const target = resolveComponent(walk.folder, id, generic.default);
    follow(walk, target, false);
    json.componentGenerics[name] = { ...generic, default: `/${target}` };
  }
  for (const target of Object.values(entry.using)) follow(walk, target, false);
}

/** As WeChat does: absolute, then relative to the file, then below miniprogram_npm at the root. */
function resolveComponent(folder: string, from: string, target: string): string {
  const beside = posix.normalize(posix.join(posix.dirname(from), target));
  const candidates = target.startsWith('/')
    ? [posix.normalize(target.slice(1))]
    : [beside, posix.join('miniprogram_npm', target)];
  const found = candidates.find((id) => existsSync(join(folder, `${id}.wxml`)));
  if (found === undefined) throw new PreviewError(`${from}.json uses "${target}", which is not in the mini-program`);
  return found;
}

function parseJson<S extends v.GenericSchema>(schema: S, folder: string, path: string): v.InferOutput<S> {
  const file = join(folder, path);
  if (!existsSync(file)) throw new PreviewError(`${path} is missing in ${folder}: run \`npm run build\` first`);
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new PreviewError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
