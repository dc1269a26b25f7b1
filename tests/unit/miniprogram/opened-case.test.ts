import type { CaseView } from '../../../core/case/view';
import { refuse } from '../../../core/kernel/result';
import { closedSheet, type SheetState } from '../../../miniprogram/components/sheet/sheet-state';
import { aCase } from './cases';
import { aHome, FakePhone, type Sent, settle } from './phone';

let phone: FakePhone;
let cloudCase: CaseView | undefined;
let onMove: (sent: Sent) => unknown;

const colleagues = [
  {
    handle: 'a'.repeat(16),
    name: '林海燕',
    title: '',
    desk: 'town:xianghu',
    deskName: '象湖镇工会',
    away: true,
    takes: true,
    handles: true,
  },
];

/** The case as an officer opens it. */
async function openCase() {
  jest.resetModules();
  const { OpenedCase } = await import('../../../miniprogram/components/sheet/opened-case');
  const seen = {
    shown: 0,
    sheet: closedSheet as SheetState,
    done: [] as string[],
    failed: [] as string[],
    papers: [] as [string[], string][],
    left: false,
  };
  const opened = new OpenedCase('case-0001', {
    show: () => {
      seen.shown += 1;
    },
    sheet: (state) => {
      seen.sheet = state;
    },
    papers: (papers, trouble) => seen.papers.push([papers.map(({ state }) => state), trouble]),
    failed: (message) => seen.failed.push(message),
    done: (label) => seen.done.push(label),
    left: () => {
      seen.left = true;
    },
  });
  await opened.load();
  return { opened, seen };
}

const checks = () => phone.sent.filter(({ operation }) => operation === 'case.papers').length;
const moves = () => phone.sent.filter(({ operation }) => operation === 'case.move');

beforeEach(() => {
  jest.useFakeTimers();
  phone = new FakePhone();
  cloudCase = aCase({ parties: ['officer', 'deskMate'] });
  onMove = () => ({ ok: true, value: { caseId: 'case-0001', number: 'QZ', status: 'resolved', version: 3 } });
  phone.answers((sent) => {
    if (sent.operation === 'home.open') return { ok: true, value: aHome() };
    if (sent.operation === 'case.open') return cloudCase ? { ok: true, value: cloudCase } : refuse('notFound');
    if (sent.operation === 'staff.colleagues') return { ok: true, value: { colleagues } };
    return onMove(sent);
  });
});

describe('the papers of a case', () => {
  const paper = { name: '合同', kind: 'image' as const, state: 'checking' as const, url: '' };
  const withPapers = (answer: () => unknown) => {
    cloudCase = aCase({ parties: ['officer', 'deskMate'], papers: [paper] });
    onMove = ({ operation }) => (operation === 'case.papers' ? answer() : undefined);
  };

  it('are on the screen at once, and looked at when they are checked', async () => {
    withPapers(() => ({ ok: true, value: { papers: [{ ...paper, state: 'ready', url: 'https://a/1' }] } }));
    const { seen } = await openCase();
    await settle();
    expect(seen.shown).toBe(1);
    expect(seen.papers).toEqual([
      [['checking'], ''],
      [['ready'], ''],
    ]);
  });

  it('are not read again when she comes back from looking at one, but when the case has moved on or the addresses are old', async () => {
    withPapers(() => ({ ok: true, value: { papers: [{ ...paper, state: 'ready', url: 'https://a/1' }] } }));
    const { opened, seen } = await openCase();
    await settle();
    await opened.load();
    expect([checks(), seen.papers.length]).toEqual([1, 2]);
    cloudCase = aCase({ parties: ['officer', 'deskMate'], papers: [paper], version: 9 });
    await opened.load();
    await settle();
    expect([checks(), seen.papers.length]).toEqual([2, 3]);
    jest.advanceTimersByTime(26 * 60_000);
    await opened.load();
    await settle();
    expect(checks()).toBe(3);
  });

  it('that could not be checked are asked for again, and the case stays', async () => {
    withPapers(() => refuse('busy'));
    const { opened, seen } = await openCase();
    await settle();
    expect(seen.papers.at(-1)).toEqual([['checking'], expect.stringContaining('请稍等几秒再试')]);
    withPapers(() => ({ ok: true, value: { papers: [{ ...paper, state: 'gone' }] } }));
    await opened.openPapers();
    expect(seen.papers.at(-1)).toEqual([['gone'], '']);
    expect(seen.failed).toEqual([]);
  });

  it('are not asked for where there are none', async () => {
    const { seen } = await openCase();
    await settle();
    expect(seen.papers).toEqual([[[], '']]);
    expect(checks()).toBe(0);
  });
});

describe('taking a step', () => {
  it('says what must be mended before anything is sent', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    await opened.confirm();
    expect(seen.sheet.mistakes).toEqual({ outcome: '这一项要填，请补上。' });
    expect(seen.sheet.at).toBe('ask-outcome');
    expect(moves()).toEqual([]);
  });

  it('shows what the worker will read while it is written', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    opened.answer('outcome', '单位已付清全部工资。');
    opened.answer('receivedFen', '8000');
    expect(seen.sheet.reads).toEqual({
      title: '职工会看到',
      said: '已办结',
      facts: [
        { label: '办理结果', values: ['单位已付清全部工资。'] },
        { label: '到账金额', values: ['8,000 元'] },
      ],
    });
  });

  it('sends the version that was seen, closes the sheet and reads the case again', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    opened.answer('outcome', '单位已付清全部工资。');
    await opened.confirm();
    expect(moves()[0]?.input).toMatchObject({ version: 2, action: 'resolve' });
    expect(seen).toMatchObject({ done: ['办结'], shown: 2, sheet: { visible: false } });
  });

  it('keeps what was typed when the case has moved on, reads it again and says so', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    opened.answer('outcome', '单位已付清全部工资。');
    onMove = () => refuse('stale');
    cloudCase = aCase({ parties: ['officer', 'deskMate'], version: 3 });
    await opened.confirm();
    expect(seen.shown).toBe(2);
    expect(seen.sheet).toMatchObject({ visible: true, gone: false, typed: { outcome: '单位已付清全部工资。' } });
    expect(seen.sheet.message).toContain('刚刚有了新的进展');
    onMove = () => ({ ok: true, value: {} });
    await opened.confirm();
    expect(moves()[1]?.input).toMatchObject({ version: 3 });
  });

  it('leaves what was typed readable when the step is no longer possible', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    opened.answer('outcome', '单位已付清全部工资。');
    onMove = () => refuse('stale');
    cloudCase = aCase({ parties: ['officer', 'deskMate'], status: 'withdrawn', version: 3 });
    await opened.confirm();
    expect(seen.sheet).toMatchObject({ visible: true, gone: true, typed: { outcome: '单位已付清全部工资。' } });
  });

  it('finds what was typed when the case is opened anew, for each step its own, until the step is taken', async () => {
    const first = await openCase();
    first.opened.act('resolve');
    first.opened.answer('outcome', '单位已付清全部工资。');
    first.opened.close();
    first.opened.act('transfer');
    expect(first.seen.sheet.typed).toEqual({});
    first.opened.answer('reason', '当事人在象湖镇。');
    first.opened.keep();
    const second = await openCase();
    second.opened.act('transfer');
    expect(second.seen.sheet.typed).toEqual({ reason: '当事人在象湖镇。' });
    second.opened.act('resolve');
    expect(second.seen.sheet.typed).toEqual({ outcome: '单位已付清全部工资。' });
    await second.opened.confirm();
    second.opened.keep();
    const third = await openCase();
    third.opened.act('resolve');
    expect(third.seen.sheet.typed).toEqual({});
  });

  it('leaves no number behind on the phone that is sealed in the cloud', async () => {
    cloudCase = aCase({ kind: 'scholarship', status: 'awaitingCard' });
    const first = await openCase();
    first.opened.act('giveCard');
    first.opened.answer('bank', '工商银行瑞金支行');
    first.opened.answer('cardNumber', '6222021234567890128');
    first.opened.close();
    expect(first.seen.sheet.typed).toHaveProperty('cardNumber');
    const second = await openCase();
    second.opened.act('giveCard');
    expect(second.seen.sheet.typed).toEqual({ bank: '工商银行瑞金支行' });
  });

  it('sends a picture again after the app was closed, not while it is on its way', async () => {
    cloudCase = aCase({ status: 'waiting' });
    const paper = { id: 'a', path: 'wxfile://1', name: '照片', fileId: '', state: 'sending', progress: 40 } as const;
    const first = await openCase();
    first.opened.act('supply');
    first.opened.answer('papers', [paper]);
    first.opened.close();
    first.opened.act('supply');
    await settle();
    expect(phone.uploads).toHaveLength(0);
    const second = await openCase();
    second.opened.act('supply');
    await settle();
    expect(phone.uploads).toHaveLength(1);
    expect(second.seen.sheet.pending).toContain('正在上传');
  });

  it('waits for pictures that have not arrived', async () => {
    cloudCase = aCase({ status: 'waiting' });
    const { opened, seen } = await openCase();
    opened.act('supply');
    const paper = { id: 'a', path: 'wxfile://1', name: '照片', fileId: '', state: 'sending', progress: 40 } as const;
    opened.answer('papers', [paper]);
    await opened.confirm();
    expect(seen.sheet.pending).toContain('正在上传');
    expect(moves()).toEqual([]);
    opened.answer('papers', [{ ...paper, state: 'done', fileId: 'cloud://e.b/papers/0123456789abcdef/1.jpg' }]);
    await opened.confirm();
    expect(moves()).toHaveLength(1);
  });

  it('keeps the same id after a lost answer, and another one for other words', async () => {
    const { opened, seen } = await openCase();
    opened.act('resolve');
    opened.answer('outcome', '单位已付清全部工资。');
    onMove = () => Promise.reject(new Error('request:fail'));
    await opened.confirm();
    expect(seen.sheet.message).toContain('您填的内容还在');
    await opened.confirm();
    opened.answer('outcome', '单位已付清全部工资，已签协议。');
    await opened.confirm();
    const [first, second, third] = moves().map(({ submitId }) => submitId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('giving a case away', () => {
  async function transfer() {
    const { opened, seen } = await openCase();
    opened.act('transfer');
    await settle();
    opened.answer('to', 'a'.repeat(16));
    opened.answer('reason', '当事人在象湖镇。');
    return { opened, seen };
  }

  it('offers the colleagues with their desks', async () => {
    const { seen } = await transfer();
    expect(seen.sheet.colleagues).toEqual([{ value: 'a'.repeat(16), label: '林海燕 · 象湖镇工会(离岗)' }]);
  });

  it('leaves the page when the case can no longer be seen', async () => {
    const { opened, seen } = await transfer();
    cloudCase = undefined;
    await opened.confirm();
    expect(seen).toMatchObject({ done: ['转交'], left: true, failed: [] });
  });

  it('stays with the case as long as it can be seen', async () => {
    const { opened, seen } = await transfer();
    await opened.confirm();
    expect(seen).toMatchObject({ done: ['转交'], left: false, shown: 2 });
  });
});

describe('opening a case', () => {
  it('says why when it may not be seen', async () => {
    phone.answers(({ operation }) => (operation === 'home.open' ? { ok: true, value: aHome() } : refuse('forbidden')));
    const { seen } = await openCase();
    expect(seen.failed[0]).toContain('您的身份不能');
    expect(seen.shown).toBe(0);
  });
});
