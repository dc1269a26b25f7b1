import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const withoutBrowser = process.argv.includes('--without-browser');
const tool = (...path: string[]) => join(root, 'node_modules', ...path);

/** What must hold before the tests run: each is one command that prints nothing worth reading when all is well. */
const checks: Record<string, readonly (readonly string[])[]> = {
  format: [[tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']],
  types: ['tsconfig.json', 'core', 'miniprogram', 'local/phone/runtime'].map((project) => [
    tool('typescript', 'bin', 'tsc'),
    '-p',
    project,
  ]),
  'dead code': [[tool('knip', 'bin', 'knip.js'), '--no-progress']],
  build: [['scripts/run.mjs', 'scripts/build.ts']],
  preview: [['scripts/run.mjs', 'scripts/preview.ts']],
};

interface Outcome {
  code: number;
  output: string;
}

function run(args: readonly string[], show: boolean): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    const keep = (bytes: Buffer) => {
      output += bytes.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

async function check(name: string, commands: readonly (readonly string[])[]): Promise<boolean> {
  const started = Date.now();
  const outcomes = await Promise.all(commands.map((command) => run(command, false)));
  const wrong = outcomes.filter(({ code }) => code !== 0);
  console.log(`${wrong.length === 0 ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  for (const { output } of wrong) console.log(output);
  return wrong.length === 0;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

async function jest(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-tests-'));
  const file = join(folder, 'report.json');
  const skip = withoutBrowser ? ['--testPathIgnorePatterns', 'tests/e2e/'] : [];
  await run([tool('jest', 'bin', 'jest.js'), '--maxWorkers=2', '--json', `--outputFile=${file}`, ...skip], true);
  const report: JestReport = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
}

async function main(): Promise<void> {
  let failed = 0;
  let passed = 0;
  for (const [name, commands] of Object.entries(checks)) {
    if (await check(name, commands)) passed += 1;
    else failed += 1;
  }
  const tests = await jest();
  console.log(`${passed + tests.passed} passed, ${failed + tests.failed} failed`);
  process.exitCode = failed + tests.failed === 0 ? 0 : 1;
}

void main();
