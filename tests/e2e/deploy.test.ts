import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, temporaryFolder } from '../unit/build/support';

const folder = temporaryFolder();
afterAll(folder.remove);
const functions = join(folder.path, 'functions');
// The SDK packs functions under fixed names among what is temporary: another test may be at it.
const temporary = join(folder.path, 'temporary');
mkdirSync(temporary);

function runDeploy(env: Record<string, string>, ...flags: string[]) {
  const { TENCENT_SECRET_ID, TENCENT_SECRET_KEY, HEARTH_SECRET, ENV_ID, ...others } = process.env;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'scripts/deploy.ts', '--functions', functions, ...flags],
    { cwd: ROOT, encoding: 'utf8', env: { ...others, TMPDIR: temporary, ...env } },
  );
  return { status, stdout, stderr: stderr.trim() };
}

describe('npm run deploy -- --check', () => {
  it('prints the calls that Tencent would get, in order, and what is left to do, without an account', () => {
    const { status, stdout } = runDeploy({}, '--check');
    const calls = [...stdout.matchAll(/^ {2}→ (.*)$/gm)].map(([, call]) => call);
    const places = ['tcb ModifyStorageSafeRule', 'tcb CreateTable cases', 'tcb ModifyDatabaseACL cases'].concat(
      ['tcb UpdateTable cases once', 'scf CreateFunction api', 'scf CreateFunction jobs'],
      ['tcb ModifyResourcePermission', 'data database.insertDocument settings'],
    );
    expect({ status, places: calls.filter((call = '') => places.includes(call)) }).toEqual({ status: 0, places });
    expect(stdout).toContain(
      'A first deployment still needs --env, TENCENT_SECRET_ID, TENCENT_SECRET_KEY, HEARTH_SECRET',
    );
    expect(stdout).toContain('Left to do by hand');
    expect(stdout).toContain('prefix uploads/');
  });

  it('finds a wrong union file and a variable without a value', () => {
    expect(runDeploy({}, '--check', '--no-build', '--union', 'package.json')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^package\.json is not the settings of a union\. city: /),
    });
    expect(runDeploy({ HEARTH_SECRET: '' }, '--check', '--no-build')).toMatchObject({
      status: 1,
      stderr: 'HEARTH_SECRET is empty: give it a value or leave it out.',
    });
  });
});

describe('npm run deploy', () => {
  it('says what it needs before it does anything', () => {
    expect(runDeploy({}, '--no-build')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^--env is missing/),
    });
    expect(runDeploy({ ENV_ID: 'e' }, '--no-build').stderr).toMatch(/^TENCENT_SECRET_ID is missing/);
  });
});
