import recorded from '../../support/fixtures/wx-server-sdk.json';
import { connect, startTestCloud, type TestCloud } from '../../support/local-cloud';
import { callOpenApi } from '../../support/open-api';

const TEMPLATE = 'template-1';

describe('messages to WeChat', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud({ collections: [] });
  });
  afterAll(() => cloud.stop());

  const data = { thing1: { value: '您的申请已受理' }, time2: { value: '2026年5月1日 08:00' } };
  const send = (request: object, apiName?: string) => callOpenApi(cloud.url, request, apiName);
  const post = (kind: string, body: BodyInit) =>
    fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { authorization: 'TC3-HMAC-SHA256 Credential=local/today', 'content-type': kind },
      body,
    });
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
    for (const page of ['one', 'two']) await send({ touser: 'zhao', template_id: TEMPLATE, page, data });
    expect(await messagesOf('zhao')).toMatchObject({ messages: [{ page: 'two' }, { page: 'one' }] });
  });

  it('of two sent at once for one acceptance one arrives', async () => {
    await accept('qian', [TEMPLATE]);
    const message = { touser: 'qian', template_id: TEMPLATE, data };
    const replies = await Promise.all([send(message), send(message)]);
    expect(replies.map((reply) => Object(reply).errcode).sort()).toEqual([0, 43101]);
  });

  it('what wx-server-sdk sends arrives, byte for byte', async () => {
    await accept(recorded.message.touser, [recorded.message.templateId]);
    const kind = `multipart/form-data; boundary=${recorded.boundary}`;
    expect((await post(kind, Buffer.from(recorded.body, 'base64'))).headers.get('content-type')).toBe(
      'application/octet-stream',
    );
    expect(await messagesOf(recorded.message.touser)).toMatchObject({
      messages: [{ template: 'tpl-1', page: recorded.message.page, data: recorded.message.data }],
    });
  });

  it.each([
    ['in JSON', () => connect(cloud.url).callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: { data } })],
    [
      'without the pairs of protobuf',
      () =>
        connect(cloud.url).callCompatibleWxOpenApi({
          apiName: 'subscribeMessage.send',
          requestData: Buffer.from(JSON.stringify({ touser: 'sun', template_id: TEMPLATE, data })),
        }),
    ],
  ])('the same call %s is refused', async (_way, call) => {
    await expect(call()).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  });

  it.each(['/cgi-bin/message/subscribe/send', 'openapi.subscribeMessage.send', 'wxacode.getUnlimited'])(
    'the cloud knows no interface %s',
    async (apiName) => {
      await accept('sun', [TEMPLATE]);
      expect(await send({ touser: 'sun', template_id: TEMPLATE, data }, apiName)).toEqual({ errorCode: -604100 });
    },
  );

  it.each([
    ['no person', { template_id: TEMPLATE, data }, 40003],
    ['no template', { touser: 'wang', data }, 40037],
    ['no data', { touser: 'wang', template_id: TEMPLATE }, 47003],
    ['an empty value', { touser: 'wang', template_id: TEMPLATE, data: { thing1: { value: '' } } }, 47003],
    ['a template in camel case', { touser: 'wang', templateId: TEMPLATE, data }, 40037],
    ['an openid that is none', { touser: 'walk-in:1', template_id: TEMPLATE, data }, 40003],
  ])('%s is refused as WeChat refuses it', async (_sentence, request, errcode) => {
    expect(await send(request)).toMatchObject({ errcode });
  });

  // WeChat's list: 订阅消息参数值内容限制说明.
  const takes: readonly (readonly [field: string, good: readonly string[], bad: readonly string[]])[] = [
    ['thing1', ['拖欠工资 3 个月', '字'.repeat(20)], ['字'.repeat(21), '两\n行']],
    ['phrase1', ['办理中', '五个字以内'], ['六个字的短语', '办理中…', '3天', 'done']],
    [
      'time1',
      ['15:01', '2019年10月1日 15:01', '15:01~16:30', '2019年10月1日 15:01~2019年10月2日 15:01'],
      ['11月25日 14:32', '2019年10月1日', '2019-10-01 15:01', '25:00', '15:60'],
    ],
    ['date1', ['2019年10月1日', '2019年10月1日 15:01'], ['10月1日', '15:01']],
    ['number1', ['12', '12.50'], ['十二', '1'.repeat(33), '1.']],
    ['letter1', ['abc'], ['a1', 'a'.repeat(33)]],
    ['symbol1', ['#%'], ['a#', '######']],
    ['character_string1', ['QZ-2026-0001'], ['编号1', 'a'.repeat(33)]],
    ['amount1', ['¥200', '200.50元', '200'], ['二百', '12345678901', '¥¥2']],
    ['phone_number1', ['+86-0766-66888866'], ['电话', '1'.repeat(18)]],
    ['car_number1', ['粤A8Z888挂'], ['粤A8Z8888888', '粤粤8Z888']],
    ['name1', ['王建国', 'Maria O’Neill'], ['王'.repeat(11), 'a'.repeat(21), '王2']],
    ['something1', [], ['字']],
    ['thing', [], ['字']],
  ];
  it.each(takes)('a field %s takes what WeChat’s list says, and nothing else', async (field, good, bad) => {
    const answerTo = async (value: string) =>
      Object(await send({ touser: 'li', template_id: TEMPLATE, data: { [field]: { value } } })).errcode;
    // 43101: WeChat looks at the fields first.
    expect(await Promise.all(good.map(answerTo))).toEqual(good.map(() => 43101));
    expect(await Promise.all(bad.map(answerTo))).toEqual(bad.map(() => 47003));
  });

  it('watching for changes is refused, not pretended', async () => {
    const reply = await post('application/json', JSON.stringify({ action: 'auth.wsWebSign' }));
    expect(await reply.json()).toMatchObject({ code: 'LOCAL_UNAVAILABLE', message: expect.stringContaining('watch') });
  });

  it('a list of templates that is no list is refused', async () => {
    expect((await accept('wang', 'x')).status).toBe(400);
  });
});
