import { appeal } from '../../../core/domains/rights/appeal';
import { refuse } from '../../../core/kernel/result';
import type { ApplicationData } from '../../../miniprogram/components/application/application.data';
import { clashLine } from '../../../miniprogram/components/application/application.view';
import { stripView } from '../../../miniprogram/components/photo-strip/strip-view';
import { aHome, FakePhone, settle } from './phone';

const written = { caseId: 'case-0001', number: 'QZ-2026-0001', status: 'submitted', version: 1 };
const filled = {
  category: 'pay',
  story: '做了四个月木工，老板只付了两千元。',
  area: 'town:xianghu',
  employer: '赣南建筑劳务队',
  name: '王建国',
  phone: '13800000001',
};

let phone: FakePhone;

/** Opens the form as a page does, with the modules as fresh as after a restart of the app. */
async function openForm() {
  jest.resetModules();
  const { watchNetwork } = await import('../../../miniprogram/services/network');
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
  const shown: Partial<ApplicationData> = {};
  const submitted: unknown[] = [];
  const scrolled: (string | undefined)[] = [];
  watchNetwork();
  const form = new Application(appeal, aHome(), forHerself(appeal, aHome().me), {
    show: (part) => Object.assign(shown, part),
    scroll: (name) => scrolled.push(name),
    tell: () => undefined,
    submitted: (value) => submitted.push(value),
  });
  form.open();
  return { form, shown, submitted, scrolled };
}

async function filledForm() {
  const opened = await openForm();
  opened.form.begin();
  for (const [name, value] of Object.entries(filled)) opened.form.answer(name, value);
  for (const _step of appeal.steps) opened.form.next();
  return opened;
}

/** What was handed in; drafts that travel meanwhile do not count. */
const submits = () => phone.sent.filter(({ operation }) => operation === 'case.submit');

beforeEach(() => {
  jest.useFakeTimers();
  phone = new FakePhone();
});

describe('filling in', () => {
  it('begins with what the union knows of the person', async () => {
    const { form, shown } = await openForm();
    form.begin();
    expect(shown.typed).toEqual({ name: '王建国', phone: '13800000001', area: 'town:xianghu' });
    expect(shown.progress).toBe('第 1 步，共 5 步 · 什么事');
  });

  it('does not go on past a mistake, and brings the first one into view', async () => {
    const { form, shown, scrolled } = await openForm();
    form.begin();
    form.next();
    expect(shown.step?.at).toBe(0);
    expect(Object.keys(shown.mistakes ?? {})).toEqual(['category', 'story']);
    expect(scrolled.at(-1)).toBe('category');
  });

  it('says of two copies what tells them apart, however alike they are otherwise', () => {
    const draft = { typed: filled, step: 1, savedAt: 0 };
    const said = (typed: object) =>
      clashLine(appeal, draft, { ...draft, typed: { ...filled, ...typed } }, '2026-08-20');
    expect(said({ employer: '象湖红星砖厂' })).toContain('不一样的是“单位或老板的名称”。');
    const all = { category: 'injury', story: '伤了手。', employer: '砖厂', name: '王小国' };
    expect(said(all)).toMatch(/不一样的是“[^”]+”“发生了什么？”“单位或老板的名称”等 4 处。/);
    expect(said({})).not.toContain('不一样');
  });

  it('shows at the end the pictures themselves, which a tap enlarges', async () => {
    const { form, shown } = await filledForm();
    const name = '工资条.png';
    form.previous();
    form.setPapers('papers', [
      { id: 'aa', path: 'wxfile://1.png', name, fileId: 'cloud://1', state: 'done', progress: 100 },
    ]);
    for (const _step of appeal.steps) form.next();
    expect(shown.mode).toBe('check');
    expect(stripView(shown.pictures ?? []).frames).toEqual([
      { url: 'wxfile://1.png', kind: 'image', state: 'ready', caption: '工资条', why: '', label: '查看 工资条' },
    ]);
  });

  it('shows everything at the end as the officer will read it', async () => {
    const { shown } = await filledForm();
    expect(shown.mode).toBe('check');
    expect(shown.blocks?.[1]?.facts).toContainEqual({ label: '工作的地方在哪里？', values: ['象湖镇'] });
  });

  it('goes from 修改 straight back to the check', async () => {
    const { form, shown } = await filledForm();
    form.mend(1);
    expect(shown).toMatchObject({ mode: 'step', mending: true });
    form.answer('employer', '红都鞋业');
    form.next();
    expect(shown.mode).toBe('check');
    expect(shown.blocks?.[1]?.facts).toContainEqual({ label: '单位或老板的名称', values: ['红都鞋业'] });
  });

  it('saves itself a moment after the last letter', async () => {
    const { form, shown } = await openForm();
    form.begin();
    form.answer('story', '一个字');
    expect(phone.storage.get('draft:1:appeal')).not.toContain('一个字');
    jest.runAllTimers();
    expect(phone.storage.get('draft:1:appeal')).toContain('一个字');
    expect(shown.saved).toMatch(/^已自动保存 \d\d:\d\d$/);
  });

  it('finds after a restart what was typed before', async () => {
    const first = await openForm();
    first.form.begin();
    first.form.answer('story', '写到一半');
    first.form.leave();
    const second = await openForm();
    expect(second.shown.resume).toContain('填到第 1 步');
    second.form.resume();
    expect(second.shown.typed?.story).toBe('写到一半');
  });
});

describe('an answer that may be wrong', () => {
  /** The form of a scholarship at its bank card, in modules as fresh as after a restart. */
  async function atCard() {
    jest.resetModules();
    const { Application } = await import('../../../miniprogram/components/application/application');
    const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
    const { scholarship } = await import('../../../core/domains/scholarship/scholarship');
    const shown: Partial<ApplicationData> = {};
    const form = new Application(scholarship, aHome(), forHerself(scholarship, aHome().me), {
      show: (part) => Object.assign(shown, part),
      scroll: () => undefined,
      tell: () => undefined,
      submitted: () => undefined,
    });
    form.open();
    form.begin();
    form.mend(scholarship.steps.findIndex(({ fields }) => fields.includes('cardNumber')));
    for (const [name, value] of Object.entries({ cardHolder: '王小明', bank: '农商银行' })) form.answer(name, value);
    form.answer('cardNumber', '6228481234567890129');
    return { form, shown };
  }

  it('is asked about once, and let through by a second tap', async () => {
    const { form, shown } = await atCard();
    form.next();
    expect([shown.mode, Object.keys(shown.doubts ?? {})]).toEqual(['step', ['cardNumber']]);
    form.next();
    expect(shown.mode).toBe('step');
    form.assure('cardNumber');
    expect(shown.doubts).toEqual({});
    form.next();
    expect(shown.mode).toBe('check');
  });

  it('is asked about anew when it was changed', async () => {
    const { form, shown } = await atCard();
    form.next();
    form.assure('cardNumber');
    form.answer('cardNumber', '6228481234567890120');
    form.next();
    expect([shown.mode, Object.keys(shown.doubts ?? {})]).toEqual(['step', ['cardNumber']]);
  });
});

describe('submitting', () => {
  it('makes one case however often it is tapped', async () => {
    phone.answers(() => ({ ok: true, value: written }));
    const { form, submitted } = await filledForm();
    await Promise.all([form.submit(), form.submit(), form.submit()]);
    expect(submits()).toHaveLength(1);
    expect(submitted).toEqual([written]);
    expect(phone.storage.has('draft:1:appeal')).toBe(false);
  });

  it('sends exactly the same again when the answer was lost', async () => {
    phone.losesAnswers();
    const { form, shown } = await filledForm();
    await form.submit();
    expect(shown).toMatchObject({ locked: true, busy: false });
    expect(shown.trouble).toContain('不会重复提交');
    form.answer('story', '改了也不算数');
    phone.answers(() => ({ ok: true, value: written }));
    await form.submit();
    expect(submits()[1]).toEqual(submits()[0]);
    expect(submits()[0]?.submitId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('sends by itself when the connection comes back', async () => {
    phone.losesAnswers();
    const { form, submitted } = await filledForm();
    phone.network(false);
    await form.submit();
    phone.answers(() => ({ ok: true, value: written }));
    phone.network(true);
    form.reconnected();
    await settle();
    expect(submitted).toEqual([written]);
    expect(submits()[1]?.submitId).toBe(submits()[0]?.submitId);
  });

  it('goes on with the same submission after the app was closed', async () => {
    phone.losesAnswers();
    await (await filledForm()).form.submit();
    phone.answers(() => ({ ok: true, value: written }));
    const { submitted } = await openForm();
    await settle();
    expect(submitted).toEqual([written]);
    expect(submits()[1]).toEqual(submits()[0]);
  });

  it('holds on to the id when nobody knows whether it was done', async () => {
    phone.answers(() => refuse('internal'));
    const { form } = await filledForm();
    await form.submit();
    await form.submit();
    expect(submits()[1]?.submitId).toBe(submits()[0]?.submitId);
  });

  it('lets the person mend what the cloud refused, under a new id', async () => {
    phone.answers(() => refuse('invalidInput', { employer: '请写单位名称。' }));
    const { form, shown } = await filledForm();
    await form.submit();
    expect(shown).toMatchObject({ mode: 'step', locked: false, mistakes: { employer: '请写单位名称。' } });
    expect(shown.step?.title).toBe('在哪里、跟谁');
    form.answer('employer', '红都鞋业');
    form.next();
    await form.submit();
    expect(submits()[1]?.submitId).not.toBe(submits()[0]?.submitId);
  });

  it('waits for pictures that are still on their way', async () => {
    phone.answers(() => ({ ok: true, value: written }));
    const { form, shown } = await filledForm();
    const paper = { id: 'a', path: 'wxfile://1', name: '照片', fileId: '', state: 'sending', progress: 40 } as const;
    form.setPapers('papers', [paper]);
    expect(shown.pending).toBe('还有 1 张照片正在上传，传好就能提交。');
    await form.submit();
    expect(submits()).toHaveLength(0);
    form.setPapers('papers', [{ ...paper, state: 'done', fileId: 'cloud://env.bucket/papers/0123456789abcdef/1.jpg' }]);
    await form.submit();
    expect(submits()).toHaveLength(1);
  });
});

describe('pictures', () => {
  beforeEach(() => phone.storage.set('home:4', JSON.stringify(aHome())));
  const paper = { id: 'aa', path: 'wxfile://1.png', name: '照片', fileId: '', state: 'failed', progress: 0 } as const;

  it('are sent again to the same place, twice before they count as failed', async () => {
    const { form } = await filledForm();
    form.setPapers('papers', [paper]);
    const sending = form.pictures({ name: 'papers', act: 'retry', id: 'aa' });
    await settle();
    phone.uploads[0]?.fail();
    await settle();
    phone.uploads[1]?.fail();
    await sending;
    expect(form.papers('papers')[0]?.state).toBe('failed');
    expect(phone.uploads.map(({ cloudPath }) => cloudPath)).toEqual([
      `uploads/${aHome().folder}/aa/1.png`,
      `uploads/${aHome().folder}/aa/1.png`,
    ]);
  });

  it('go on by themselves after the app was closed', async () => {
    const { form } = await filledForm();
    form.setPapers('papers', [paper]);
    form.leave();
    const again = await openForm();
    again.form.resume();
    await settle();
    phone.uploads[0]?.success({ fileID: 'cloud://env.bucket/papers/aa/1.png' });
    await settle();
    expect(again.form.papers('papers')[0]).toMatchObject({ state: 'done', progress: 100 });
  });

  it('can be taken away', async () => {
    const { form } = await filledForm();
    form.setPapers('papers', [paper]);
    await form.pictures({ name: 'papers', act: 'remove', id: 'aa' });
    expect(form.papers('papers')).toEqual([]);
  });
});
