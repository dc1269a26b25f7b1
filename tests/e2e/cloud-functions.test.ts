import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { connect, startTestCloud, type TestCloud } from '../support/local-cloud';
import { answerIn, pairsOf } from '../support/open-api';

const SIX_MB = 6 * 1024 * 1024;

describe('functions', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud({
      functionsDir: join(__dirname, '..', 'contract', 'cloud', 'functions'),
      collections: [{ name: 'things', indexes: [] }],
    });
  });
  afterAll(() => cloud.stop());

  async function ask(path: string, options: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${cloud.url}${path}`, options);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
  const call = (event: object, openid = 'wang') =>
    ask('/functions/echo', { method: 'POST', headers: { 'x-wx-openid': openid }, body: JSON.stringify(event) });

  describe('as its config says', () => {
    it('calls WeChat’s interfaces only where they are named there, as -604101 says in production', async () => {
      const data = { thing1: { value: '您的申请已受理' } };
      const request = { touser: 'nobody-yet', template_id: 'template-1', data };
      const event = { do: 'message', requestData: pairsOf(request).toString('base64') };
      const sent = async (name: string) => {
        const options = { method: 'POST', headers: { 'x-wx-openid': 'wang' }, body: JSON.stringify(event) };
        return answerIn(Buffer.from(String((await ask(`/functions/${name}`, options)).body), 'base64'));
      };
      expect(await sent('echo')).toEqual({ errorCode: -604101 });
      // Nobody has accepted one: it came as far as WeChat.
      expect(await sent('messenger')).toMatchObject({ errcode: 43101 });
    });
    it('is told its memory, and ends when it holds much more', async () => {
      expect((await call({ do: 'context' })).body).toMatchObject({ memory_limit_in_mb: 128 });
      expect(await call({ do: 'hold', mb: 30 })).toEqual({ status: 200, body: 30 });
      expect((await call({ do: 'hold', mb: 600 })).status).toBe(500);
      expect((await call({ do: 'who' }, 'li')).body).toEqual({ openid: 'li' });
    });
  });

  describe('called through the door', () => {
    it('the reply is what the function returns', async () => {
      expect(await call({ do: 'event', a: [1, { b: '职工' }] })).toMatchObject({
        status: 200,
        body: { a: [1, { b: '职工' }] },
      });
    });
    it('nothing returned is null', async () => {
      expect(await call({ do: 'nothing' })).toEqual({ status: 200, body: null });
    });
    it('the function knows who calls', async () => {
      expect((await call({ do: 'who' }, 'li')).body).toEqual({ openid: 'li' });
    });
    it('who calls is in the event too, whatever the phone says', async () => {
      const { body } = await call({ do: 'event', userInfo: { openId: 'somebody else' } }, 'li');
      expect(body).toMatchObject({ userInfo: { openId: 'li' } });
    });
    it('several calls run at once in one process, each with its own caller', async () => {
      const people = ['a', 'b', 'c', 'd'];
      const replies = await Promise.all(people.map((openid) => call({ do: 'together' }, openid)));
      expect(replies.map(({ body }) => body)).toEqual(
        people.map((openid) => ({ openid, mostUnderWay: expect.any(Number) })),
      );
      expect(JSON.stringify(replies)).toMatch(/"mostUnderWay":[2-4]/);
    });
    it('the function reads and writes by the unmodified SDK', async () => {
      expect((await call({ do: 'write', id: 'x' })).body).toEqual({ _id: 'x', by: 'wang' });
    });
    it('the context has the fields of the platform', async () => {
      expect((await call({ do: 'context' })).body).toMatchObject({
        request_id: expect.any(String),
        function_name: 'echo',
        namespace: 'local-env',
        time_limit_in_ms: 2000,
      });
    });
    it('the environment is the platform’s, not this machine’s', async () => {
      expect((await call({ do: 'environment' })).body).toEqual({ TZ: 'UTC', TCB_ENV: 'local-env' });
    });
    it('an empty body is an empty event', async () => {
      const reply = await ask('/functions/echo', { method: 'POST', headers: { 'x-wx-openid': 'wang' } });
      expect(reply).toEqual({ status: 200, body: { userInfo: { openId: 'wang', appId: expect.any(String) } } });
    });
  });

  describe('that go wrong', () => {
    it('an error is told without its stack', async () => {
      const { status, body } = await call({ do: 'fail' });
      expect({ status, body }).toMatchObject({
        status: 500,
        body: { error: 'functions execute fail', errCode: -504002 },
      });
      expect(JSON.stringify(body)).not.toContain('index.js');
    });
    it('an error is written to the log with its stack', async () => {
      await call({ do: 'fail' });
      expect(readFileSync(join(cloud.dataDir, 'logs', 'functions.log'), 'utf8')).toMatch(
        /secret detail[\s\S]*echo\/index\.js/,
      );
    });
    it('what a function prints is in the log', async () => {
      await call({ do: 'say', text: 'hello from inside' });
      await call({ do: 'nothing' });
      expect(readFileSync(join(cloud.dataDir, 'logs', 'functions.log'), 'utf8')).toContain('[echo] hello from inside');
    });
    it.each(['leave', 'crash'])(
      'a process that ends (%s) fails the call, and the next one gets a new process',
      async (how) => {
        const before = (await call({ do: 'pid' })).body;
        expect((await call({ do: how })).status).toBe(500);
        const after = await call({ do: 'pid' });
        expect(after.status).toBe(200);
        expect(after.body).not.toBe(before);
      },
    );
    it('a call beyond the time limit is given up, and the process goes on', async () => {
      const before = (await call({ do: 'pid' })).body;
      expect(await call({ do: 'wait', ms: 5000 })).toMatchObject({ status: 500, body: { errCode: -504003 } });
      expect((await call({ do: 'pid' })).body).toBe(before);
    });
    it('a function that blocks is ended and started anew', async () => {
      const before = (await call({ do: 'pid' })).body;
      expect(await call({ do: 'block' })).toMatchObject({ status: 500, body: { errCode: -504003 } });
      const after = await call({ do: 'pid' });
      expect(after.status).toBe(200);
      expect(after.body).not.toBe(before);
    });
    it('a function that cannot be loaded fails its calls', async () => {
      const reply = await ask('/functions/broken', { method: 'POST', headers: { 'x-wx-openid': 'wang' }, body: '{}' });
      expect(reply).toMatchObject({ status: 500, body: { error: 'functions execute fail' } });
    });
    it('a reply of more than 6 MB fails', async () => {
      expect((await call({ do: 'large', bytes: SIX_MB - 10 })).status).toBe(200);
      expect(await call({ do: 'large', bytes: SIX_MB })).toMatchObject({
        status: 500,
        body: { message: expect.stringContaining('6 MB') },
      });
    });
  });

  describe('refused at the door', () => {
    const headers = { 'x-wx-openid': 'wang' };
    it.each<[string, number, string, RequestInit]>([
      ['an event that is no JSON', 400, '/functions/echo', { method: 'POST', headers, body: '{"a":' }],
      ['an event that is a list', 400, '/functions/echo', { method: 'POST', headers, body: '[1]' }],
      ['a call without openid', 401, '/functions/echo', { method: 'POST', body: '{}' }],
      [
        'a call with a strange openid',
        401,
        '/functions/echo',
        { method: 'POST', headers: { 'x-wx-openid': 'a b' }, body: '{}' },
      ],
      [
        'a call with an openid that is too long',
        401,
        '/functions/echo',
        { method: 'POST', headers: { 'x-wx-openid': 'a'.repeat(65) }, body: '{}' },
      ],
      ['an unknown function', 404, '/functions/nobody', { method: 'POST', headers, body: '{}' }],
      ['a function name that climbs out', 404, '/functions/..%2F..%2Fetc', { method: 'POST', headers, body: '{}' }],
      ['a malformed address', 400, '/functions/%E0%A4%A', { method: 'POST', headers, body: '{}' }],
      [
        'an event of more than 100 KB',
        413,
        '/functions/echo',
        { method: 'POST', headers, body: JSON.stringify({ text: 'x'.repeat(100 * 1024) }) },
      ],
      ['another method', 405, '/functions/echo', { headers }],
      ['another address', 404, '/nothing', {}],
      [
        'a request of another site',
        403,
        '/functions/echo',
        { method: 'POST', headers: { ...headers, origin: 'http://evil.example' }, body: '{}' },
      ],
      ['an SDK request that is not signed', 401, '/admin', { method: 'POST', body: '{}' }],
    ])('%s: %i', async (_sentence, status, path, options) => {
      const reply = await ask(path, options);
      expect(reply).toEqual({ status, body: { error: expect.any(String) } });
    });
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const sent = request(`${cloud.url}/healthz`, { headers: { host } }, (response) =>
          resolve(response.resume().statusCode),
        );
        sent.on('error', reject).end();
      });
    it.each(['evil.example', '127.0.0.1', 'localhost:1', '192.168.1.2:80'])('the host name %s', async (host) => {
      expect(await statusFor(host)).toBe(403);
    });
    it('but not localhost, which is this machine too', async () => {
      expect(await statusFor(`localhost:${new URL(cloud.url).port}`)).toBe(200);
    });
  });

  describe('let in at the door', () => {
    const send = (body: string) => ask('/functions/echo', { method: 'POST', headers: { 'x-wx-openid': 'wang' }, body });
    it('an event just as large as WeChat takes', async () => {
      const around = JSON.stringify({ do: 'who', text: '' }).length;
      expect((await send(JSON.stringify({ do: 'who', text: 'x'.repeat(100 * 1024 - around) }))).status).toBe(200);
    });
    it('an event nested more deeply than anybody could write it again', async () => {
      const body = `{"do":"who","deep":${'['.repeat(45_000)}${']'.repeat(45_000)}}`;
      expect(await send(body)).toMatchObject({ status: 200, body: { openid: 'wang' } });
    });
    it('an event with a key twice, of which the last one counts, also for who calls', async () => {
      const body = '{"do":"fail","userInfo":{"openId":"lin"},"do":"who"}';
      expect(await send(body)).toMatchObject({ status: 200, body: { openid: 'wang' } });
    });
    it('an empty event, with or without braces', async () => {
      for (const body of ['', '{}', ' {} \n']) expect((await send(body)).status).toBe(200);
    });
  });

  describe('called by others than phones', () => {
    it('a function calls another by the SDK, without a caller', async () => {
      const { result } = await connect(cloud.url).callFunction({ name: 'echo', data: { do: 'who' } });
      expect(result).toEqual({ openid: null });
    });
    it('an error comes back to the calling function as a code', async () => {
      const calling = connect(cloud.url).callFunction({ name: 'echo', data: { do: 'fail' } });
      await expect(calling).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' });
    });
    it('an unknown function has its code', async () => {
      const calling = connect(cloud.url).callFunction({ name: 'nobody', data: {} });
      await expect(calling).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    });
    it('a timer calls its function without a caller and says which timer it is', async () => {
      const db = connect(cloud.url).database();
      for (let found = []; found.length === 0; found = (await db.collection('things').doc('timer').get()).data) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const { data } = await db.collection('things').doc('timer').get();
      expect(data[0]).toMatchObject({
        event: { Type: 'Timer', TriggerName: 'everySecond', Time: expect.any(String) },
        openid: null,
      });
    });
  });

  it('healthz says when the cloud is ready', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, body: { ok: true } });
  });
});
