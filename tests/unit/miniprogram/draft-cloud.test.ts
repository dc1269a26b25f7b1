import * as v from 'valibot';
import { appeal } from '../../../core/domains/rights/appeal';
import { fieldsOf, text } from '../../../core/kernel/field';
import { bankCard, cards, identity } from '../../../core/kernel/field-personal';
import type { ApplicationData } from '../../../miniprogram/components/application/application.data';
import { aHome, FakePhone, settle } from './phone';

/** What the cloud keeps; both phones of the person see it. */
let kept: { draft: string; savedAt: string; version: string } | null;
let phone: FakePhone;
let losesAnswers = false;

const Sent = v.object({ draft: v.optional(v.string(), ''), base: v.optional(v.nullable(v.string()), null) });

function answerDrafts(on: FakePhone): void {
  on.answers(({ operation, input, submitId = '' }) => {
    const { draft, base } = v.parse(Sent, input);
    if (operation === 'draft.open') return { ok: true, value: kept ?? { draft: null, savedAt: null, version: null } };
    if (operation === 'draft.drop') kept = null;
    if (operation === 'draft.save') {
      if ((kept?.version ?? null) !== base) return { ok: false, refusal: { code: 'draftMoved', message: '两份' } };
      kept = { draft, savedAt: new Date().toISOString(), version: submitId };
      if (losesAnswers) return Promise.reject(new Error('request:fail'));
      return { ok: true, value: kept };
    }
    const written = { caseId: 'case-0001', number: 'QZ-2026-0001', status: 'submitted', version: 1 };
    return { ok: true, value: operation === 'case.submit' ? written : { dropped: true } };
  });
}

/** Another phone has saved this, without this one knowing. */
function savedElsewhere(story: string, savedAt = Date.now() + 1): void {
  const draft = JSON.stringify({ typed: { story }, step: 2, savedAt });
  kept = { draft, savedAt: new Date(savedAt).toISOString(), version: `elsewhere-${story}` };
}

/** Opens the form on the phone that is in the hand now. */
async function openForm() {
  jest.resetModules();
  const { watchNetwork } = await import('../../../miniprogram/services/network');
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
  const shown: Partial<ApplicationData> = {};
  watchNetwork();
  const form = new Application(appeal, aHome(), forHerself(appeal, aHome().me), {
    show: (part) => Object.assign(shown, part),
    scroll: () => undefined,
    tell: () => undefined,
    submitted: () => undefined,
  });
  form.open();
  await settle();
  return { form, shown };
}

function takeAnotherPhone(): void {
  phone = new FakePhone();
  answerDrafts(phone);
}

const saves = () => phone.sent.filter(({ operation }) => operation === 'draft.save');

beforeEach(() => {
  jest.useFakeTimers();
  kept = null;
  losesAnswers = false;
  takeAnotherPhone();
});

describe('a form that is not finished', () => {
  it('goes on on another phone of the same person', async () => {
    const first = await openForm();
    first.form.begin();
    first.form.answer('story', '写到一半');
    first.form.leave();
    await settle();
    takeAnotherPhone();
    const second = await openForm();
    expect(second.shown.resume).toContain('填到第 1 步');
    second.form.resume();
    expect(second.shown.typed?.story).toBe('写到一半');
  });

  it('is saved in the cloud at most every ten seconds', async () => {
    const { form } = await openForm();
    form.begin();
    for (let second = 0; second < 25; second += 1) {
      form.answer('story', `第 ${second} 秒`);
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect(saves()).toHaveLength(3);
  });

  it('is not saved in the cloud before anything was typed, nor twice with the same words', async () => {
    const { form } = await openForm();
    form.begin();
    form.leave();
    await settle();
    expect(saves()).toHaveLength(0);
    form.answer('story', '写到一半');
    form.leave();
    form.leave();
    await jest.runAllTimersAsync();
    expect(saves()).toHaveLength(1);
  });

  it('takes only those pictures along that have arrived', async () => {
    const { form } = await openForm();
    form.begin();
    const sending = { id: 'aa', path: 'wxfile://1', name: '照片', fileId: '', state: 'sending', progress: 4 } as const;
    const fileId = 'cloud://env.bucket/papers/0123456789abcdef/1.jpg';
    form.setPapers('papers', [sending, { ...sending, id: 'bb', fileId, state: 'done' }]);
    form.leave();
    await settle();
    takeAnotherPhone();
    const second = await openForm();
    second.form.resume();
    expect(second.form.papers('papers')).toMatchObject([{ id: 'bb', fileId, path: fileId, state: 'done' }]);
  });

  it('leaves identity and card numbers on this phone, those on cards as well', async () => {
    const member = v.object({ name: text('姓名', 20), identity: identity('身份证号码') });
    const form = v.object({
      card: bankCard('银行卡号'),
      family: cards('家庭成员', '一位家庭成员', 9, member),
      school: text('学校', 40),
    });
    await openForm();
    const { DraftInCloud } = await import('../../../miniprogram/services/draft-cloud');
    const family = { cards: [{ name: '李秀英', identity: '360799200809150010' }], open: 0 };
    const typed = { card: '6228481234567890128', family, school: '瑞金第一中学' };
    const cloud = new DraftInCloud('scholarship', fieldsOf(form), () => undefined);
    cloud.changed({ typed, step: 3, savedAt: 1 });
    cloud.flush();
    await settle();
    expect(JSON.parse(kept?.draft ?? '')).toEqual({
      typed: { family: { cards: [{ name: '李秀英' }], open: 0 }, school: '瑞金第一中学' },
      step: 3,
      savedAt: 1,
    });
  });

  it('is filled in as ever while there is no connection, and saved when it is back', async () => {
    const { form, shown } = await openForm();
    phone.network(false);
    form.begin();
    form.answer('story', '没有网也能写');
    form.leave();
    await jest.runAllTimersAsync();
    expect(saves()).toHaveLength(0);
    expect(shown.typed?.story).toBe('没有网也能写');
    phone.network(true);
    form.reconnected();
    await settle();
    expect(kept?.draft).toContain('没有网也能写');
  });

  it('is gone from the cloud once it is handed in, and not offered again', async () => {
    const { form } = await openForm();
    form.begin();
    const answers = {
      category: 'pay',
      story: '做了四个月木工，老板只付了两千元。',
      area: 'town:xianghu',
      employer: '赣南建筑劳务队',
    };
    for (const [name, value] of Object.entries(answers)) form.answer(name, value);
    form.leave();
    await settle();
    const before = kept;
    await form.submit();
    await settle();
    expect(kept).toBeNull();
    // The cloud never heard that it was handed in.
    kept = before;
    expect((await openForm()).shown.resume).toBe('');
  });
});

describe('a form that two phones fill in', () => {
  const storyOn = (form: Awaited<ReturnType<typeof openForm>>) => {
    form.form.resume();
    return form.shown.typed?.story;
  };
  /** Fills in this much, and leaves. */
  async function write(story: string, online = true) {
    const opened = await openForm();
    phone.network(online);
    if (opened.shown.resume) opened.form.resume();
    else opened.form.begin();
    opened.form.answer('story', story);
    opened.form.leave();
    await jest.advanceTimersByTimeAsync(20_000);
    return opened;
  }

  it('goes on with the other phone’s, unasked, where nothing was filled in here since', async () => {
    await write('都一样的');
    savedElsewhere('另一部接着写的');
    expect(storyOn(await openForm())).toBe('另一部接着写的');
    expect(phone.questions).toEqual([]);
  });

  it.each([
    ['the other one', true],
    ['this one', false],
  ])(
    'asks where both were filled in since, and goes on with %s; the text not chosen is kept',
    async (_which, isOther) => {
      await write('都一样的');
      await write('没有网时写的', false);
      savedElsewhere('另一部写的');
      phone.chooses = isOther;
      const opened = await openForm();
      expect(phone.questions).toHaveLength(1);
      expect(phone.questions[0]).toContain('接着填哪一份');
      expect(storyOn(opened)).toBe(isOther ? '另一部写的' : '没有网时写的');
      opened.form.leave();
      await jest.advanceTimersByTimeAsync(20_000);
      phone.chooses = true;
      expect(storyOn(await openForm())).toBe(isOther ? '没有网时写的' : '另一部写的');
    },
  );

  it('asks while it is being filled in, and loses neither text', async () => {
    const { form, shown } = await openForm();
    form.begin();
    form.answer('story', '第一句');
    await jest.advanceTimersByTimeAsync(20_000);
    savedElsewhere('另一部写的');
    form.answer('story', '第二句');
    phone.chooses = false;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(phone.questions).toHaveLength(1);
    expect(shown.typed?.story).toBe('第二句');
    expect(kept?.draft).toContain('第二句');
    expect([...phone.storage.values()].join()).toContain('另一部写的');
  });

  it('does not take its own save for another phone’s when the answer was lost', async () => {
    const { form } = await openForm();
    form.begin();
    losesAnswers = true;
    form.answer('story', '第一句');
    await jest.advanceTimersByTimeAsync(20_000);
    losesAnswers = false;
    form.answer('story', '第二句');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(phone.questions).toEqual([]);
    expect(kept?.draft).toContain('第二句');
  });

  it('asks nothing after the page was left, but the next time', async () => {
    const { form } = await openForm();
    form.begin();
    form.answer('story', '第一句');
    await jest.advanceTimersByTimeAsync(20_000);
    savedElsewhere('另一部写的');
    form.answer('story', '第二句');
    form.leave();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(phone.questions).toEqual([]);
    expect(kept?.draft).toContain('另一部写的');
    await openForm();
    expect(phone.questions).toHaveLength(1);
  });

  it('from before versions were noted is asked about when the cloud has a later one, and not otherwise', async () => {
    const local = { typed: { story: '旧的' }, step: 1, savedAt: Date.now() };
    phone.storage.set('draft:1:appeal', JSON.stringify(local));
    savedElsewhere('更早的', local.savedAt - 1);
    expect(storyOn(await openForm())).toBe('旧的');
    expect(phone.questions).toEqual([]);
    takeAnotherPhone();
    phone.storage.set('draft:1:appeal', JSON.stringify(local));
    savedElsewhere('更晚的', local.savedAt + 1);
    phone.chooses = true;
    expect(storyOn(await openForm())).toBe('更晚的');
    expect(phone.questions).toHaveLength(1);
  });
});
