import type { Held, Payment, Payments } from '../../../../core/contract';
import { sayYuan } from '../../../../core/kernel/money';
import { closedSheet, type SheetState } from '../../../components/sheet/sheet-state';

/** One payment as a row; the card by its last digits, or whole, in groups. */
export interface PaymentRow {
  id: string;
  holder: string;
  bank: string;
  card: string;
  amount: string;
  about: string;
}

export interface PaymentsView {
  rows: readonly PaymentRow[];
  count: string;
  sum: string;
  /** What is kept off the list, and why. */
  held: readonly Held[];
}

export function toView({ rows: payments, held }: Payments): PaymentsView {
  return {
    rows: payments.map(({ id, holder, bank, card, amountFen, label, number }) => ({
      id,
      holder,
      bank,
      card: card.replace(/^\d{12,}$/, (digits) => digits.replace(/.{4}(?=.)/g, '$& ')),
      amount: sayYuan(amountFen),
      about: `${label} · ${number}`,
    })),
    count: `${payments.length} 笔`,
    sum: sayYuan(payments.reduce((sum, { amountFen }) => sum + amountFen, 0)),
    held,
  };
}

/** The list as the bank takes it: a line each, separated by tabs, the amount in yuan. */
export function bankLines(payments: readonly Payment[]): string {
  const lines = payments.map(({ holder, card, bank, amountFen }) =>
    [holder, card, bank, (amountFen / 100).toFixed(2)].map(oneCell).join('\t'),
  );
  return ['户名\t卡号\t开户行\t金额', ...lines].join('\n');
}

/** What she reads before whole card numbers are taken out. */
export function takeOutSheet(count: number): SheetState {
  return {
    ...closedSheet,
    visible: true,
    title: '取出完整卡号',
    label: '取出',
    explain: `会显示 ${count} 笔的完整银行卡号，用来制作发放表。`,
    reads: {
      title: '会留下记录',
      said: '每一笔都记下您的姓名和时间，申请人自己能查到。',
      facts: [{ label: '请注意', values: ['只交给银行，不转发、不截图', '离开这一页就不再显示'] }],
    },
  };
}

/** A tab or a new line inside a name would move everything after it into a wrong column. */
function oneCell(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
