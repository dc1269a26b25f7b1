import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type AppConfig, type ComponentConfig, readAppConfig, readComponentConfig, subpackagesOf } from './config';
import { BuildFailure } from './failure';
import { readSourceFile, type SourceFile } from './files';
import { type Folders, locate, NPM_ROOT, resolveId } from './layout';

/** A page or component: four files of one name. */
export interface Part {
  /** Without an ending. */
  id: string;
  kind: 'page' | 'component';
  config: ComponentConfig;
  /** The id of the component behind each tag its own JSON declares. */
  using: ReadonlyMap<string, string>;
  /** The ids behind `componentGenerics.*.default`. */
  generics: ReadonlyMap<string, string>;
  /** Where its TypeScript or JavaScript lies on disk. */
  script: string;
  /** Its own WXML and WXSS. */
  files: readonly string[];
  /** Components it names in `relations`: both must keep their relative path. */
  related: readonly string[];
}

/** Everything the mini-program uses, found from app.json on. What is not in here is not shipped. */
export interface Tree {
  app: AppConfig;
  /** The id of the component behind each tag app.json declares for all. */
  everywhere: ReadonlyMap<string, string>;
  appScript: string;
  parts: ReadonlyMap<string, Part>;
  files: ReadonlyMap<string, SourceFile>;
}

/** Reads the mini-program. A BuildFailure names the first file that is missing or wrong. */
export function readTree(folders: Folders): Tree {
  const app = readAppConfig(folders);
  const parts = new Map<string, Part>();
  const files = new Map<string, SourceFile>();

  const addFile = (id: string): void => {
    if (files.has(id)) return;
    const file = readSourceFile(folders, id);
    files.set(id, file);
    for (const imported of file.imports.values()) addFile(imported);
  };
  const addPart = (id: string, kind: Part['kind']): void => {
    if (parts.has(id)) return;
    const part = readPart(folders, id, kind);
    parts.set(id, part);
    part.files.forEach(addFile);
    for (const component of [...part.using.values(), ...part.generics.values()]) addPart(component, 'component');
  };

  const everywhere = componentIds(folders, 'app', app.usingComponents);
  for (const page of [...app.pages, ...subpackagesOf(app).flatMap(({ pages }) => pages)]) addPart(page, 'page');
  for (const component of everywhere.values()) addPart(component, 'component');
  if (app.tabBar?.custom) addPart('custom-tab-bar/index', 'component');
  if (existsSync(locate(folders, 'app.wxss'))) addFile('app.wxss');
  return { app, everywhere, appScript: scriptOf(folders, 'app', 'app.json'), parts, files };
}

function readPart(folders: Folders, id: string, kind: Part['kind']): Part {
  const template = `${id}.wxml`;
  if (!existsSync(locate(folders, template))) throw new BuildFailure(template, 'does not exist');
  const config = readComponentConfig(folders, id);
  if (kind === 'component' && config.component !== true)
    throw new BuildFailure(`${id}.json`, 'lacks "component": true');
  const script = scriptOf(folders, id, template);
  const generics = Object.entries(config.componentGenerics ?? {}).flatMap(([name, generic]) =>
    typeof generic === 'object' && generic.default ? [[name, generic.default] as const] : [],
  );
  return {
    id,
    kind,
    config,
    using: componentIds(folders, id, config.usingComponents),
    generics: componentIds(folders, id, Object.fromEntries(generics)),
    script,
    files: [template, `${id}.wxss`].filter((file) => existsSync(locate(folders, file))),
    related: relatedTo(id, readFileSync(script, 'utf8')),
  };
}

function scriptOf(folders: Folders, id: string, neededBy: string): string {
  const found = [`${id}.ts`, `${id}.js`].find((file) => existsSync(locate(folders, file)));
  if (found === undefined) throw new BuildFailure(neededBy, `has no ${posix.basename(id)}.ts beside it`);
  return locate(folders, found);
}

function componentIds(folders: Folders, from: string, tags: Record<string, string> = {}): Map<string, string> {
  return new Map(
    Object.entries(tags).map(([tag, reference]) => {
      const found = resolveId(folders, from, reference, ['.json']);
      if (found === undefined) throw new BuildFailure(`${from}.json`, `<${tag}> "${reference}" does not exist`);
      return [tag, found.slice(0, -'.json'.length)];
    }),
  );
}

/** The keys of `relations` are paths: `"../form/form": { type: "ancestor" }`. */
function relatedTo(id: string, script: string): string[] {
  const keys = script.matchAll(/["'](\.{1,2}\/[\w./-]+)["']\s*:\s*\{\s*type\b/g);
  return [...keys].map(([, path = '']) => posix.join(posix.dirname(id), path));
}

/** Whether an id is of an npm package and not of our own making. */
export function isPackaged(id: string): boolean {
  return id.startsWith(`${NPM_ROOT}/`);
}
