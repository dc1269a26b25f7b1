import type { Case } from '../../../core/case/case';
import { mayReveal } from '../../../core/case/standing';
import { cardField, cardSince } from '../../../core/domains/scholarship/card';
import { scholarshipOperations } from '../../../core/domains/scholarship/operations';
import { scholarship } from '../../../core/domains/scholarship/scholarship';
import { sharedCard } from '../../../core/domains/scholarship/shared-card';
import { type Day, dayOf } from '../../../core/kernel/day';
import { refusalSentences } from '../../../core/kernel/refusal';
import { ok, refuse } from '../../../core/kernel/result';
import type { Held, Payment, Payments } from '../../../core/payments';
import type { Reveal } from '../../../core/record/record';
import { onSheet } from '../../../core/record/shown-before';
import { aboutAnswer, isLookedOut, isNoted, sealedIn } from '../../../core/record/vault';
import { worksAt } from '../../../core/union/access';
import { lookBy, tellLookedOut } from '../../shared/case/reveal';
import { operation } from '../../shared/handler';
import { calledFor } from '../../shared/judge';
import { noteReveal } from '../../shared/store/cases';
import { counted, find, summed, type Total, totalBy } from '../../shared/store/query';
import { announced } from '../../shared/store/rounds';
import { vault } from '../../shared/vault';
import { watchReveals } from '../../shared/watch';
import { notesOn, shownAs, takenOut, waitingFor } from './payment-notes';

/** Whole documents, since each is looked at for changes made in the store: a hundred stay well under an answer's 6 MB. */
const pageSize = 100;

/**
 * All that is awarded lies there and is open, also what waits for another card; it is said so that one index answers page by
 * page (`ofDesk`).
 */
const due = {
  desk: 'finance',
  open: true,
  kind: scholarship.kind,
  status: { $in: ['awarded', 'awaitingCard'] },
} as const;

const duePayments = (cursor: string | undefined) => ({
  cases: find(
    'cases',
    { ...due, ...(cursor === undefined ? {} : { dueKey: { $gt: cursor } }) },
    { sort: { dueKey: 1 }, limit: pageSize + 1 },
  ),
  totals: totalBy('cases', due, 'status', 'grant.amountFen'),
});

/** What is to be paid, page by page, cards sealed: the treasurer's list of the day. */
export const listPayments = operation(scholarshipOperations, 'payment.list', {
  load: ({ cursor }) => duePayments(cursor),
  run({ found, actor, at, isIntact }) {
    if (!worksAt(actor, 'finance')) return refuse('forbidden');
    return ok(pageOf(found, { isIntact, today: dayOf(at) }, masked));
  },
});

/**
 * The same with whole card numbers, for the bank; noted on every case of the page before it is shown. A number that
 * cannot be read is named, and keeps nobody else waiting.
 */
export const openPaymentSheet = operation(scholarshipOperations, 'payment.sheet', {
  load: ({ cursor }, { catalogue }) => ({ ...duePayments(cursor), rounds: announced(catalogue) }),
  async run({ found, actor, at, union, submitId, isIntact }) {
    if (!worksAt(actor, 'finance')) return refuse('forbidden');
    const reveal = { ...lookBy(actor, at, onSheet(cardField)), submitId };
    const shown = found.cases.slice(0, pageSize).filter(isIntact);
    const lookedOut = shown.filter((one) => isLookedOut(one, reveal, cardSince(one)));
    const sheet = pageOf(found, { isIntact, today: dayOf(at), submitId }, (one, number) => {
      if (lookedOut.includes(one)) return { why: refusalSentences.lookedOut };
      return number && mayReveal(actor, one, 'bankCard') ? { card: number } : { why: unreadable };
    });
    const ids = sheet.rows.map(({ id }) => id);
    await Promise.all([
      noteReveal(ids, reveal),
      ...anew(shown, ids, reveal).map((one) => noteReveal([one._id], reveal, cardSince(one))),
      watchReveals('sheets', ids.length, { actor, at, union }),
      ...lookedOut.map((one) => tellLookedOut(one, at)),
    ]);
    return ok(sheet);
  },
});

/** Whose card has become another one since she looked today: that is noted once more, case by case. */
const anew = (cases: readonly Case[], ids: readonly string[], reveal: Reveal) =>
  cases.filter((one) => ids.includes(one._id) && isNoted(one, reveal) && !isNoted(one, reveal, cardSince(one)));

const masked = (one: Case) => ({ card: shownAs(one, cardField)?.value ?? '' });

/** The number of a card, or why it is not told. */
type Card = { card: string } | Pick<Held, 'why'>;

/** The whole number; undefined where it is not sealed or the seal does not open. */
function numberOn({ _id, answers }: Case): string | undefined {
  const sealed = sealedIn(answers.cardNumber);
  try {
    return sealed && vault.unseal(sealed, aboutAnswer(_id, 'cardNumber'));
  } catch (error) {
    console.error(`the card of case ${_id} cannot be read`, error);
    return undefined;
  }
}

interface Reading {
  isIntact(one: Case): boolean;
  today: Day;
  submitId?: string;
}

/** What of a page can be paid, and what is kept off the list with its number named. */
function pageOf(
  { cases, totals }: { cases: readonly Case[]; totals: readonly Total[] },
  reading: Reading,
  cardIn: (one: Case, number: string | undefined) => Card,
): Payments {
  const shown = cases.slice(0, pageSize);
  const held: Held[] = [];
  const numbers = new Map(shown.filter(reading.isIntact).map((one) => [one, numberOn(one)]));
  const payees = [...numbers].map(([one, number]) => ({
    number: one.number,
    holder: holderOf(one),
    cardMark: markOf(number),
  }));
  const rows = shown.flatMap((one) => {
    const told = numbers.has(one) ? toldOf(one, numbers.get(one), cardIn) : { why: refusalSentences.brokenCase };
    if ('card' in told) {
      const row = paymentOf(one, told.card, numbers.get(one), reading);
      return row ? [{ ...row, notes: [...row.notes, ...sharedCard(row, payees)] }] : [];
    }
    held.push({ id: one._id, number: calledFor(one), ...owedTo(numbers.has(one) ? one : undefined), why: told.why });
    return [];
  });
  const next = cases.length > pageSize ? (shown.at(-1)?.dueKey ?? null) : null;
  return { rows, held, next, due: { count: counted(totals), amountFen: summed(totals) } };
}

function toldOf(one: Case, number: string | undefined, cardIn: Parameters<typeof pageOf>[2]): Card {
  const why = waitingFor(one);
  return why === undefined ? cardIn(one, number) : { why };
}

const unreadable = '卡号读不出来，没有列入发放表。请打开这一件，点“请本人补卡”，并告诉系统管理员。';

/** Long enough that no two cards share one. */
const markOf = (number: string | undefined) => (number === undefined ? '' : vault.blind(`card:${number}`).slice(0, 24));

/** To whom how much is owed. */
const owedTo = (one: Case | undefined): Pick<Held, 'student' | 'amountFen'> => ({
  student: String(one?.answers.student ?? ''),
  amountFen: one?.grant?.amountFen ?? null,
});

const holderOf = ({ answers: { cardHolder = '' } }: Case) => String(cardHolder);

function paymentOf(
  one: Case,
  card: string,
  whole: string | undefined,
  { today, submitId }: Reading,
): Payment | undefined {
  const { _id, number, version, answers, grant } = one;
  if (!grant) return undefined;
  const { bank = '' } = answers;
  const { amountFen, label } = grant;
  const payee = { holder: holderOf(one), bank: String(bank), card, cardMark: markOf(whole) };
  const said = { notes: notesOn(one, whole), takenOut: takenOut(one, today, submitId) };
  return { id: _id, number, version, ...payee, ...said, amountFen, label };
}
