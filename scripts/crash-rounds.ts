import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRound, startVictim } from '../tests/contract/cloud/crash-round';

/** `node scripts/run.mjs scripts/crash-rounds.ts [rounds]`: kills the local cloud while it writes, again and again. */
async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 100);
  const dataDir = mkdtempSync(join(tmpdir(), 'crash-rounds-'));
  const sum = { acknowledged: 0, lost: 0, broken: 0 };
  let cloud = await startVictim(dataDir);
  for (let round = 0; round < rounds; round++) {
    const { report, survivor } = await crashRound(cloud, round, 1 + Math.floor(Math.random() * 300));
    cloud = survivor;
    sum.acknowledged += report.acknowledged;
    sum.lost += report.lost;
    sum.broken += report.broken;
  }
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
  console.log(`${rounds} rounds: ${sum.acknowledged} writes acknowledged, ${sum.lost} lost, ${sum.broken} broken`);
  process.exitCode = sum.lost + sum.broken > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  // A store that does not open again is the very fault this looks for.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
