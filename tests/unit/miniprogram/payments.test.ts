import type { Payment, Payments } from '../../../core/payments';
import {
  bankLines,
  toView as paymentsView,
  takeOutSheet,
} from '../../../miniprogram/packages/staff/payments/payments.view';
import { readWhole } from '../../../miniprogram/packages/staff/payments/whole';

describe('the payments', () => {
  const payment = (part: Partial<Payment> = {}): Payment => ({
    id: 'case-0001',
    number: 'ZX-2026-0001',
    version: 9,
    holder: '谢文斌',
    bank: '瑞金农商银行象湖支行',
    card: '尾号 0005',
    cardMark: 'a mark',
    notes: [],
    takenOut: [],
    amountFen: 500_000,
    label: '深度困难 · 高校',
    ...part,
  });

  /** A page that is the whole list. */
  const all = (rows: Payment[], part: Partial<Payments> = {}): Payments => ({
    rows,
    held: [],
    next: null,
    due: { count: rows.length, amountFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0) },
    ...part,
  });

  const sixDue = { count: 6, amountFen: 3_000_000 };

  it('are read page by page to the end, and counted as a whole however many are drawn', async () => {
    const pages = [1, 2, 3].map((page) => all([payment({ id: `a-${page}` }), payment({ id: `b-${page}` })]));
    const asked: unknown[] = [];
    const read = await readWhole(async (page) => {
      asked.push(page);
      const at = asked.length;
      return { ok: true, value: { ...(pages[at - 1] ?? all([])), next: at < 3 ? `after-${at}` : null, due: sixDue } };
    });
    expect(asked).toEqual([{}, { cursor: 'after-1' }, { cursor: 'after-2' }]);
    const view = read.ok ? paymentsView(read.value, 4) : undefined;
    expect(view?.rows.map(({ id }) => id)).toEqual(['a-1', 'b-1', 'a-2', 'b-2']);
    expect(view).toMatchObject({ count: '6 笔', sum: '30,000 元', missing: '', below: '下面还有 2 笔，继续上滑查看' });
  });

  it('are no sheet where one page does not come', async () => {
    const refusal = { code: 'busy' as const, message: '请稍等几秒再试。' };
    let asked = 0;
    const read = await readWhole(async () => {
      asked += 1;
      return asked === 1
        ? { ok: true, value: all([payment()], { next: 'more' }) }
        : { ok: false, lost: true, ...refusal };
    });
    expect(read).toMatchObject({ ok: false, message: refusal.message });
  });

  it('say when the list is not whole, held ones being part of it', () => {
    const number = 'ZX-2026-0009';
    const held = [{ id: 'case-0009', number, student: '谢小兰', amountFen: 500_000, why: '卡号读不出来。' }];
    const forged = {
      ...held[0],
      id: 'case-0010',
      number: 'ZX-2026-0010',
      student: '',
      amountFen: null,
      why: '已暂停。',
    };
    expect(paymentsView(all([], { held: [...held, forged] }), 100).held).toEqual([
      { id: 'case-0009', title: '谢小兰 · 5,000 元', about: 'ZX-2026-0009：卡号读不出来。' },
      { id: 'case-0010', title: 'ZX-2026-0010', about: '已暂停。' },
    ]);
    expect(paymentsView(all([payment()], { held, due: { count: 2, amountFen: 1 } }), 100).missing).toBe('');
    expect(paymentsView(all([payment()], { due: { count: 3, amountFen: 1 } }), 100).missing).toContain('有 2 笔对不上');
  });

  it('show the last digits and the sum; a whole number in fours', () => {
    const view = paymentsView(all([payment(), payment({ id: 'case-0002', amountFen: 300_050 })]), 100);
    expect([view.count, view.sum, view.rows[0]?.card]).toEqual(['2 笔', '8,000.50 元', '尾号 0005']);
    const whole = paymentsView(all([payment({ card: '6200000000000005' })]), 100);
    expect(whole.rows[0]?.card).toBe('6200 0000 0000 0005');
  });

  it('become lines for the bank, a payment each, whatever was typed into a name', () => {
    const rows = [
      payment({ card: '6200000000000005' }),
      payment({ holder: '杨\t小\n梅 ', card: '6200000000000013', amountFen: 300_050 }),
    ];
    expect(bankLines(rows).split('\n')).toEqual([
      '户名\t卡号\t开户行\t金额',
      '谢文斌\t="6200000000000005"\t瑞金农商银行象湖支行\t5000.00',
      '杨 小 梅\t="6200000000000013"\t瑞金农商银行象湖支行\t3000.50',
    ]);
  });

  it('run nothing in a spreadsheet, whatever was typed into a name', () => {
    const names = ['=1+1', '@SUM(A1)', '-2', '+86', '＝1+1', '\u200b=1', '\t=1', '王=强'];
    const cells = bankLines(names.map((holder) => payment({ holder })))
      .split('\n')
      .slice(1);
    expect(cells.map((line) => line.split('\t')[0])).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'-2",
      "'+86",
      "'＝1+1",
      "'=1",
      "'=1",
      '王=强',
    ]);
  });

  it('say of a number that failed its check that it is to be looked at, on the screen and in the sheet', () => {
    const rows = [payment(), payment({ id: 'case-0002', notes: ['卡号看起来不对，本人确认没有写错', '同一个卡号'] })];
    expect(paymentsView(all(rows), 100).rows.map(({ doubt }) => doubt)).toEqual([
      '',
      expect.stringContaining('请与本人核对'),
    ]);
    const [head, first, second] = bankLines(rows).split('\n');
    expect([head, first, second].map((line) => line?.split('\t')[4])).toEqual(['备注', '', '请核对']);
  });

  it('say before the numbers are taken out that it is noted', () => {
    const sheet = takeOutSheet([payment()]);
    expect(sheet).toMatchObject({ label: '取出', reads: { title: '会留下记录' } });
    expect(sheet.explain).toBe('会显示 1 笔的完整银行卡号，用来制作发放表。');
  });

  it('say of a number that somebody has taken out before who and when, how many there are, and mark it for the bank', () => {
    const said = '许惠芳 11月26日已在发放表里取出过，请先核对是否已经转账';
    const rows = [
      payment(),
      payment({ id: 'case-0002', takenOut: [said] }),
      payment({ id: 'case-0003', takenOut: [said, said], notes: ['银行退回过'] }),
    ];
    const view = paymentsView(all(rows), 1);
    expect(view.taken).toBe('其中 2 笔已经有人取出过卡号，可能已经转账。请先核对，不要重复打款。');
    expect(paymentsView(all(rows), 100).rows.map(({ taken }) => taken)).toEqual([
      '',
      `${said}。`,
      `${said}；${said}。`,
    ]);
    expect(paymentsView(all([payment()]), 100).taken).toBe('');
    expect(takeOutSheet(rows).explain).toContain('其中 2 笔已经有人取出过');
    const marks = bankLines(rows)
      .split('\n')
      .map((line) => line.split('\t')[4]);
    expect(marks).toEqual(['备注', '', '已取出过，请核对', '已取出过，请核对']);
  });

  it('name a card that bears two names on different pages, once, and none whose number cannot be read', async () => {
    const pages = [
      [
        payment({ number: 'ZX-1', cardMark: 'one' }),
        payment({ number: 'ZX-2', cardMark: '', holder: '王小明' }),
        payment({ number: 'ZX-3', cardMark: 'two' }),
        payment({ number: 'ZX-4', cardMark: 'two', holder: '罗桂花', notes: ['同一个卡号，ZX-3 写的户名是谢文斌'] }),
      ],
      [
        payment({ number: 'ZX-5', cardMark: 'one', holder: '罗桂花' }),
        payment({ number: 'ZX-6', cardMark: '' }),
        payment({ number: 'ZX-7', cardMark: 'two' }),
      ],
    ];
    const read = await readWhole(async ({ cursor }) => ({
      ok: true,
      value: all(pages[cursor ? 1 : 0] ?? [], { next: cursor ? null : 'more' }),
    }));
    expect(read.ok ? read.value.rows.map(({ notes }) => notes) : []).toEqual([
      ['同一个卡号，ZX-5 写的户名是罗桂花'],
      [],
      ['同一个卡号，ZX-4 写的户名是罗桂花'],
      ['同一个卡号，ZX-3 写的户名是谢文斌'],
      ['同一个卡号，ZX-1 写的户名是谢文斌'],
      [],
      ['同一个卡号，ZX-4 写的户名是罗桂花'],
    ]);
  });
});
