import { FakePhone, settle } from './phone';

let phone: FakePhone;
let answer: Record<string, string>;

beforeEach(() => {
  phone = new FakePhone();
  phone.answers(() => ({ ok: true, value: { counted: true } }));
  answer = { progress: 'accept', assigned: 'reject', errMsg: 'ok' };
  Object.assign(wx, {
    requestSubscribeMessage: ({ success }: { success(given: object): void }) => success(answer),
  });
});

/** The service as it is after a start of the mini-program. */
async function started() {
  jest.resetModules();
  return import('../../../miniprogram/services/subscribe');
}

const told = () => phone.sent.map(({ operation, input }) => [operation, input]);

describe('leave to send a message', () => {
  it('is told to the cloud, exactly what was accepted', async () => {
    const { askToTell } = await started();
    expect(await askToTell(['progress', 'assigned'])).toBe(true);
    await settle();
    expect(told()).toEqual([['me.subscribed', { templates: ['progress'] }]]);
  });

  it.each(['acceptWithAudio', 'acceptWithAlert', 'acceptWithForcePush'])('may also be given as %s', async (way) => {
    answer = { progress: way, assigned: 'filter' };
    const { askToTell } = await started();
    expect(await askToTell(['progress', 'assigned'])).toBe(true);
    await settle();
    expect(told()).toEqual([['me.subscribed', { templates: ['progress'] }]]);
  });

  it('is not told when it was not given', async () => {
    answer = { progress: 'reject', assigned: 'ban', deadline: 'filter' };
    const { askToTell } = await started();
    expect(await askToTell(['progress', 'assigned', 'deadline'])).toBe(false);
    await settle();
    expect(told()).toEqual([]);
  });

  it('is told again after a lost answer, under the same id, also after a restart', async () => {
    phone.losesAnswers();
    await (await started()).askToTell(['progress']);
    await settle();
    phone.answers(() => ({ ok: true, value: { counted: true } }));
    await (await started()).tellAccepted();
    const [first, second] = phone.sent.map(({ submitId }) => submitId);
    expect(second).toBe(first);
    await (await started()).tellAccepted();
    expect(phone.sent).toHaveLength(2);
  });

  it('given twice is told twice, under two ids', async () => {
    const { askToTell } = await started();
    await askToTell(['progress']);
    await askToTell(['progress']);
    await settle();
    expect(new Set(phone.sent.map(({ submitId }) => submitId)).size).toBe(2);
  });
});
