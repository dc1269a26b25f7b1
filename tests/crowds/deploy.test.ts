import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import { type Invitation, invitationMark } from '../../core/union/people';
import { ruijinUnion } from '../../local/worlds/union';
import { readUnion } from '../../scripts/deploy/union-file';
import { givenVariables, type Variables } from '../../scripts/deploy/variables';
import { documents, everyMinute, rehearsals, SECRET } from '../support/rehearsals';

const { folder, writeFunction, run, first, calls, writes, said, environment, secretsSent, refuse } = rehearsals();

describe('a first deployment', () => {
  it('closes the files, then each collection before its indexes, then sends the functions, and settles last', async () => {
    expect(await first()).toEqual([]);
    const perCollection = collections.flatMap(({ name, indexes }) => [
      `tcb CreateTable ${name}`,
      `tcb ModifyDatabaseACL ${name}`,
      ...indexes.map((index) => `tcb UpdateTable ${name} ${index.name}`),
    ]);
    expect(writes()).toEqual([
      'tcb ModifyStorageSafeRule',
      ...perCollection,
      'scf CreateFunction api',
      'scf CreateFunction jobs',
      'scf BatchCreateTrigger jobs',
      'tcb ModifyResourcePermission',
      'data database.insertDocument invitations',
      'data database.insertDocument settings',
    ]);
    const { storageAcl, functionRules, functions: made, collections: there } = environment();
    expect({ storageAcl, rules: JSON.parse(functionRules ?? '') }).toEqual({
      storageAcl: 'PRIVATE',
      rules: { '*': { invoke: 'auth != null' }, jobs: { invoke: false } },
    });
    expect([...there.values()].map(({ acl }) => acl)).toEqual(collections.map(() => 'ADMINONLY'));
    expect([...made.values()].map(({ variables }) => variables)).toEqual([
      [{ Key: 'HEARTH_SECRET', Value: SECRET }],
      [{ Key: 'HEARTH_SECRET', Value: SECRET }],
    ]);
    for (const { runtime, installDependency } of made.values())
      expect({ runtime, installDependency }).toEqual({ runtime: 'Nodejs20.19', installDependency: 'FALSE' });
    expect(calls()[0]).toBe('tcb DescribeEnvInfo');
    expect(said().join('\n')).toContain('IN WECHAT DEVTOOLS: this run made the timer everyMinute of jobs');
    expect(said().join('\n')).toContain('subscribeMessage.send');
  });

  it('changes nothing when it is run again, and sends no secret', async () => {
    await first();
    expect(await run({})).toEqual([]);
    expect(writes()).toEqual([]);
    expect(said()).toContain('The union is already set up; its settings were left as they are.');
    expect(said().join('\n')).not.toContain('DEVTOOLS');
  });

  it('keeps what an environment says of functions that are not ours', async () => {
    environment().functionRules = JSON.stringify({ '*': { invoke: true }, theirs: { invoke: false } });
    await first();
    expect(JSON.parse(environment().functionRules ?? '')).toEqual({
      '*': { invoke: true },
      theirs: { invoke: false },
      jobs: { invoke: false },
    });
  });
});

describe('a later deployment', () => {
  it('sends the code that changed, and the secret that is set stays where it is', async () => {
    await first();
    writeFunction('api', 'exports.main = 3;');
    await run({});
    expect(writes()).toEqual(['scf UpdateFunctionCode api', 'scf UpdateFunctionConfiguration api']);
    expect(secretsSent()).toEqual([]);
    expect(environment().functions.get('api')?.variables).toEqual([{ Key: 'HEARTH_SECRET', Value: SECRET }]);
  });

  it('adds the id of a template without losing the secret', async () => {
    await first();
    await run({ TEMPLATE_PROGRESS: 'tpl' });
    expect(environment().functions.get('jobs')?.variables).toEqual([
      { Key: 'HEARTH_SECRET', Value: SECRET },
      { Key: 'TEMPLATE_PROGRESS', Value: 'tpl' },
    ]);
  });

  it('sends nothing where the check of the secret was taken out of the settings, whatever is said', async () => {
    await first();
    const database = documents();
    await database.collection('settings').doc('union').update({ keys: database.command.remove() });
    for (const isFromBefore of [false, true])
      await expect(run({}, { isFromBefore })).rejects.toThrow(/Nothing was deployed: .*restore the settings/);
    expect(writes()).toEqual([]);
  });

  it('invites an administrator once more where that is asked, with a stamp that fits', async () => {
    await first();
    await run({}, { newAdministrator: true });
    expect(said().join('\n')).toMatch(/One-time administrator code .*: [2-9A-Z]{10}/);
    const { data } = await documents().collection('invitations').where({}).get();
    const judging = { stamper: vaultWith(SECRET), allStamped: true };
    expect(data.map((each: Invitation) => invitationMark.isAsStored(each, judging))).toEqual([true, true]);
  });

  const timers = () =>
    environment()
      .functions.get('jobs')
      ?.triggers.map(({ TriggerName }) => TriggerName);

  it('takes a timer away that runs at a time which is no longer declared, and says what the new one lacks', async () => {
    await first();
    writeFunction('jobs', 'exports.main = 2;', [{ ...everyMinute, name: 'halfMinutes', config: '30 * * * * * *' }]);
    await run({});
    expect(timers()).toEqual(['halfMinutes']);
    expect(said().join('\n')).toContain('IN WECHAT DEVTOOLS: this run made the timer halfMinutes of jobs');
  });

  it("leaves a timer of ours under whatever name DevTools made it: that one carries WeChat's token", async () => {
    await first();
    const [timer] = environment().functions.get('jobs')?.triggers.splice(0) ?? [];
    if (timer)
      environment()
        .functions.get('jobs')
        ?.triggers.push({ ...timer, TriggerName: 'madeByDevTools' });
    await run({});
    expect(writes()).toEqual([]);
    expect(timers()).toEqual(['madeByDevTools']);
    expect(said().join('\n')).not.toContain('DEVTOOLS');
  });

  it('is made of what a collection lacks alone, and takes no trouble of the cloud for its not being there', async () => {
    await first();
    environment().collections.delete('drafts');
    await run({});
    expect(writes()).toEqual([
      'tcb CreateTable drafts',
      'tcb ModifyDatabaseACL drafts',
      'tcb UpdateTable drafts toSweep',
    ]);
    refuse('tcb DescribeTable cases', 'no time now', 'FailedOperation');
    await expect(run({})).rejects.toThrow('Reading the indexes of cases failed: [DescribeTable] no time now');
    expect(writes()).toEqual([]);
  });
});

describe('a deployment stops', () => {
  it('before the first call over a union file that is wrong, and names file and place', () => {
    const file = join(folder, 'union.json');
    const [rule] = ruijinUnion.rules;
    writeFileSync(
      file,
      JSON.stringify({
        ...ruijinUnion,
        hotline: 'none',
        rules: [
          { from: '2026-01-01', payDays: '15' },
          { from: rule?.from, numbers: { payDays: 99, paidays: 3 } },
        ],
      }),
    );
    expect(() => readUnion(file)).toThrow(
      /union\.json is not the settings of a union\. hotline: .*; rules\.0\.payDays: .*; rules\.1\.numbers\.payDays: .*; rules\.1\.numbers\.paidays: there is no such rule/,
    );
    writeFileSync(file, JSON.stringify({ ...ruijinUnion, seasons: [{ year: 2026 }] }));
    expect(() => readUnion(file)).toThrow(/union\.json names seasons: they are announced in the mini-program/);
    writeFileSync(file, JSON.stringify({ ...ruijinUnion, seasons: [] }));
    expect(readUnion(file).name).toBe(ruijinUnion.name);
    writeFileSync(file, '{');
    expect(() => readUnion(file)).toThrow(/union\.json is not JSON/);
    expect(() => readUnion(join(folder, 'none.json'))).toThrow('docs/union.example.json');
  });

  it('before the first call over a variable without a value, or a template that no message fits', () => {
    expect(() => givenVariables({ HEARTH_SECRET: ' ' })).toThrow('HEARTH_SECRET is empty');
    expect(() => givenVariables({ TEMPLATE_ASSIGNED: '' })).toThrow('TEMPLATE_ASSIGNED is empty');
    expect(() => givenVariables({ TEMPLATE_ASSIGNED: 'tpl:phrase1' })).toThrow('"phrase1" cannot say about');
    expect(() => givenVariables({ TEMPLATE_ASSIGNED: 'tpl:name1' })).toThrow('TEMPLATE_ASSIGNED=tpl:name1');
    expect(givenVariables({ HEARTH_SECRET: `${SECRET}\n`, PATH: '/bin' })).toEqual({ HEARTH_SECRET: SECRET });
  });

  it.each<[string, Variables, RegExp]>([
    ['no secret', {}, /HEARTH_SECRET is missing/],
    ['a short secret', { HEARTH_SECRET: 'short' }, /shorter than 32/],
  ])('before it changes anything over %s where none is set', async (_, given, message) => {
    await expect(first(given)).rejects.toThrow(message);
    expect(writes()).toEqual([]);
  });

  it('before it changes anything over another secret than the one that is set; one behind it is taken', async () => {
    await first();
    await expect(run({ HEARTH_SECRET: 'b'.repeat(64) })).rejects.toThrow('not the one');
    expect(writes()).toEqual([]);
    const both = `${SECRET} ${'b'.repeat(64)}`;
    await run({ HEARTH_SECRET: both });
    expect(environment().functions.get('api')?.variables).toEqual([{ Key: 'HEARTH_SECRET', Value: both }]);
  });

  it('before it changes anything where the functions have lost their secret and get another than the store knows', async () => {
    await first();
    for (const { variables } of environment().functions.values()) variables.splice(0);
    await expect(run({ HEARTH_SECRET: 'b'.repeat(64) })).rejects.toThrow('is not the one of this store');
    expect(writes()).toEqual([]);
  });

  it('at its first look at an environment in PG mode, or without a document database, and says which one is needed', async () => {
    environment().mode = 'bare';
    await expect(first()).rejects.toThrow('The environment env-1 has no document database.');
    environment().mode = 'pg';
    await expect(first()).rejects.toThrow(
      'The environment env-1 runs in PG mode (PostgreSQL). This product needs a classic environment',
    );
    expect(calls()).toEqual(['tcb DescribeEnvInfo']);
    refuse('tcb DescribeEnvInfo', 'none', 'ResourceNotFound');
    await expect(first()).rejects.toThrow('Looking at the environment env-1 failed');
  });

  it('before it changes anything where there is no union and no file of one', async () => {
    await expect(run()).rejects.toThrow('This environment has no union yet');
    expect(writes()).toEqual([]);
  });

  it('when the rule of the files does not hold, before anything can be stored', async () => {
    Object.defineProperty(environment(), 'storageAcl', { get: () => 'READONLY', set: () => undefined });
    await expect(first()).rejects.toThrow('The storage rule PRIVATE (only who uploaded a file reads it) does not hold');
    expect(writes()).toEqual(['tcb ModifyStorageSafeRule']);
  });

  it('when a unique index cannot be made: its collection is closed already, no function was sent', async () => {
    refuse('tcb UpdateTable cases once', 'too many indexes');
    await expect(first()).rejects.toThrow(
      'The unique index once of cases (onceKey 1) failed: [UpdateTable] too many indexes. Run it again afterwards: nothing is lost',
    );
    expect(environment().collections.get('cases')?.acl).toBe('ADMINONLY');
    expect(environment().functions.size).toBe(0);
  });
});

describe('a deployment that Tencent has no time for', () => {
  const busy = ['ResourceUnavailable', 'RequestLimitExceeded.IPLimitExceeded', 'InternalError'];
  it.each(busy)('tries a step again after %s, twice', async (code) => {
    refuse('tcb UpdateTable cases once', 'not now', code, 2);
    expect(await first()).toEqual([]);
    expect(calls().filter((call) => call === 'tcb UpdateTable cases once')).toHaveLength(3);
  });

  it('stops in the end, and goes on from there when it is run again', async () => {
    refuse('tcb UpdateTable cases once', 'not now', 'ResourceUnavailable', 3);
    await expect(first()).rejects.toThrow(
      'not now. Run it again afterwards: nothing is lost, and what was done stays.',
    );
    expect(await first()).toEqual([]);
    expect(calls()).not.toContain('tcb CreateTable cases');
  });

  it('does not try again what is forbidden, and says where its policies stand', async () => {
    refuse('scf CreateFunction api', 'you are not authorized', 'UnauthorizedOperation');
    await expect(first()).rejects.toThrow('The API key may not do this: see docs/deployment.md, step 1.5');
    expect(calls().filter((call) => call === 'scf CreateFunction api')).toHaveLength(1);
  });
});

describe('a deployment goes on and says', () => {
  it('which other index could not be made', async () => {
    refuse('tcb UpdateTable cases toSend', 'too many indexes');
    expect(await first()).toEqual([
      expect.stringMatching(
        /^The index toSend of cases \(outgoingSince 1\) failed: \[UpdateTable\] too many indexes\. Run it/,
      ),
    ]);
    expect(environment().functions.size).toBe(2);
  });

  it('which indexes an environment does not allow: the least missed are the ones that are lacking', async () => {
    environment().mostIndexes = 20;
    const problems = await first();
    const cases = collections.find(({ name }) => name === 'cases')?.indexes ?? [];
    expect(problems.map((line) => /^The index (\w+) of cases/.exec(line)?.[1])).toEqual(
      cases.slice(18).map(({ name }) => name),
    );
  });

  it('which index has other fields than it should, and leaves it', async () => {
    await first();
    const drafts = environment().collections.get('drafts');
    drafts?.indexes.splice(-1, 1, { Name: 'toSweep', Keys: [{ Name: 'other', Direction: '1' }], Unique: false });
    expect(await run({})).toEqual([expect.stringContaining('The index toSweep of drafts has other fields')]);
    expect(writes()).toEqual([]);
  });

  it('that the rule of the functions does not hold, as a problem that is not forgotten', async () => {
    refuse('tcb ModifyResourcePermission', 'not in this environment');
    const problem = expect.stringMatching(
      /^The function rule .*"jobs":\{"invoke":false\}.* failed: .*not in this environment/,
    );
    expect(await first()).toEqual([problem]);
    expect(said()).toContainEqual(expect.stringMatching(/^PROBLEM: The function rule .*权限控制/));
  });
});
