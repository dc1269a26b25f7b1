import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const withoutBrowser = process.argv.includes('--without-browser');
const tool = (...path: string[]) => join(root, 'node_modules', ...path);

type Checks = Record<string, readonly string[]>;

/** What the tests in the browser run on: built before them. */
const builds: Checks = {
  build: ['scripts/run.mjs', 'scripts/build.ts'],
  preview: ['scripts/run.mjs', 'scripts/preview.ts'],
};

/** What must hold beside the tests: each is one command that prints nothing worth reading when all is well. */
const checks: Checks = {
  format: [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
  types: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
  'types of core': [tool('typescript', 'bin', 'tsc'), '-p', 'core'],
  'types of the mini-program': [tool('typescript', 'bin', 'tsc'), '-p', 'miniprogram'],
  'types of the phone': [tool('typescript', 'bin', 'tsc'), '-p', 'local/phone/runtime'],
  'dead code': [tool('knip', 'bin', 'knip.js'), '--no-progress'],
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

interface Count {
  passed: number;
  failed: number;
}

async function check(name: string, command: readonly string[]): Promise<boolean> {
  const started = Date.now();
  const { code, output } = await run(command, false);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** One after the other. */
async function checkAll(commands: Checks): Promise<Count> {
  let passed = 0;
  for (const [name, command] of Object.entries(commands)) if (await check(name, command)) passed += 1;
  return { passed, failed: Object.keys(commands).length - passed };
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

async function jest(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-tests-'));
  const file = join(folder, 'report.json');
  const skip = withoutBrowser ? ['--ignoreProjects', 'browser'] : [];
  const whole = [tool('jest', 'bin', 'jest.js'), '--config', join('tests', 'whole.config.js'), '--maxWorkers=2'];
  const { code } = await run([...whole, '--json', `--outputFile=${file}`, ...skip], true);
  const none: JestReport = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
  const report: JestReport = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none;
  rmSync(folder, { recursive: true, force: true });
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  // A jest that could not even start has no test to blame.
  return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function main(): Promise<void> {
  const first = withoutBrowser ? {} : builds;
  const beside = withoutBrowser ? { ...builds, ...checks } : checks;
  const counts = [await checkAll(first), ...(await Promise.all([checkAll(beside), jest()]))];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
