import { join } from 'node:path';
import { type CodeSplittingGroup, type OutputChunk, type Plugin, type RolldownBuild, rolldown } from 'rolldown';
import { BuildFailure, bundlerFailure, firstLine } from './failure';
import { type Folders, isUnder, shown } from './layout';

export interface Scripts {
  /** The text of each built file by its path. */
  files: Map<string, string>;
  /** Where the modules lie on disk that something of is left of after tree-shaking. */
  modules: string[];
}

export interface Entries {
  /** The script on disk by the path of its built file without ending. */
  scripts: ReadonlyMap<string, string>;
  /** The package of a built path; '' is the main one. */
  packageOf(path: string): string;
}

/**
 * Bundles the scripts of a mini-program into minified ES2018 CommonJS, one file an entry. Code of several entries goes into shared files:
 * of one subpackage into `<root>/shared`, else into `shared` of the main package. `ENVIRONMENT_ID` becomes `environment`.
 */
export async function bundleScripts(folders: Folders, entries: Entries, environment: string): Promise<Scripts> {
  const bundler = await rolldown({
    input: Object.fromEntries(entries.scripts),
    platform: 'browser',
    resolve: {
      modules: [folders.nodeModules, 'node_modules'],
      mainFields: ['module', 'main'],
      conditionNames: ['import', 'module', 'default'],
    },
    tsconfig: false,
    transform: {
      target: 'es2018',
      define: { 'process.env.NODE_ENV': '"production"', ENVIRONMENT_ID: JSON.stringify(environment) },
    },
    treeshake: { moduleSideEffects: (id) => !isRule(folders, id) },
    plugins: [miniprogramPackages(folders)],
    // How long a plugin took depends on the machine; it is no fault of the code.
    checks: { bundlerTimings: false },
    onLog(level, log) {
      if (level === 'warn')
        throw new BuildFailure(log.id ? shown(folders.source, log.id) : 'scripts', firstLine(log.message));
    },
  });
  try {
    const homes = await homesOfModules(bundler, entries);
    const output = await generate(bundler, homes);
    refuseForeignImports(output, entries.packageOf);
    return {
      files: new Map(output.map(({ fileName, code }) => [fileName, code])),
      modules: output.flatMap(({ moduleIds }) => moduleIds),
    };
  } catch (error) {
    throw bundlerFailure('scripts', (path) => shown(folders.source, path), error);
  } finally {
    await bundler.close();
  }
}

/** Where the main package keeps what several entries share. */
const MAIN = 'shared';

/** The folder each module of more than one entry goes to. A first, discarded run tells who needs what once everything unused is gone. */
async function homesOfModules(bundler: RolldownBuild, { packageOf }: Entries): Promise<Map<string, string>> {
  const chunks = await generate(bundler, new Map());
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const users = new Map<OutputChunk, Set<string>>();
  const use = (chunk: OutputChunk, root: string): void => {
    const known = users.get(chunk) ?? new Set();
    if (known.has(root)) return;
    users.set(chunk, known.add(root));
    for (const file of chunk.imports) {
      const imported = byFile.get(file);
      if (imported) use(imported, root);
    }
  };
  for (const chunk of chunks) if (chunk.isEntry) use(chunk, packageOf(chunk.fileName));
  const homes = new Map<string, string>();
  for (const [chunk, roots] of users) {
    if (chunk.isEntry) continue;
    const [only = '', ...others] = roots;
    const folder = only === '' || others.length > 0 ? MAIN : `${only}/shared`;
    for (const id of chunk.moduleIds) homes.set(id, folder);
  }
  return homes;
}

async function generate(bundler: RolldownBuild, homes: ReadonlyMap<string, string>): Promise<OutputChunk[]> {
  const { output } = await bundler.generate({
    format: 'cjs',
    exports: 'named',
    minify: true,
    strict: true,
    entryFileNames: '[name].js',
    chunkFileNames: ({ name }) => (name.includes('shared/') ? `${name}.js` : `shared/${name}.js`),
    codeSplitting: { groups: groupsOf(homes) },
  });
  return output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

/** Shared code in layers, the lower first: each only needs those before it, so that shared files never need each other in a ring. */
const LAYERS = [
  { name: 'libraries', test: /[\\/]node_modules[\\/]/ },
  { name: 'app', test: /./ },
];

/** Groups in the order the bundler fills them. The main package comes first, for a group also takes what its modules need. */
function groupsOf(homes: ReadonlyMap<string, string>): CodeSplittingGroup[] {
  const folders = [MAIN, ...[...new Set(homes.values())].filter((folder) => folder !== MAIN).sort()];
  const groups = folders.flatMap((folder) =>
    LAYERS.map(({ name, test }) => ({
      name: `${folder}/${name}`,
      test: (id: string) => homes.get(id) === folder && test.test(id),
    })),
  );
  return groups.map((group, index) => ({ ...group, priority: groups.length - index }));
}

/**
 * A subpackage may need the main package and itself: anything else WeChat may not have loaded. Nobody may need the script of a page or
 * component: run by a second file, it would register there.
 */
function refuseForeignImports(chunks: readonly OutputChunk[], packageOf: Entries['packageOf']): void {
  const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const { fileName, imports } of chunks) {
    for (const file of imports) {
      if (entries.has(file))
        throw new BuildFailure(fileName, `imports ${file}, which is the script of a page or component`);
      if (!['', packageOf(fileName)].includes(packageOf(file)))
        throw new BuildFailure(fileName, `needs ${file} of another package`);
    }
  }
}

/** Finds what WeChat's npm would find: TDesign's built folder, and the packages that folder brings itself. */
function miniprogramPackages({ nodeModules }: Folders): Plugin {
  const tdesign = join(nodeModules, 'tdesign-miniprogram', 'miniprogram_dist');
  return {
    name: 'miniprogram-packages',
    resolveId(source, importer, options) {
      const own =
        /^(tslib|tinycolor2|marked)(\/|$)/.test(source) && importer !== undefined && isUnder(tdesign, importer);
      const path = own
        ? join(tdesign, 'miniprogram_npm', source)
        : source.startsWith('tdesign-miniprogram/')
          ? join(tdesign, source.slice('tdesign-miniprogram/'.length))
          : undefined;
      return path === undefined ? null : this.resolve(path, importer, options);
    },
  };
}

/** core/ is pure: a module of it nothing is used of may go, whatever it computes at its top level. */
function isRule({ source }: Folders, id: string): boolean {
  return isUnder(join(source, '..', 'core'), id);
}
