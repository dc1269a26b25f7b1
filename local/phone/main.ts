import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PreviewError } from './build/app-model';
import { buildPreview, phonePages } from './preview';

/**
 * Shows a built mini-program without a cloud: `node scripts/run.mjs local/phone/main.ts dist/miniprogram --port 8081`.
 * Pages and elements work; every call of the cloud fails, as it does when the cloud is down.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '8081' } },
});

async function show(): Promise<void> {
  const miniprogram = resolve(positionals[0] ?? 'dist/miniprogram');
  const out = join(tmpdir(), 'phone-preview');
  const report = await buildPreview({ miniprogram, out, nodeModules: resolve('node_modules') });
  for (const warning of report.warnings) console.log(`  ${warning}`);
  createServer(phonePages(out)).listen(Number(values.port), '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${values.port}  ${report.pages} pages, ${report.components} components`);
  });
}

show().catch((error: unknown) => {
  if (!(error instanceof PreviewError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
