import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CloudBase from '@cloudbase/manager-node';
import cloudbase from '@cloudbase/node-sdk';
import * as v from 'valibot';
import { keyTrouble } from '../../cloudfunctions/shared/keys';
import { collections } from '../../cloudfunctions/shared/store/schema';
import { vaultWith } from '../../cloudfunctions/shared/vault';
import { type Union, Union as UnionSchema } from '../../core/union';
import { ControlError } from '../../local/control/actions';
import { type Control, startControl } from '../../local/control/control';
import { ruijinUnion } from '../../local/worlds/union';
import { deploy } from '../../scripts/deploy/deploy';
import { builtFunctions } from '../../scripts/deploy/functions';
import { readUnion } from '../../scripts/deploy/union-file';
import { givenVariables, type Variables } from '../../scripts/deploy/variables';

const SECRET = 'a'.repeat(64);
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
const functions = join(folder, 'functions');

function writeFunction(name: string, code: string, triggers: object[] = []): void {
  mkdirSync(join(functions, name), { recursive: true });
  writeFileSync(join(functions, name, 'index.js'), code);
  writeFileSync(join(functions, name, 'config.json'), JSON.stringify({ timeout: 20, memorySize: 256, triggers }));
}
const everyMinute = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' };

let control: Control;
let said: string[];
beforeEach(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  // The SDK looks every second whether a function is ready; the stand-in's always are.
  const { setInterval } = globalThis;
  jest.spyOn(globalThis, 'setInterval').mockImplementation((look) => setInterval(look, 1));
  writeFunction('api', 'exports.main = 1;');
  writeFunction('jobs', 'exports.main = 2;', [everyMinute]);
  control = await startControl('env-1');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await control.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One run of the deployment; the calls before it are forgotten. */
function run(given: Variables = { HEARTH_SECRET: SECRET }, union?: Union) {
  said = [];
  control.calls.length = 0;
  const key = { secretId: 'id', secretKey: 'key' };
  return deploy({
    manager: new CloudBase({ ...key, envId: 'env-1' }),
    database: cloudbase.init({ ...key, env: 'env-1', keepalive: false }).database(),
    envId: 'env-1',
    functions: builtFunctions(functions),
    given,
    union,
    at: '2026-09-01T00:00:00.000Z',
    say: (line) => said.push(line),
  });
}
const first = (given?: Variables) => run(given, v.parse(UnionSchema, ruijinUnion));
const calls = () => control.calls.map(({ name, about }) => `${name} ${about}`.trim());
const reading = /^(tcb Describe|scf Get|data database\.get)/;
const writes = () => calls().filter((call) => !reading.test(call));
const secretsSent = () => control.calls.filter(({ body }) => JSON.stringify(body).includes(SECRET));
function refuse(call: string, message: string): void {
  control.refuse = ({ name, about }) =>
    `${name} ${about}`.trim() === call ? new ControlError('FailedOperation', message) : undefined;
}

describe('a first deployment', () => {
  it('closes the files, then each collection before its indexes, then sends the functions, and settles last', async () => {
    expect(await first()).toEqual([]);
    const perCollection = collections.flatMap(({ name, indexes }) => [
      `tcb CreateTable ${name}`,
      `tcb ModifyDatabaseACL ${name}`,
      ...[...indexes.filter(({ unique }) => unique), ...indexes.filter(({ unique }) => !unique)].map(
        (index) => `tcb UpdateTable ${name} ${index.name}`,
      ),
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
    const { storageAcl, functionRules, functions: made, collections: there } = control.environment;
    expect({ storageAcl, rules: JSON.parse(functionRules ?? '') }).toEqual({
      storageAcl: 'PRIVATE',
      rules: { '*': { invoke: 'auth != null' }, jobs: { invoke: false } },
    });
    expect([...there.values()].map(({ acl }) => acl)).toEqual(collections.map(() => 'ADMINONLY'));
    expect([...made.values()].map(({ variables }) => variables)).toEqual([
      [{ Key: 'HEARTH_SECRET', Value: SECRET }],
      [{ Key: 'HEARTH_SECRET', Value: SECRET }],
    ]);
    expect(said.join('\n')).toContain('subscribeMessage.send');
  });

  it('changes nothing when it is run again, and sends no secret', async () => {
    await first();
    expect(await run({})).toEqual([]);
    expect(writes()).toEqual([]);
    expect(said).toContain('The union is already set up; its settings were left as they are.');
  });

  it('keeps what an environment says of functions that are not ours', async () => {
    control.environment.functionRules = JSON.stringify({ '*': { invoke: true }, theirs: { invoke: false } });
    await first();
    expect(JSON.parse(control.environment.functionRules)).toEqual({
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
    expect(control.environment.functions.get('api')?.variables).toEqual([{ Key: 'HEARTH_SECRET', Value: SECRET }]);
  });

  it('adds the id of a template without losing the secret', async () => {
    await first();
    await run({ TEMPLATE_PROGRESS: 'tpl' });
    expect(control.environment.functions.get('jobs')?.variables).toEqual([
      { Key: 'HEARTH_SECRET', Value: SECRET },
      { Key: 'TEMPLATE_PROGRESS', Value: 'tpl' },
    ]);
  });

  it('notes the check of the secret where a union is from before there was one, once', async () => {
    await first();
    const database = cloudbase.init({ secretId: 'id', secretKey: 'key', env: 'env-1', keepalive: false }).database();
    const union = database.collection('settings').doc('union');
    await union.update({ keys: database.command.remove() });
    await run({});
    expect(writes()).toEqual(['data database.modifyDocument settings']);
    const { data } = await union.get();
    expect(keyTrouble(data[0].keys, vaultWith(SECRET))).toBeUndefined();
    await run({});
    expect(writes()).toEqual([]);
  });

  it('takes a timer away that is no longer declared', async () => {
    await first();
    writeFunction('jobs', 'exports.main = 2;', [{ ...everyMinute, name: 'renamed' }]);
    await run({});
    expect(control.environment.functions.get('jobs')?.triggers.map(({ TriggerName }) => TriggerName)).toEqual([
      'renamed',
    ]);
  });
});

describe('a deployment stops', () => {
  it('before the first call over a union file that is wrong, and names file and place', () => {
    const file = join(folder, 'union.json');
    const [rule] = ruijinUnion.rules;
    writeFileSync(file, JSON.stringify({ ...ruijinUnion, hotline: 'none', rules: [{ ...rule, payDays: '15' }] }));
    expect(() => readUnion(file)).toThrow(
      /union\.json is not the settings of a union\. hotline: .*; rules\.0\.payDays: /,
    );
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
    expect(control.environment.functions.get('api')?.variables).toEqual([{ Key: 'HEARTH_SECRET', Value: both }]);
  });

  it('before it changes anything where the functions have lost their secret and get another than the store knows', async () => {
    await first();
    for (const { variables } of control.environment.functions.values()) variables.splice(0);
    await expect(run({ HEARTH_SECRET: 'b'.repeat(64) })).rejects.toThrow('is not the one of this store');
    expect(writes()).toEqual([]);
  });

  it('before it changes anything where there is no union and no file of one', async () => {
    await expect(run()).rejects.toThrow('This environment has no union yet');
    expect(writes()).toEqual([]);
  });

  it('when the rule of the files does not hold, before anything can be stored', async () => {
    Object.defineProperty(control.environment, 'storageAcl', { get: () => 'READONLY', set: () => undefined });
    await expect(first()).rejects.toThrow('The storage rule PRIVATE (only who uploaded a file reads it) does not hold');
    expect(writes()).toEqual(['tcb ModifyStorageSafeRule']);
  });

  it('when a unique index cannot be made: its collection is closed already, no function was sent', async () => {
    refuse('tcb UpdateTable cases once', 'too many indexes');
    await expect(first()).rejects.toThrow(
      'The unique index once of cases (onceKey 1) failed: [UpdateTable] too many indexes',
    );
    expect(control.environment.collections.get('cases')?.acl).toBe('ADMINONLY');
    expect(control.environment.functions.size).toBe(0);
  });
});

describe('a deployment goes on and says', () => {
  it('which other index could not be made', async () => {
    refuse('tcb UpdateTable cases toSend', 'too many indexes');
    expect(await first()).toEqual([
      'The index toSend of cases (outgoingSince 1) failed: [UpdateTable] too many indexes',
    ]);
    expect(control.environment.functions.size).toBe(2);
  });

  it('which index has other fields than it should, and leaves it', async () => {
    await first();
    const drafts = control.environment.collections.get('drafts');
    drafts?.indexes.splice(0, 1, { Name: 'toSweep', Keys: [{ Name: 'other', Direction: '1' }], Unique: false });
    expect(await run({})).toEqual([expect.stringContaining('The index toSweep of drafts has other fields')]);
    expect(writes()).toEqual([]);
  });

  it('that the rule of the functions is left to do by hand', async () => {
    refuse('tcb ModifyResourcePermission', 'not in this environment');
    expect(await first()).toEqual([]);
    expect(said.join('\n')).toMatch(
      /- The function rule .*"jobs":\{"invoke":false\}.* failed: .*not in this environment/,
    );
  });
});
