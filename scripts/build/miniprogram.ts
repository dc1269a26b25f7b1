import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { BuildFailure } from './failure';
import { usedIcons } from './icon-names';
import { iconSheet } from './icons';
import { type Folders, locate } from './layout';
import { type Output, writeOutput } from './output';
import { filesUnder, type PackageSizes, packageSizes } from './packages';
import { decidePlacement, type Placement } from './placement';
import { bundleScripts } from './scripts';
import { checkTags, unusedTags } from './tags';
import { type Part, readTree, type Tree } from './tree';

export interface MiniprogramReport {
  /** Milliseconds the build took. */
  ms: number;
  /** Bytes. */
  sizes: PackageSizes;
  files: number;
  /** The names of the icons that travel. */
  icons: string[];
  /** What is declared and shipped without need, a line each. */
  unused: string[];
}

/** Builds the mini-program in `source` into `out`: what WeChat DevTools opens and the browser preview runs. Rejects with a BuildFailure. */
export async function buildMiniprogram(options: {
  source: string;
  out: string;
  nodeModules: string;
  /** The CloudBase environment that it speaks to. */
  environment: string;
}): Promise<MiniprogramReport> {
  const started = performance.now();
  const folders = { source: resolve(options.source), nodeModules: options.nodeModules };
  const tree = readTree(folders);
  checkTags(tree);
  const placement = decidePlacement(tree);
  const entries = { scripts: entriesOf(tree, placement), packageOf: placement.packageOf };
  const scripts = await bundleScripts(folders, entries, options.environment);
  const icons = usedIcons(folders, tree, scripts.modules);
  const spaced = new Set([...tree.files.values()].flatMap(({ gaps }) => [...gaps]));
  const output: Output = new Map<string, string | Uint8Array>([
    ...assetsOf(folders),
    ...configsOf(folders, tree, placement),
    ...[...tree.files.values()].map((file) => [placement.place(file.id), file.print(placement.place, spaced)] as const),
    ...iconSheet(folders, tree, placement, icons),
    ...scripts.files,
  ]);
  refuseMissing(tree, output);
  writeOutput(options.out, output);
  return {
    ms: Math.round(performance.now() - started),
    sizes: packageSizes(options.out),
    files: output.size,
    icons,
    unused: unusedTags(tree),
  };
}

function entriesOf(tree: Tree, { place }: Placement): Map<string, string> {
  return new Map([
    ['app', tree.appScript],
    ...[...tree.parts.values()].map(({ id, script }) => [place(id), script] as const),
  ]);
}

const ASSETS = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', '.mp3', '.cer']);

function assetsOf(folders: Folders): [string, Uint8Array][] {
  return filesUnder(folders.source)
    .filter((path) => ASSETS.has(extname(path).toLowerCase()))
    .map((path) => [path, readFileSync(locate(folders, path))]);
}

/** app.json, the sitemap, and the JSON of each part with the built places of its components. */
function configsOf(folders: Folders, tree: Tree, { place }: Placement): [string, string][] {
  const placed = (tags: ReadonlyMap<string, string>): Record<string, string> =>
    Object.fromEntries([...tags].map(([tag, id]) => [tag, `/${place(id)}`]));
  const app = { ...tree.app, ...(tree.everywhere.size > 0 && { usingComponents: placed(tree.everywhere) }) };
  const { sitemapLocation } = tree.app;
  const sitemap: [string, string][] = sitemapLocation ? [[sitemapLocation, minified(folders, sitemapLocation)]] : [];
  return [
    ['app.json', JSON.stringify(app)],
    ...sitemap,
    ...[...tree.parts.values()].map((part) => configOf(part, place, placed)),
  ];
}

function configOf(
  part: Part,
  place: Placement['place'],
  placed: (tags: ReadonlyMap<string, string>) => object,
): [string, string] {
  const generics = Object.entries(part.config.componentGenerics ?? {}).map(([name, generic]) => {
    const id = part.generics.get(name);
    return [name, id === undefined ? generic : { default: `/${place(id)}` }] as const;
  });
  const config = {
    ...part.config,
    usingComponents: placed(part.using),
    ...(generics.length > 0 && { componentGenerics: Object.fromEntries(generics) }),
  };
  return [`${place(part.id)}.json`, JSON.stringify(config)];
}

function minified(folders: Folders, id: string): string {
  try {
    return JSON.stringify(JSON.parse(readFileSync(locate(folders, id), 'utf8')));
  } catch (error) {
    throw new BuildFailure(id, error instanceof Error ? error.message : String(error));
  }
}

/** Pictures named by an absolute path in our WXML, and those of the tab bar, must be in the package. */
function refuseMissing(tree: Tree, output: Output): void {
  for (const { iconPath, selectedIconPath } of tree.app.tabBar?.list ?? []) {
    for (const path of [iconPath, selectedIconPath]) {
      if (path && !output.has(path.replace(/^\//, '')))
        throw new BuildFailure('app.json', `tabBar: ${path} does not exist`);
    }
  }
  for (const file of tree.files.values()) {
    for (const token of file.tokens) {
      if (token.kind !== 'open' || token.tag !== 'image') continue;
      const source = token.attributes.find(({ name }) => name === 'src')?.value ?? '';
      const literal = source.startsWith('/') && !source.includes('{{');
      if (literal && !output.has(source.slice(1))) throw new BuildFailure(file.id, `<image> ${source} does not exist`);
    }
  }
}
