import { join } from 'node:path';

/** Bundles one browser script of the preview as an IIFE. */
export async function bundleScript(options: { input: string; file: string }): Promise<void> {
  // Loaded only to build: whoever merely serves a preview does without.
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: options.input,
    platform: 'browser',
    logLevel: 'warn',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  await bundle.write({ file: options.file, format: 'iife', minify: true });
  await bundle.close();
}

/** The folder of the browser code. */
export const RUNTIME_FOLDER = join(__dirname, '..', 'runtime');
