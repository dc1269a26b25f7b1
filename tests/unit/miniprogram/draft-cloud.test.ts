import * as v from 'valibot';
import { fieldsOf, text } from '../../../core/kernel/field';
import { bankCard, cards, identity } from '../../../core/kernel/field-personal';
import { appeal } from '../../../core/kinds/appeal/appeal';
import type { ApplicationData } from '../../../miniprogram/components/application/application.data';
import { aHome, FakePhone, settle } from './phone';

/** What the cloud keeps; both phones of the person see it. */
let kept: { draft: string; savedAt: string } | null;
let phone: FakePhone;

function answerDrafts(on: FakePhone): void {
  on.answers(({ operation, input }) => {
    const { draft } = v.parse(v.object({ draft: v.optional(v.string(), '') }), input);
    if (operation === 'draft.open') return { ok: true, value: kept ?? { draft: null, savedAt: null } };
    if (operation === 'draft.save') kept = { draft, savedAt: new Date().toISOString() };
    if (operation === 'draft.drop') kept = null;
    const written = { caseId: 'case-0001', number: 'QZ-2026-0001', status: 'submitted', version: 1 };
    return { ok: true, value: operation === 'case.submit' ? written : { savedAt: '' } };
  });
}

/** Opens the form on the phone that is in the hand now. */
async function openForm() {
  jest.resetModules();
  const { watchNetwork } = await import('../../../miniprogram/services/network');
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/apply/for-herself');
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

  it('is the later one of the two, this phone’s or the cloud’s', async () => {
    const { form } = await openForm();
    form.begin();
    form.answer('story', '这台手机上的');
    form.leave();
    await settle();
    kept = { draft: JSON.stringify({ typed: { story: '更早的' }, step: 2, savedAt: 1 }), savedAt: '' };
    const again = await openForm();
    again.form.resume();
    expect(again.shown.typed?.story).toBe('这台手机上的');
    again.form.leave();
    await settle();
    const later = { typed: { story: '更晚的' }, step: 2, savedAt: Date.now() + 1 };
    kept = { draft: JSON.stringify(later), savedAt: '' };
    const third = await openForm();
    third.form.resume();
    expect(third.shown.typed?.story).toBe('更晚的');
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
    const cloud = new DraftInCloud('scholarship', fieldsOf(form));
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
