import { join } from 'node:path';
import { LOCAL_ENVIRONMENT } from './environment';
import { buildFunctions, type FunctionReport } from './functions';
import { buildMiniprogram } from './miniprogram';
import type { PackageSizes } from './packages';

const ROOT = join(__dirname, '..', '..');
const NODE_MODULES = join(ROOT, 'node_modules');

export interface Sizes {
  /** Bytes of each package of the mini-program. */
  packages: PackageSizes;
  functions: FunctionReport[];
}

/** Builds the product into `dist` and returns what came out, in bytes. */
export async function measureSizes(dist = join(ROOT, 'dist')): Promise<Sizes> {
  const options = (name: string) => ({ source: join(ROOT, name), out: join(dist, name), nodeModules: NODE_MODULES });
  const { sizes } = await buildMiniprogram({ ...options('miniprogram'), environment: LOCAL_ENVIRONMENT });
  const { functions } = await buildFunctions(options('cloudfunctions'));
  return { packages: sizes, functions };
}
