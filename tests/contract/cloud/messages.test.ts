import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';

const TEMPLATE = 'template-1';

describe('messages to WeChat', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud({ collections: [] });
  });
  afterAll(() => cloud.stop());

  const data = { thing1: { value: '您的申请已受理' }, time2: { value: '2026-05-01 08:00' } };
  async function send(request: object, apiName = 'subscribeMessage.send'): Promise<unknown> {
    const reply: object = await connect(cloud.url).callWxOpenApi({ apiName, requestData: request });
    return 'result' in reply ? reply.result : undefined;
  }
  const accept = (openid: string, templateIds: unknown) =>
    fetch(`${cloud.url}/local/subscriptions`, {
      method: 'POST',
      headers: { 'x-wx-openid': openid },
      body: JSON.stringify({ templateIds }),
    });
  async function messagesOf(openid: string): Promise<unknown> {
    return (await fetch(`${cloud.url}/local/messages`, { headers: { 'x-wx-openid': openid } })).json();
  }

  it('nobody gets a message without having accepted one', async () => {
    expect(await send({ touser: 'li', template_id: TEMPLATE, data })).toMatchObject({ errcode: 43101 });
    expect(await messagesOf('li')).toEqual({ messages: [] });
  });

  it('one acceptance is one message', async () => {
    await accept('wang', [TEMPLATE]);
    const message = { touser: 'wang', template_id: TEMPLATE, page: 'pages/home', data };
    expect(await send(message)).toMatchObject({ errcode: 0 });
    expect(await send(message)).toMatchObject({ errcode: 43101 });
    expect(await messagesOf('wang')).toEqual({
      messages: [{ id: expect.any(Number), at: expect.any(String), template: TEMPLATE, page: 'pages/home', data }],
    });
  });

  it('acceptances add up, newest message first', async () => {
    await accept('zhao', [TEMPLATE, 'other']);
    await accept('zhao', [TEMPLATE]);
    for (const page of ['one', 'two']) await send({ touser: 'zhao', templateId: TEMPLATE, page, data });
    expect(await messagesOf('zhao')).toMatchObject({ messages: [{ page: 'two' }, { page: 'one' }] });
  });

  it('of two sent at once for one acceptance one arrives', async () => {
    await accept('qian', [TEMPLATE]);
    const message = { touser: 'qian', template_id: TEMPLATE, data };
    const replies = await Promise.all([send(message), send(message)]);
    expect(replies.map((reply) => Object(reply).errcode).sort()).toEqual([0, 43101]);
  });

  it('the path form of the call works too', async () => {
    await accept('sun', [TEMPLATE]);
    expect(await send({ touser: 'sun', template_id: TEMPLATE, data }, '/cgi-bin/message/subscribe/send')).toMatchObject(
      { errcode: 0 },
    );
  });

  it.each([
    ['no person', { template_id: TEMPLATE, data }, 40003],
    ['no template', { touser: 'wang', data }, 40037],
    ['no data', { touser: 'wang', template_id: TEMPLATE }, 47003],
    ['an empty value', { touser: 'wang', template_id: TEMPLATE, data: { thing1: { value: '' } } }, 47003],
    [
      'a thing of more than 20 characters',
      { touser: 'wang', template_id: TEMPLATE, data: { thing1: { value: '字'.repeat(21) } } },
      47003,
    ],
    [
      'a phrase of more than 5',
      { touser: 'wang', template_id: TEMPLATE, data: { phrase3: { value: '六个字的短语' } } },
      47003,
    ],
  ])('%s is refused as WeChat refuses it', async (_sentence, request, errcode) => {
    expect(await send(request)).toMatchObject({ errcode });
  });

  it('what only WeChat’s servers can do is refused, not pretended', async () => {
    await expect(send({ scene: 'x' }, 'wxacode.getUnlimited')).rejects.toMatchObject({ code: 'LOCAL_UNAVAILABLE' });
  });

  it('so is watching for changes', async () => {
    const reply = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'TC3-HMAC-SHA256 Credential=local/today' },
      body: JSON.stringify({ action: 'auth.wsWebSign' }),
    });
    expect(await reply.json()).toMatchObject({ code: 'LOCAL_UNAVAILABLE', message: expect.stringContaining('watch') });
  });

  it('a list of templates that is no list is refused', async () => {
    expect((await accept('wang', 'x')).status).toBe(400);
  });
});
