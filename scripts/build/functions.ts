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
  /** Bytes of the bundle. */
  bytes: number;
  /** Bytes of a bundle without the SDK: cloudfunctions/, core/ and the libraries they use. */
  ownBytes: number;
}

export interface FunctionsReport {
  ms: number;
  functions: FunctionReport[];
}

/** Builds every folder of `source` that has an index.ts into one minified index.js under `out`, ready to deploy without an install. */
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
    const { code, ownBytes } = await bundle(folders, name);
    output.push(
      [`${name}/index.js`, code],
      [`${name}/package.json`, manifest(options, name)],
      ...config(options.source, name),
    );
    functions.push({ name, bytes: Buffer.byteLength(code), ownBytes });
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

interface Bundle {
  code: string;
  ownBytes: number;
}

/** What stays out of the second, discarded bundle by which our own share is weighed. */
const SDK = /^@cloudbase\/node-sdk$/;

async function bundle(folders: { source: string; nodeModules: string }, name: string): Promise<Bundle> {
  const code = await bundled(folders, name, []);
  const own = await bundled(folders, name, [SDK]);
  return { code, ownBytes: Buffer.byteLength(own) };
}

async function bundled(
  { source, nodeModules }: { source: string; nodeModules: string },
  name: string,
  external: RegExp[],
): Promise<string> {
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
    const { output } = await bundler.generate({ format: 'cjs', exports: 'named', minify: true, codeSplitting: false });
    await bundler.close();
    const [{ code, exports }] = output;
    if (!exports.includes('main')) throw new BuildFailure(file, 'does not export main');
    return code;
  } catch (error) {
    throw bundlerFailure(file, (path) => shown(source, path), error);
  }
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
