import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { functionEnvironment } from '../../local/cloud/functions/environment';
import { filesUnder } from '../../scripts/build/packages';
import { fixtureWith, runBuild, temporaryFolder } from '../unit/build/support';

const folder = temporaryFolder();
const dist = join(folder.path, 'cloudfunctions');
let cloud: Server;
let asked: Record<string, unknown>[] = [];
let connections = 0;
let agent: string | undefined;

beforeAll(async () => {
  const app = fixtureWith(join(folder.path, 'miniprogram-source'), {});
  expect(runBuild(folder.path, { miniprogram: app })).toMatchObject({ status: 0, stderr: '' });
  cloud = createServer(answer);
  cloud.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((ready) => cloud.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  await new Promise((closed) => cloud.close(closed));
  folder.remove();
});

function address(): string {
  const bound = cloud.address();
  if (bound === null || typeof bound === 'string') throw new Error('the cloud does not listen');
  return `http://127.0.0.1:${bound.port}`;
}

/** What the cloud answers to each action of the SDK. */
const REPLIES: Record<string, () => object> = {
  'database.insertDocument': () => ({ data: { insertedIds: ['1'] } }),
  'database.getDocument': () => ({
    data: { list: ['{"_id":"1","at":{"$date":{"$numberLong":"0"}}}'] },
    total: 1,
    limit: 5,
    offset: 0,
  }),
  'storage.getUploadMetadata': () => ({
    data: { url: `${address()}/put`, token: 't', authorization: 'a', fileId: 'cloud://a.txt', cosFileId: 'c' },
  }),
  'storage.batchGetDownloadUrl': () => ({
    data: { download_list: [{ fileID: 'cloud://a.txt', tempFileURL: `${address()}/file`, code: 'SUCCESS' }] },
  }),
  'storage.batchDeleteFile': () => ({ data: { delete_list: [{ fileID: 'cloud://a.txt', code: 'SUCCESS' }] } }),
  'functions.invokeFunction': () => ({ data: { response_data: '{"ok":true}' } }),
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  if (request.url === '/file') return void response.end('the file');
  if (request.method === 'PUT') {
    asked.push({ put: body });
    return void response.end(
      body === 'refuse'
        ? '<Error><Code>AccessDenied</Code><Message>no</Message><RequestId>r</RequestId><TraceId>t</TraceId></Error>'
        : '',
    );
  }
  if (request.headers['content-type']?.startsWith('multipart/')) {
    asked.push({ form: body });
    return void response.end('taken');
  }
  const call: Record<string, unknown> = JSON.parse(body);
  asked.push(call);
  agent = request.headers['user-agent'];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ requestId: 'r', ...REPLIES[String(call.action)]?.() }));
}

const RUNNER = `
const { main } = require(process.argv[1]);
(async () => {
  const replies = [];
  for (const event of JSON.parse(process.argv[2])) {
    const context = { environment: JSON.stringify({ WX_OPENID: 'wang', TCB_CONTEXT_KEYS: 'WX_OPENID' }) };
    replies.push(await main(event, context).catch((error) => ({ code: error.code, message: error.message })));
  }
  console.log(JSON.stringify(replies));
  process.exit(0);
})();`;

/** Calls the bundled `api` with each event in turn, in one process that has the environment of a cloud function. */
async function call(...events: { operation: string; input?: object }[]): Promise<unknown[]> {
  asked = [];
  connections = 0;
  const env = functionEnvironment(address(), {});
  const child = spawn(process.execPath, ['-e', RUNNER, join(dist, 'api', 'index.js'), JSON.stringify(events)], { env });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.pipe(process.stderr);
  await new Promise((ended) => child.on('close', ended));
  return JSON.parse(said);
}

describe('a built cloud function', () => {
  it('is index.js with what that reads at its start, its package.json without dependencies, and its settings', () => {
    expect(filesUnder(dist)).toEqual([
      'api/config.json',
      'api/first.js',
      'api/index.js',
      'api/package.json',
      'jobs/config.json',
      'jobs/index.js',
      'jobs/package.json',
    ]);
    expect(JSON.parse(readFileSync(join(dist, 'api', 'package.json'), 'utf8'))).toEqual({
      name: 'api',
      version: expect.any(String),
      main: 'index.js',
    });
  });

  it('knows its caller, and finds and adds documents', async () => {
    const [caller, added, found] = await call(
      { operation: 'caller' },
      { operation: 'add', input: { text: '诉求' } },
      { operation: 'find', input: { text: '诉求' } },
    );
    expect(caller).toBe('wang');
    expect(added).toMatchObject({ id: '1' });
    expect(found).toMatchObject({ data: [{ _id: '1', at: '1970-01-01T00:00:00.000Z' }] });
    expect(asked).toMatchObject([
      { action: 'database.insertDocument', envName: 'local-env', data: ['{"text":"诉求"}'] },
      { action: 'database.getDocument', query: '{"text":"诉求"}', limit: 5 },
    ]);
  });

  it('uploads, addresses, downloads and deletes files', async () => {
    const [uploaded, , downloaded, deleted] = await call(
      { operation: 'upload', input: { text: 'the file' } },
      { operation: 'address' },
      { operation: 'download' },
      { operation: 'delete' },
    );
    expect(uploaded).toEqual({ fileID: 'cloud://a.txt' });
    expect(asked[1]).toEqual({ put: 'the file' });
    expect(downloaded).toBe('the file');
    expect(deleted).toMatchObject({ fileList: [{ code: 'SUCCESS' }] });
  });

  it('reads why the storage refuses a file', async () => {
    expect(await call({ operation: 'upload', input: { text: 'refuse' } })).toEqual([
      { code: 'STORAGE_REQUEST_FAIL', message: expect.stringContaining('AccessDenied') },
    ]);
  });

  it('calls other functions and the open interface of WeChat', async () => {
    const [called, notified] = await call(
      { operation: 'call', input: { text: 'a' } },
      { operation: 'notify', input: { text: 'b' } },
    );
    expect(called).toMatchObject({ result: { ok: true } });
    expect(notified).toBe('taken');
    expect(asked).toMatchObject([
      { function_name: 'jobs', request_data: '{"text":"a"}' },
      { form: expect.stringContaining('name="apiName"\r\n\r\nsubscribeMessage.send\r\n') },
    ]);
  });

  it('tells the cloud which version of the SDK it is', async () => {
    await call({ operation: 'add' });
    expect(agent).toMatch(/^tcb-node-sdk\/\d+\.\d+\.\d+$/);
  });

  it('keeps its connection', async () => {
    await call({ operation: 'add' }, { operation: 'add' }, { operation: 'find' }, { operation: 'call' });
    expect(connections).toBe(1);
  });

  it('is not built when it exports no main', () => {
    const { status, stderr } = runBuild(join(folder.path, 'failed'), { cloudfunctions: join(folder.path, 'nothing') });
    expect({ status, stderr: stderr.trim() }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Build failed: .*nothing: does not exist$/),
    });
  });
});
