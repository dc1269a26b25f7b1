import { sayYuan } from '../../../../core/kernel/money';
import { tableText } from '../../../../core/kernel/table';
import type { Payment, Payments } from '../../../../core/payments';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';

/** One payment as a row; the card by its last digits, or whole, in groups. */
export interface PaymentRow {
  id: string;
  holder: string;
  bank: string;
  card: string;
  /** What is to be looked at before it is paid; empty when nothing is. */
  doubt: string;
  /** Who has taken the number out before, so that nobody pays twice; empty when nobody has. */
  taken: string;
  amount: string;
  about: string;
}

/** What is kept off the list: whose it is, how much, and why. */
interface HeldRow {
  id: string;
  title: string;
  about: string;
}

export interface PaymentsView {
  rows: readonly PaymentRow[];
  /** Of the payments on the list, whether they are drawn or not. */
  count: string;
  sum: string;
  /** How many were taken out before; empty when none was. */
  taken: string;
  /** What is kept off the list, and why. */
  held: readonly HeldRow[];
  /** What to do where the list is not whole; empty where it is. */
  missing: string;
  /** `下面还有 105 笔`; empty when all are drawn. */
  below: string;
}

/** So many rows are drawn at first, and again so many with each pull: a thousand at once would hold up an old phone. */
export const rowsAtOnce = 100;

/** The list as far as it is drawn; count and sum are of the whole of it. */
export function toView({ rows: payments, held, due }: Payments, drawn: number): PaymentsView {
  const left = due.count - payments.length - held.length;
  return {
    taken: takenBefore(payments),
    missing: left === 0 ? '' : `名单正在变动，有 ${Math.abs(left)} 笔对不上。请下拉刷新，读全以后再制表。`,
    below: payments.length > drawn ? `下面还有 ${payments.length - drawn} 笔，继续上滑查看` : '',
    rows: payments.slice(0, drawn).map(({ id, holder, bank, card, notes, amountFen, label, number, takenOut }) => ({
      id,
      holder,
      bank,
      card: card.replace(/^\d{12,}$/, (digits) => digits.replace(/.{4}(?=.)/g, '$& ')),
      doubt: notes.length === 0 ? '' : `${notes.join('；')}。打款前请与本人核对。`,
      taken: takenOut.length === 0 ? '' : `${takenOut.join('；')}。`,
      amount: sayYuan(amountFen),
      about: `${label} · ${number}`,
    })),
    count: `${payments.length} 笔`,
    sum: sayYuan(payments.reduce((sum, { amountFen }) => sum + amountFen, 0)),
    held: held.map(({ id, number, student, amountFen, why }) => {
      const amount = amountFen === null ? [] : [sayYuan(amountFen)];
      const title = [...(student ? [student] : []), ...amount].join(' · ');
      return { id, title: title || number, about: title ? `${number}：${why}` : why };
    }),
  };
}

/** How many of the payments somebody has taken out already, that nobody has written down as paid. */
function takenBefore(payments: readonly Payment[]): string {
  const taken = payments.filter(({ takenOut }) => takenOut.length > 0).length;
  return taken === 0 ? '' : `其中 ${taken} 笔已经有人取出过卡号，可能已经转账。请先核对，不要重复打款。`;
}

/** The list as the bank takes it: a line each, the amount in yuan; a last column only where something is to be looked at. */
export function bankLines(payments: readonly Payment[]): string {
  const remarkOn = ({ notes, takenOut }: Payment) =>
    [...(takenOut.length > 0 ? ['已取出过'] : []), ...(takenOut.length + notes.length > 0 ? ['请核对'] : [])].join(
      '，',
    );
  const remarked = payments.some((one) => remarkOn(one) !== '');
  const rows = payments.map((one) => {
    const { holder, card, bank, amountFen } = one;
    const cells = [holder, card, bank, (amountFen / 100).toFixed(2)];
    return remarked ? [...cells, remarkOn(one)] : cells;
  });
  return tableText([['户名', '卡号', '开户行', '金额', ...(remarked ? ['备注'] : [])], ...rows]);
}

/** What she reads before whole card numbers are taken out. */
export function takeOutSheet(payments: readonly Payment[]): SheetState {
  const taken = takenBefore(payments);
  return {
    ...closedSheet,
    visible: true,
    title: '取出完整卡号',
    label: '取出',
    explain: `会显示 ${payments.length} 笔的完整银行卡号，用来制作发放表。${taken}`,
    reads: {
      title: '会留下记录',
      said: '每一笔都记下您的姓名和时间，申请人自己能查到。',
      facts: [{ label: '请注意', values: ['只交给银行，不转发、不截图', '离开这一页就不再显示'] }],
    },
  };
}
