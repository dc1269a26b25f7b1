import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CloudBase from '@cloudbase/manager-node';
import cloudbase from '@cloudbase/node-sdk';
import * as v from 'valibot';
import { Union } from '../../core/union/union';
import { ControlError } from '../../local/control/actions';
import { type Control, startControl } from '../../local/control/control';
import { ruijinUnion } from '../../local/worlds/union';
import { type Deployment, deploy } from '../../scripts/deploy/deploy';
import { pauses } from '../../scripts/deploy/failure';
import { builtFunctions } from '../../scripts/deploy/functions';
import type { Variables } from '../../scripts/deploy/variables';

export const SECRET = 'a'.repeat(64);
export const everyMinute = { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' };
const key = { secretId: 'id', secretKey: 'key' };
const reading = /^(tcb (Describe|List)|scf Get|data database\.get)/;

/** The documents of the stand-in's environment. */
export const documents = () => cloudbase.init({ ...key, env: 'env-1', keepalive: false }).database();

/**
 * Deployments against the stand-in of Tencent's control interface: an environment of its first day for each test. For one test file
 * alone: the SDK packs functions under fixed names, and those beside each other would take away each other's.
 */
export function rehearsals() {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  const functions = join(folder, 'functions');
  let control: Control;
  let said: string[];

  function writeFunction(name: string, code: string, triggers: object[] = []): void {
    mkdirSync(join(functions, name), { recursive: true });
    writeFileSync(join(functions, name, 'index.js'), code);
    writeFileSync(join(functions, name, 'config.json'), JSON.stringify({ timeout: 20, memorySize: 256, triggers }));
  }
  beforeEach(async () => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    // The SDK looks every second whether a function is ready; the stand-in's always are.
    const { setInterval } = globalThis;
    jest.spyOn(globalThis, 'setInterval').mockImplementation((look) => setInterval(look, 1));
    // Nor is it waited for Tencent to have time again.
    const { setTimeout } = globalThis;
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((next, wait) => setTimeout(next, pauses.includes(wait ?? 0) ? 1 : wait));
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
  function run(
    given: Variables = { HEARTH_SECRET: SECRET },
    asked: Partial<Pick<Deployment, 'union' | 'isFromBefore' | 'newAdministrator'>> = {},
  ) {
    said = [];
    control.calls.length = 0;
    return deploy({
      manager: new CloudBase({ ...key, envId: 'env-1' }),
      database: documents(),
      envId: 'env-1',
      functions: builtFunctions(functions),
      given,
      union: undefined,
      ...asked,
      at: '2026-09-01T00:00:00.000Z',
      say: (line) => said.push(line),
    });
  }
  const calls = () => control.calls.map(({ name, about }) => `${name} ${about}`.trim());
  return {
    folder,
    writeFunction,
    run,
    first: (given?: Variables) => run(given, { union: v.parse(Union, ruijinUnion) }),
    calls,
    writes: () => calls().filter((call) => !reading.test(call)),
    said: () => said,
    environment: () => control.environment,
    secretsSent: () => control.calls.filter(({ body }) => JSON.stringify(body).includes(SECRET)),
    /** Answers a call with an error, as often as is said. */
    refuse(call: string, message: string, code = 'FailedOperation', times = Number.POSITIVE_INFINITY): void {
      let left = times;
      control.refuse = ({ name, about }) =>
        `${name} ${about}`.trim() === call && left-- > 0 ? new ControlError(code, message) : undefined;
    },
  };
}
