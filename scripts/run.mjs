// Runs a TypeScript entry of this repository: `node scripts/run.mjs <file.ts> [arguments]`.
// Plain JavaScript that an old Node can read too, so that it can say what is wrong with that Node.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org), then run this again.`,
  );
  process.exit(1);
}
if (!existsSync('node_modules/tsx')) {
  console.error('The packages are not installed: run `npm ci` in this folder first.');
  process.exit(1);
}
const { register } = await import('tsx/cjs/api');
register();
const { createRequire } = await import('node:module');
const entry = resolve(process.argv[2]);
process.argv.splice(1, 2, entry);
createRequire(pathToFileURL(entry))(entry);
