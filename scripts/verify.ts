import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { vaultWith } from '../cloudfunctions/shared/vault';
import { secretFile } from '../local/secret';
import { openRecords } from './backup/records';
import { verify } from './verify/verify';

/*
 * `npm run verify [-- --data <folder> --secret <file> --since <backup>]`: looks through a data folder (running or not), a
 * backup or an export of CloudBase, and ends with 1 where something is wrong: docs/backup.md.
 */
const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.DATA_DIR ?? join(__dirname, '..', '.data') },
    secret: { type: 'string' },
    since: { type: 'string' },
  },
});

/** The file that is named, the one beside the data, or HEARTH_SECRET. */
function readSecret(data: string): string {
  const file = flags.secret ?? secretFile(data);
  if (flags.secret !== undefined || existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (process.env.HEARTH_SECRET) return process.env.HEARTH_SECRET;
  throw new Error('The secret is missing: name its file with --secret, or set HEARTH_SECRET.');
}

async function main(): Promise<void> {
  const data = resolve(flags.data);
  const vault = vaultWith(readSecret(data));
  const records = await openRecords(data);
  const before = flags.since === undefined ? undefined : await openRecords(resolve(flags.since));
  try {
    const { cases, findings, notes } = await verify(records, vault, before);
    for (const line of findings) console.log(`WRONG  ${line}`);
    for (const line of notes) console.log(`note   ${line}`);
    console.log(`${cases} cases, ${findings.length} findings`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    records.close();
    before?.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
