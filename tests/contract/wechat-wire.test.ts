import { createServer, type Server } from 'node:http';
import recorded from '../support/fixtures/wx-server-sdk.json';
import { connect } from '../support/local-cloud';

/** A place that notes what it is sent and answers as the test wants. */
let server: Server;
let sent: { kind: string; body: Buffer }[] = [];
let answer: Buffer;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    sent.push({ kind: String(request.headers['content-type']), body: Buffer.concat(parts) });
    response.setHeader('content-type', 'application/octet-stream').end(answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  connect(`http://127.0.0.1:${address.port}`);
  process.env.TEMPLATE_PROGRESS = recorded.message.templateId;
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  sent = [];
});

async function send(): Promise<string> {
  const { subscribeMessage } = await import('../../cloudfunctions/shared/notify/templates');
  const { send: hand } = await import('../../cloudfunctions/shared/notify/wechat');
  const { touser, data } = recorded.message;
  const message = subscribeMessage({
    id: '0123456789abcdef:1',
    to: touser,
    event: 'progress',
    thing: data.thing1.value,
    phrase: data.phrase2.value,
    at: '2026-11-25T06:32:00.000Z',
    note: data.thing4.value,
  });
  if (!message) throw new Error('no template');
  return (await hand(message)).outcome;
}

/** The boundary is drawn anew each time; all else is compared. */
const withoutBoundary = (body: Buffer, boundary: string) => body.toString('latin1').replaceAll(boundary, '…');

describe('a message on the wire', () => {
  it('is byte for byte what wx-server-sdk sends, and its answer is understood', async () => {
    answer = Buffer.from(recorded.answer, 'base64');
    expect(await send()).toBe('delivered');
    const [{ kind, body } = { kind: '', body: Buffer.of() }] = sent;
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(kind)?.[1] ?? '';
    expect(withoutBoundary(body, boundary)).toBe(
      withoutBoundary(Buffer.from(recorded.body, 'base64'), recorded.boundary),
    );
  });

  it.each([
    ['a code of the cloud', 'GLuQ2////////wE=', 'never'],
    ['nothing readable', Buffer.from('{"code":"SYS_ERR"}').toString('base64'), 'unsure'],
    ['nothing at all', '', 'unsure'],
  ])('answered with %s counts as %s', async (_what, bytes, outcome) => {
    answer = Buffer.from(bytes, 'base64');
    expect(await send()).toBe(outcome);
  });
});
