import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Stands first in a script. Nearly all of its functions are called at once, and Chromium then compiles them beside the
 * page's own thread while it loads them, instead of one by one when they are called. Other browsers ignore it.
 */
export const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** Bundles one browser script of the preview as an IIFE. */
export async function bundleScript(options: { input: string; file: string; head?: string }): Promise<void> {
  // Loaded only to build: whoever merely serves a preview does without.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: options.input,
    platform: 'browser',
    logLevel: 'warn',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  // By hand: minifying takes comments away.
  writeFileSync(options.file, (options.head ?? '') + output[0].code);
  await bundle.close();
}

/** The folder of the browser code. */
export const RUNTIME_FOLDER = join(__dirname, '..', 'runtime');
