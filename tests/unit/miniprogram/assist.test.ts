import { appeal } from '../../../core/domains/rights/appeal';
import { services } from '../../../core/domains/services';
import { choicesOf } from '../../../miniprogram/packages/staff/assist/choose.view';
import { toView as filedView } from '../../../miniprogram/packages/staff/assist/filed.view';
import { reachOf, toView as searchView, wrongWith } from '../../../miniprogram/packages/staff/bench/search.view';
import { aCase, aRow } from './cases';
import { aHome, FakePhone, settle } from './phone';

const today = '2026-11-22';
const staff = {
  role: 'townOfficer',
  roleName: '',
  desk: 'town:xianghu',
  deskName: '象湖镇工会',
  title: '',
  handle: '1'.repeat(16),
  away: null,
} as const;
const filled = {
  category: 'pay',
  story: '做了四个月木工，老板只付了两千元。',
  area: 'town:xianghu',
  employer: '赣南建筑劳务队',
  name: '谢金发',
  phone: '13800000006',
};

let phone: FakePhone;

/** The form of an appeal on the officer's phone, for herself or for somebody else. */
async function openForm(forWhom: 'herself' | 'another') {
  jest.resetModules();
  const { Application } = await import('../../../miniprogram/components/application/application');
  const { forHerself } = await import('../../../miniprogram/packages/worker/for-herself');
  const { forAnother } = await import('../../../miniprogram/packages/staff/assist/for-another');
  const home = aHome({ name: '林海燕', phone: '13900000002', staff });
  const shown: { resume?: string; typed?: object } = {};
  const submitted: unknown[] = [];
  const purpose = forWhom === 'herself' ? forHerself(appeal, home.me) : forAnother(appeal);
  const form = new Application(appeal, home, purpose, {
    show: (part) => Object.assign(shown, part),
    scroll: () => undefined,
    tell: () => undefined,
    submitted: (value) => submitted.push(value),
  });
  form.open();
  return { form, shown, submitted };
}

beforeEach(() => {
  jest.useFakeTimers();
  phone = new FakePhone();
});

describe('a form for somebody else', () => {
  it('holds nothing of the officer', async () => {
    const { form, shown } = await openForm('another');
    form.begin();
    expect(shown.typed).toEqual({});
  });

  it('has a draft of its own beside the officer’s, and both survive closing the app', async () => {
    for (const whom of ['herself', 'another'] as const) {
      const { form } = await openForm(whom);
      form.begin();
      form.answer('story', `写给 ${whom}`);
      form.leave();
    }
    for (const whom of ['herself', 'another'] as const) {
      const { form, shown } = await openForm(whom);
      expect(shown.resume).toContain('填到第 1 步');
      form.resume();
      expect(shown.typed).toMatchObject({ story: `写给 ${whom}` });
    }
    await settle();
    const kinds = phone.sent.filter(({ operation }) => operation === 'draft.save').map(({ input }) => input);
    expect(kinds).toMatchObject([{ kind: 'appeal' }, { kind: 'appealAssisted' }]);
  });

  it('is filed as read back, once, and the officer’s own draft stays', async () => {
    const own = await openForm('herself');
    own.form.begin();
    own.form.leave();
    phone.answers(() => ({ ok: true, value: { caseId: 'case-0001', number: 'QZ-2026-0001', status: '', version: 1 } }));
    const { form, submitted } = await openForm('another');
    form.begin();
    for (const [name, value] of Object.entries(filled)) form.answer(name, value);
    for (const _step of appeal.steps) form.next();
    await Promise.all([form.submit(), form.submit()]);
    const sent = phone.sent.filter(({ operation }) => operation.startsWith('case.'));
    expect(sent).toMatchObject([
      { operation: 'case.assist', input: { kind: 'appeal', answers: filled, readBack: true } },
    ]);
    expect(submitted).toHaveLength(1);
    expect(phone.storage.has('draft:1:appeal')).toBe(true);
    expect(phone.storage.has('draft:1:appealAssisted')).toBe(false);
  });
});

describe('the choice of a service', () => {
  it('says where something was begun, and where sending broke off', () => {
    const draft = { typed: {}, step: 1, savedAt: Date.parse('2026-11-22T06:32:00Z') };
    const sending = { submitId: 'x', answers: {} };
    const begun = (of: Parameters<typeof choicesOf>[1]) => choicesOf([appeal], of, { season: null, today })[0]?.begun;
    expect(begun(() => undefined)).toBe('');
    expect(begun(() => draft)).toBe('填了一半，11月22日 14:32 保存');
    expect(begun(() => ({ ...draft, sending }))).toContain('点开会接着发送');
  });

  it('opens what has a season only in its window, except to send what may be on its way', () => {
    const draft = { typed: {}, step: 1, savedAt: 0 };
    const open = (of: Parameters<typeof choicesOf>[1], kind: string) =>
      choicesOf(services, of, { season: null, today }).find((choice) => choice.kind === kind)?.open;
    expect(open(() => undefined, 'appeal')).toBe(true);
    expect(open(() => draft, 'scholarship')).toBe(false);
    expect(open(() => ({ ...draft, sending: { submitId: 'x', answers: {} } }), 'scholarship')).toBe(true);
  });
});

describe('what the helped person is told', () => {
  it('is who has it, until when, and that she will be called', () => {
    const { tell } = filedView(aCase(), { ...aHome(), today });
    expect(tell.map(({ title }) => title)).toEqual([
      '由 市总权益保障部 李敏 办理',
      '最晚 2027年1月13日(周三) 给您答复',
      '有了结果会打电话',
      '也可以打 12351 问',
    ]);
  });
});

describe('a search', () => {
  it('is at the own desk, and everywhere for those who oversee the union', () => {
    expect(reachOf(staff)).toEqual({ desk: 'town:xianghu' });
    expect(reachOf({ ...staff, role: 'leader' })).toEqual({});
    expect(reachOf({ ...staff, role: 'auditor' })).toEqual({});
  });

  it('shows each case with its number', () => {
    const view = searchView('王建国', { rows: [aRow({ who: '王**' })], more: false }, staff, today);
    expect(view.cards[0]?.about).toBe('QZ-2026-0001 · 王** · 经办人 李敏');
    expect(view.title).toBe('找到 1 件，新的在前');
  });

  it('that finds nothing says what can be searched for, and where', () => {
    const view = searchView('王建', { rows: [], more: false }, staff, today);
    expect(view).toMatchObject({ title: '没有找到“王建”', help: expect.stringContaining('只能查到象湖镇工会的事') });
    expect(view.help).toContain('QZ-2026-0031');
    expect(searchView('王建', { rows: [], more: false }, { ...staff, role: 'leader' }, today).help).not.toContain(
      '只能',
    );
  });

  it('wants two characters at least', () => {
    expect(wrongWith(' 王 ')).toBe('请至少写 2 个字。');
    expect(wrongWith('王五')).toBe('');
  });
});
