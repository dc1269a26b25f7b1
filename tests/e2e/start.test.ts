import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, failToStart, type Started, startHearth } from '../support/hearth';

const data = dataFolder();
const running: Started[] = [];
const start = async (...flags: string[]) => {
  const started = await startHearth(data.path, ...flags);
  running.push(started);
  return started;
};
afterAll(async () => {
  for (const started of running) await started.stop();
  data.remove();
});

const call = async (url: string, openid: string, operation: string, input: object, submitId?: string) => {
  const headers = { 'content-type': 'application/json', 'x-wx-openid': openid };
  const body = JSON.stringify({ operation, input, submitId });
  return (await fetch(`${url}/functions/api`, { method: 'POST', headers, body })).json();
};

describe('npm start', () => {
  it('opens the ruijin world: ten workers, one colleague of each role, cases under way', async () => {
    const { url, printed } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const people: { role: string }[] = await (await fetch(`${url}/local/people`)).json();
    expect(people.filter(({ role }) => role === 'worker')).toHaveLength(10);
    expect(new Set(people.map(({ role }) => role)).size).toBe(12);
    expect(printed()).toContain('王建国');
    const home = await call(url, 'worker-wang', 'home.open', {});
    expect(home.value.open).toHaveLength(1);
    expect(await (await fetch(url)).text()).toContain('<');
  });

  it('refuses a second one on the same data, and a port that is taken, in one line each', async () => {
    const [first] = running;
    const second = await failToStart({}, '--data', data.path);
    expect(second).toMatchObject({ code: 1, said: expect.stringMatching(/^[^\n]*in use[^\n]*$/) });
    const port = new URL(first?.url ?? '').port;
    const other = dataFolder();
    const taken = await failToStart({ PORT: port }, '--data', other.path);
    other.remove();
    expect(taken).toMatchObject({ code: 1, said: expect.stringMatching(/^[^\n]*PORT[^\n]*$/i) });
  });

  it('keeps everything over a restart, even after a power cut', async () => {
    const [first] = running;
    const saved = { name: '新名字', phone: '13811112222' };
    await call(first?.url ?? '', 'worker-wang', 'profile.save', saved, '0123456789abcdef');
    await first?.kill();
    const { url } = await start();
    expect((await call(url, 'worker-wang', 'home.open', {})).value).toMatchObject({ me: saved, open: [{}] });
    await running.at(-1)?.stop();
  });

  it('says what to do about a wrong setting', async () => {
    expect((await failToStart({ WORLD: 'atlantis' })).said).toBe(
      'There is no world "atlantis": choose one of ruijin, emptyOffice.',
    );
    expect((await failToStart({ PORT: 'eighty' })).said).toContain('PORT must be a whole number');
  });

  it('leaves damaged data as it found it and says so in one line', async () => {
    const damaged = dataFolder();
    const first = await startHearth(damaged.path);
    await first.stop();
    const file = readdirSync(damaged.path).find((name) => /\.(db|sqlite)$/.test(name)) ?? '';
    const path = join(damaged.path, file);
    writeFileSync(path, 'this is no database');
    const { code, said } = await failToStart({}, '--data', damaged.path);
    expect({ code, lines: said.split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(said).toMatch(/damaged/);
    expect(readFileSync(path, 'utf8')).toBe('this is no database');
    damaged.remove();
  });

  it('does not start on data whose secret is lost or another one, and says what to do', async () => {
    const kept = dataFolder();
    await (await startHearth(kept.path)).stop();
    const secret = join(kept.path, 'secret');
    const own = readFileSync(secret, 'utf8');
    rmSync(secret);
    const lost = await failToStart({}, '--data', kept.path);
    expect(lost).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^[^\n]*secret is gone[^\n]*put it back[^\n]*$/),
    });
    expect(existsSync(secret)).toBe(false);
    writeFileSync(secret, '0'.repeat(64));
    const other = await failToStart({}, '--data', kept.path);
    expect(other).toMatchObject({ code: 1, said: expect.stringMatching(/^[^\n]*is not the one of this store[^\n]*$/) });
    writeFileSync(secret, own);
    const { url, stop } = await startHearth(kept.path);
    expect((await call(url, 'worker-wang', 'home.open', {})).ok).toBe(true);
    await stop();
    kept.remove();
  });

  it('--reset empties the data', async () => {
    const { url } = await start('--reset');
    expect((await call(url, 'worker-wang', 'home.open', {})).value.me.name).toBe('王建国');
    await running.at(-1)?.stop();
    expect(existsSync(data.path)).toBe(true);
  });

  it('opens an empty office with a code that makes the first administrator, once', async () => {
    const office = dataFolder();
    const { url, printed, stop } = await startHearth(office.path, '--world', 'emptyOffice');
    expect(await (await fetch(`${url}/local/people`)).json()).toEqual([]);
    const code = /administrator code: ([0-9A-Z]{10})/.exec(printed())?.[1];
    const joined = await call(url, 'the-first', 'staff.join', { code }, '0123456789abcdef');
    expect(joined.value.staff).toMatchObject({ role: 'administrator', deskName: '市总办公室' });
    const other = await call(url, 'the-second', 'staff.join', { code }, '0123456789abcdef');
    expect(other.refusal.code).toBe('invitationUsed');
    await stop();
    office.remove();
  });
});
