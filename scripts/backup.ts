import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openRecords } from './backup/records';
import { writeBackup } from './backup/write';

/*
 * `npm run backup -- --to <new folder>`: copies a data folder, running or not, collection by collection: docs/backup.md.
 */
const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.DATA_DIR ?? join(__dirname, '..', '.data') },
    to: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const made = new Date().toISOString();
  const to = resolve(flags.to ?? `backup-${made.slice(0, 19).replace(/\D/g, '')}`);
  const records = await openRecords(resolve(flags.data));
  try {
    const { collections, files } = await writeBackup(records, to, made);
    for (const [name, { count }] of Object.entries(collections)) console.log(`${name}: ${count}`);
    console.log(`files: ${files.length}`);
    console.log(
      `Everything is in ${to}, but for the secret (${join(flags.data, 'secret')}): keep that in another place.`,
    );
  } finally {
    records.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
