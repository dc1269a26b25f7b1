import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import * as v from 'valibot';
import { BuildFailure, bundlerFailure, firstLine } from './failure';
import { isUnder, shown } from './layout';
import { writeOutput } from './output';
import { leanSdk } from './sdk';

export interface FunctionReport {
  name: string;
  /** Bytes of its code. */
  bytes: number;
  /** Bytes of the same without the SDK: cloudfunctions/, core/ and the libraries they use. */
  ownBytes: number;
}

export interface FunctionsReport {
  ms: number;
  functions: FunctionReport[];
}

/** Builds every folder of `source` that has an index.ts into minified files under `out`, index.js the first of them, ready to deploy without an install. */
export async function buildFunctions(options: {
  source: string;
  out: string;
  nodeModules: string;
}): Promise<FunctionsReport> {
  const started = performance.now();
  const output: [string, string][] = [];
  const functions: FunctionReport[] = [];
  const folders = { source: resolve(options.source), nodeModules: options.nodeModules };
  for (const name of functionNames(options.source)) {
    const files = await bundled(folders, name, []);
    // Weighed and thrown away.
    const own = await bundled(folders, name, [SDK]);
    output.push(
      ...files.map(([file, code]): [string, string] => [`${name}/${file}`, code]),
      [`${name}/package.json`, manifest(options, name)],
      ...config(options.source, name),
    );
    functions.push({ name, bytes: bytesOf(files), ownBytes: bytesOf(own) });
  }
  writeOutput(options.out, new Map(output));
  return { ms: Math.round(performance.now() - started), functions };
}

/** The folders of `source` that are cloud functions, in order. */
function functionNames(source: string): string[] {
  if (!existsSync(source)) throw new BuildFailure(source, 'does not exist');
  return readdirSync(source)
    .filter((name) => existsSync(join(source, name, 'index.ts')))
    .sort();
}

/** What stays out of the second bundle by which our own share is weighed. */
const SDK = /^@cloudbase\/node-sdk$/;

const bytesOf = (files: Files) => files.reduce((sum, [, code]) => sum + Buffer.byteLength(code), 0);

/** The files of a function by name: index.js, and what it reads in when somebody asks for it. */
type Files = readonly [file: string, code: string][];

async function bundled(
  { source, nodeModules }: { source: string; nodeModules: string },
  name: string,
  external: RegExp[],
): Promise<Files> {
  const file = `${name}/index.ts`;
  try {
    const bundler = await rolldown({
      input: join(source, file),
      external,
      platform: 'node',
      resolve: { modules: [nodeModules, 'node_modules'] },
      tsconfig: false,
      transform: { target: 'node20', define: { 'process.env.NODE_ENV': '"production"' } },
      treeshake: { moduleSideEffects: (id) => !isUnder(join(source, '..', 'core'), id) },
      plugins: [leanSdk(nodeModules)],
      // How long a plugin took depends on the machine; it is no fault of the code.
      checks: { bundlerTimings: false },
      onLog(level, log) {
        if (level === 'warn') throw new BuildFailure(log.id ? shown(source, log.id) : file, firstLine(log.message));
      },
    });
    const { output } = await bundler.generate({
      format: 'cjs',
      exports: 'named',
      minify: true,
      chunkFileNames: '[name].js',
      codeSplitting: {
        groups: [{ name: (id, chunking) => whenRead(id, join(source, file), (each) => chunking.getModuleInfo(each)) }],
      },
    });
    await bundler.close();
    if (!output[0].exports.includes('main')) throw new BuildFailure(file, 'does not export main');
    return output.flatMap((one): [string, string][] => (one.type === 'chunk' ? [[one.fileName, one.code]] : []));
  } catch (error) {
    throw bundlerFailure(file, (path) => shown(source, path), error);
  }
}

/** In which of a function's two files a module lies: what it reads when it starts, and what when somebody asks for it (`import()`). */
function whenRead(id: string, entry: string, infoOf: (id: string) => { importedIds: string[] } | null): string {
  const atStart = new Set([entry]);
  for (const each of atStart) for (const imported of infoOf(each)?.importedIds ?? []) atStart.add(imported);
  return atStart.has(id) ? 'first' : 'later';
}

const Version = v.object({ version: v.string() });

/** A function's package.json names no dependencies: the cloud has nothing to install. */
function manifest({ nodeModules }: { nodeModules: string }, name: string): string {
  const { version } = v.parse(Version, JSON.parse(readFileSync(join(nodeModules, '..', 'package.json'), 'utf8')));
  return JSON.stringify({ name, version, main: 'index.js' });
}

function config(source: string, name: string): [string, string][] {
  const path = join(source, name, 'config.json');
  return existsSync(path) ? [[`${name}/config.json`, JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))]] : [];
}
