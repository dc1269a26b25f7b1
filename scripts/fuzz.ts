import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, startHearth } from '../tests/support/hearth';
import { buildFunctions } from './build/functions';
import { type Door, drive, type Report } from './fuzz/drive';

const root = join(__dirname, '..');
const calls = Number(process.argv[2] ?? 100_000);
/** So many on one store; then a fresh one, since a fuzzed office loses its staff in time, and spends what it is allowed. */
const perStore = 2500;
const slowest = 1000;
const strangers = ['fuzzer-1', 'fuzzer-2', 'fuzzer-3'];
/** Those to whom most cases go call more often, so that steps are really taken. */
const busiest = ['staff-li', 'staff-lin', 'worker-wang'].flatMap((openid) => Array<string>(6).fill(openid));

/** A call over the functions' door, as a phone makes it, to the function that answers it. Openids that are no openids go out as none. */
function doorOf(url: string): Door {
  return async ({ who, body }) => {
    const headers = { 'content-type': 'application/json', 'x-wx-openid': who };
    const name = /"operation":"papers\./.test(body) ? 'papers' : 'api';
    const response = await fetch(`${url}/functions/${name}`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  };
}

/** Lines that dispatch or the process of a function wrote because something was thrown. */
function errorsLogged(dataDir: string): string[] {
  const logs = ['functions.log', 'functions.log.1'].map((name) => join(dataDir, 'logs', name)).filter(existsSync);
  return logs.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /\] error [0-9a-f-]{36}|Uncaught|Unhandled/.test(line)),
  );
}

async function round(count: number, seed: number): Promise<Report & { logged: string[] }> {
  const data = dataFolder();
  const hearth = await startHearth(data.path);
  try {
    const door = doorOf(hearth.url);
    const known: { openid: string }[] = await (await fetch(`${hearth.url}/local/people`)).json();
    const people = [...known.map(({ openid }) => openid), ...strangers, ...busiest];
    await door({ who: 'fuzzer-1', body: '{"operation":"home.open","input":{}}' });
    const report = await drive({ door, people, calls: count, seed, together: 8 });
    return { ...report, logged: errorsLogged(data.path) };
  } finally {
    await hearth.stop();
    data.remove();
  }
}

async function fuzz(): Promise<void> {
  if (!Number.isInteger(calls) || calls < 1)
    throw new Error('Say how many calls: node scripts/run.mjs scripts/fuzz.ts 100000');
  const nodeModules = join(root, 'node_modules');
  await buildFunctions({
    source: join(root, 'cloudfunctions'),
    out: join(root, 'dist', 'cloudfunctions'),
    nodeModules,
  });
  const outcomes = new Map<string, number>();
  let worst = { ms: 0, body: '' };
  let failures = 0;
  for (let sent = 0; sent < calls; sent += perStore) {
    const report = await round(Math.min(perStore, calls - sent), 1000 + sent);
    for (const [outcome, count] of report.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count);
    if (report.slowest.ms > worst.ms) worst = report.slowest;
    failures += report.wrong.length + report.logged.length;
    for (const { outcome, attempt, text } of report.wrong.slice(0, 5)) {
      console.log(`WRONG ${outcome}: ${attempt.who} ${attempt.body.slice(0, 400)} → ${text.slice(0, 400)}`);
    }
    for (const line of report.logged.slice(0, 5)) console.log(`LOGGED ${line.slice(0, 400)}`);
  }
  for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) {
    console.log(`${String(count).padStart(8)} ${outcome}`);
  }
  console.log(
    `${String(calls).padStart(8)} calls; slowest reply ${worst.ms.toFixed(0)} ms: ${worst.body.slice(0, 160)}`,
  );
  if (worst.ms > slowest) failures += 1;
  console.log(
    failures === 0 ? 'ok' : `FAILED: ${failures} times something was wrong, or a reply took over ${slowest} ms`,
  );
  process.exitCode = failures === 0 ? 0 : 1;
}

fuzz().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
