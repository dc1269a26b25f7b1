import type { Payment } from '../../payments';

type Payee = Pick<Payment, 'number' | 'holder' | 'cardMark'>;

/** What is said of a card that another payment among `others` has under another holder's name; nothing where none has. */
export function sharedCard({ holder, cardMark }: Payee, others: readonly Payee[]): string[] {
  if (cardMark === '') return [];
  const other = others.find((one) => one.cardMark === cardMark && one.holder !== holder);
  return other ? [`同一个卡号，${other.number} 写的户名是${other.holder}`] : [];
}

/**
 * All payments of all pages, each with a note where its card bears another name on another page: the cloud compares what
 * lies on one.
 */
export function sharedAcross(payments: readonly Payment[]): Payment[] {
  const byMark = new Map<string, Payment[]>();
  for (const one of payments) {
    const known = byMark.get(one.cardMark);
    if (known) known.push(one);
    else byMark.set(one.cardMark, [one]);
  }
  return payments.map((one) => {
    const others = byMark.get(one.cardMark) ?? [];
    const isNoted = others.some(({ number }) => one.notes.some((note) => note.includes(number)));
    return isNoted ? one : { ...one, notes: [...one.notes, ...sharedCard(one, others)] };
  });
}
