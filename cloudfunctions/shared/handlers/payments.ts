import { type Actor, mayRead, mayReveal, worksAt } from '../../../core/access';
import type { Case } from '../../../core/case/case';
import { sealedIn } from '../../../core/case/vault';
import type { Payment } from '../../../core/contract';
import type { Instant } from '../../../core/kernel/day';
import { ok, refuse } from '../../../core/kernel/result';
import { serviceOf } from '../../../core/kinds/services';
import { operation } from '../handler';
import { noteReveal } from '../store/cases';
import { find } from '../store/query';
import { vault } from '../vault';
import { watchReveals } from '../watch';

/**
 * Shows one sealed number to somebody who needs it for her work. It is noted first, and the applicant can read who
 * looked. Refuses `notFound` to whoever may not even see the case, `forbidden` to whoever may not see the number.
 */
export const revealNumber = operation('case.reveal', {
  load: ({ caseId }) => ({ cases: find('cases', { _id: caseId }, { limit: 1 }) }),
  async run({ input, found, actor, at }) {
    const [one] = found.cases;
    if (!one || !mayRead(actor, one)) return refuse('notFound');
    const field = serviceOf(one.kind)?.fields.find(({ name }) => name === input.field);
    const sealed = sealedIn(one.answers[input.field]);
    if (!field || sealed === undefined || !mayReveal(actor, one, field.control)) return refuse('forbidden');
    await Promise.all([noteReveal([one._id], revealBy(actor, at, field.label)), watchReveals('reveals', actor, 1, at)]);
    return ok({ value: vault.unseal(sealed) });
  },
});

const revealBy = ({ id, name }: Actor, at: Instant, field: string) => ({ at, by: id, name, field });

const duePayments = () =>
  find('cases', { desk: 'finance', open: true, status: 'awarded' }, { sort: { dueKey: 1 }, limit: 200 });

/** What is to be paid, cards sealed: the treasurer's list of the day. */
export const listPayments = operation('payment.list', {
  load: () => ({ cases: duePayments() }),
  run({ found, actor }) {
    if (!worksAt(actor, 'finance')) return refuse('forbidden');
    return ok({ rows: found.cases.flatMap((one) => paymentOf(one, masked(one))) });
  },
});

/** The same with whole card numbers, for the bank; noted on every case of the list before it is shown. */
export const openPaymentSheet = operation('payment.sheet', {
  load: () => ({ cases: duePayments() }),
  async run({ found, actor, at }) {
    if (!worksAt(actor, 'finance')) return refuse('forbidden');
    const sealed = found.cases.flatMap((one) => {
      const card = sealedIn(one.answers.cardNumber);
      return card !== undefined && mayReveal(actor, one, 'bankCard') ? [{ one, card }] : [];
    });
    await Promise.all([
      noteReveal(
        sealed.map(({ one }) => one._id),
        revealBy(actor, at, '银行卡号(发放表)'),
      ),
      watchReveals('sheets', actor, sealed.length, at),
    ]);
    return ok({ rows: sealed.flatMap(({ one, card }) => paymentOf(one, vault.unseal(card))) });
  },
});

const masked = ({ shown }: Case) => shown.find(({ label }) => label === '银行卡号')?.value ?? '';

function paymentOf({ _id, number, version, answers, grant }: Case, card: string): Payment[] {
  if (!grant) return [];
  const { cardHolder = '', bank = '' } = answers;
  const { amountFen, label } = grant;
  return [{ id: _id, number, version, holder: String(cardHolder), bank: String(bank), card, amountFen, label }];
}
