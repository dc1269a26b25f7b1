import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restore } from './backup/restore';

/*
 * `npm run restore -- --from <backup> --secret <file>`: makes a data folder of a backup or of what CloudBase exported:
 * docs/backup.md.
 */
const { values: flags } = parseArgs({
  options: {
    from: { type: 'string' },
    data: { type: 'string', default: process.env.DATA_DIR ?? join(__dirname, '..', '.data') },
    secret: { type: 'string' },
    over: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (flags.from === undefined || flags.secret === undefined)
    throw new Error('Say what to restore and with which secret: npm run restore -- --from <backup> --secret <file>.');
  const to = resolve(flags.data);
  const secret = readFileSync(flags.secret, 'utf8').trim();
  const counts = await restore({ from: resolve(flags.from), to, secret, over: flags.over });
  for (const [name, count] of Object.entries(counts)) console.log(`${name}: ${count}`);
  console.log(`Restored into ${to}. Look at it once: npm run verify -- --data ${to}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
