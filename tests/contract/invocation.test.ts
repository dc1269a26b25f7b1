import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyOffice } from '../../local/worlds/emptyOffice';
import { connect, startTestCloud, type TestCloud } from '../support/local-cloud';
import { vault } from '../support/office';
import { type Product, startProduct } from '../support/product';

describe('who may invoke a function', () => {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'));
  let cloud: TestCloud;
  beforeAll(async () => {
    for (const name of ['api', 'jobs']) {
      mkdirSync(join(functionsDir, name));
      writeFileSync(join(functionsDir, name, 'index.js'), 'exports.main = async () => "done";');
    }
    mkdirSync(join(functionsDir, 'who'));
    const told = 'exports.main = async (event, context) => ({ event, ...JSON.parse(context.environment) });';
    writeFileSync(join(functionsDir, 'who', 'index.js'), told);
    cloud = await startTestCloud({ functionsDir, world: { documents: {} } });
  });
  afterAll(async () => {
    await cloud.stop();
    rmSync(functionsDir, { recursive: true, force: true });
  });

  async function fromPhone(name: string) {
    const headers = { 'x-wx-openid': 'wang' };
    const reply = await fetch(`${cloud.url}/functions/${name}`, { method: 'POST', headers, body: '{}' });
    return { status: reply.status, body: await reply.json() };
  }

  it('every phone invokes api', async () => {
    expect(await fromPhone('api')).toEqual({ status: 200, body: 'done' });
  });
  it('somebody on the web whom the environment lets in reaches a function without an openid', async () => {
    const reply = await fetch(`${cloud.url}/functions/who`, {
      method: 'POST',
      headers: { 'x-tcb-uuid': 'web-1' },
      body: '{}',
    });
    const seen = await reply.json();
    expect(seen).toMatchObject({ event: {}, TCB_UUID: 'web-1', TCB_ISANONYMOUS_USER: 'true' });
    expect([seen.WX_OPENID, seen.event.userInfo]).toEqual([undefined, undefined]);
  });
  it('no phone invokes jobs', async () => {
    expect(await fromPhone('jobs')).toMatchObject({ status: 403, body: { errCode: -501023 } });
  });
  it('the rule binds phones alone: a call signed by the environment goes through', async () => {
    expect((await connect(cloud.url).callFunction({ name: 'jobs', data: {} })).result).toBe('done');
  });
});

describe('jobs itself', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct({ documents: emptyOffice(new Date().toISOString(), vault).documents });
  });
  afterAll(() => product.stop());

  it('runs for its timer', async () => {
    expect(await product.runJobs()).toMatchObject({ messages: 0 });
  });
  it('runs whatever else the platform says of a timer', async () => {
    const timers = [
      { TRIGGER_SRC: 'timer' },
      { TCB_SOURCE: 'wx_trigger' },
      { TCB_SOURCE: '', TCB_ISANONYMOUS_USER: 'false' },
    ];
    for (const variables of timers) expect(await product.runJobsAs(variables)).toMatchObject({ messages: 0 });
  });

  it.each<[Record<string, string>]>([
    [{ WX_OPENID: 'wang' }],
    [{ TCB_UUID: 'anonymous-1', TCB_ISANONYMOUS_USER: 'true' }],
    [{ TCB_ISANONYMOUS_USER: 'true' }],
    [{ TCB_CUSTOM_USER_ID: 'somebody' }],
    [{ TCB_HTTP_CONTEXT: '{}' }],
    [{ TRIGGER_SRC: 'http' }],
    [{ TCB_SOURCE: 'wx_client' }],
    [{ TCB_SOURCE: 'wx_client,scf' }],
  ])(
    'refuses whoever is no timer before it asks the store, whatever the rule of the environment says: %j',
    async (who) => {
      product.proxy.trips();
      await expect(product.runJobsAs(who)).rejects.toThrow('not by a person');
      expect(product.proxy.trips()).toBe(0);
    },
  );

  it('refuses an HTTP request, which says nothing of itself but its method', async () => {
    await expect(product.runJobsAs({}, { httpMethod: 'POST', path: '/jobs', body: '{}' })).rejects.toThrow(
      'httpMethod',
    );
  });
});
