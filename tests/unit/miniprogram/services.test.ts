import type { Page } from '../../../core/case/operations';
import { aRow } from './cases';
import { FakePhone } from './phone';

let phone: FakePhone;

async function services() {
  jest.resetModules();
  const { watchNetwork } = await import('../../../miniprogram/services/network');
  const { call } = await import('../../../miniprogram/services/cloud');
  const { send } = await import('../../../miniprogram/services/command');
  const { readAgain, readOn } = await import('../../../miniprogram/services/case-list');
  watchNetwork();
  return { call, send, readAgain, readOn };
}

beforeEach(() => {
  jest.useFakeTimers();
  phone = new FakePhone();
});

describe('calling the cloud', () => {
  it('never throws: no connection is an answer that says what to do', async () => {
    const { call } = await services();
    phone.losesAnswers();
    expect(await call('home.open', {})).toMatchObject({
      ok: false,
      lost: true,
      message: '没有连上工会的服务，请稍等再试。',
    });
    phone.network(false);
    expect(await call('home.open', {})).toMatchObject({ lost: true, message: '现在没有网络，请连上网络后再试。' });
  });

  it('does not wait for ever', async () => {
    const { call } = await services();
    phone.answers(() => new Promise(() => undefined));
    const asked = call('home.open', {});
    jest.runAllTimers();
    expect(await asked).toMatchObject({ ok: false, lost: true });
  });

  it('takes an answer that is no result for none', async () => {
    const { call } = await services();
    phone.answers(() => 'function not found');
    expect(await call('home.open', {})).toMatchObject({ ok: false, lost: true });
  });
});

describe('sending a write', () => {
  it('gives two taps at the same time one id', async () => {
    const { send } = await services();
    phone.answers(() => ({ ok: true, value: {} }));
    await Promise.all([send('staff.join', { code: 'A' }), send('staff.join', { code: 'A' })]);
    expect(phone.sent[0]?.submitId).toBe(phone.sent[1]?.submitId);
  });

  it('gives the same words a new id once they were answered', async () => {
    const { send } = await services();
    phone.answers(() => ({ ok: true, value: {} }));
    await send('staff.join', { code: 'A' });
    await send('staff.join', { code: 'A' });
    expect(phone.sent[0]?.submitId).not.toBe(phone.sent[1]?.submitId);
  });
});

describe('reading on in a list', () => {
  const page = (ids: string[], next: string | null): Page => ({ rows: ids.map((id) => aRow({ id })), next });

  it('adds the following page and leaves out what is there already', async () => {
    const { readOn } = await services();
    const reply = await readOn(page(['a', 'b'], 'k'), async () => ({ ok: true, value: page(['b', 'c'], null) }));
    expect(reply).toMatchObject({ ok: true, value: { next: null, rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } });
  });

  it('reads a list anew as far as it was read, and no further', async () => {
    const { readAgain } = await services();
    const pages = [page(['x', 'a'], 'k1'), page(['b', 'c'], 'k2'), page(['d'], null)];
    const asked: (string | undefined)[] = [];
    const reply = await readAgain(page(['a', 'b', 'c'], 'k'), async (cursor) => {
      asked.push(cursor);
      return { ok: true, value: pages[asked.length - 1] ?? page([], null) };
    });
    expect(reply).toMatchObject({ value: { next: 'k2', rows: [{ id: 'x' }, { id: 'a' }, { id: 'b' }, { id: 'c' }] } });
    expect(asked).toEqual([undefined, 'k1']);
  });

  it('asks nothing at the end', async () => {
    const { readOn } = await services();
    const ask = jest.fn();
    await readOn(page(['a'], null), ask);
    expect(ask).not.toHaveBeenCalled();
  });
});
