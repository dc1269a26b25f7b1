import * as v from 'valibot';
import type { Case } from '../../../core/case/case';
import { applied, type Change } from '../../../core/case/move';
import type { Instalments } from '../../../core/case/service';
import type { Student } from '../../../core/case/student';
import type { Instant } from '../../../core/kernel/day';
import type { Result } from '../../../core/kernel/result';
import { elseOf } from './awards';
import { written } from './cases';
import { command, database, isDuplicate } from './database';
import { type Transaction, together } from './transaction';

/** How often something was paid for a person, or came back: whoever pays writes it, so that of two who meet one begins anew. */
const Counter = v.object({ changes: v.number() });
const idOf = (personKey: string) => `paid:${personKey}`;

/** How a payment is decided on, and what another payment says that has become another instalment by it. */
export interface Paying extends Pick<Instalments, 'turnsOf'> {
  at: Instant;
  /** The step, by what else there is of the person. */
  decide(student: Student): Result<Change>;
  recount(found: Case, turn: number): Change | undefined;
}

/**
 * Stores that something was paid for a person, or that it came back, together with which instalment each of her payments
 * now is. What was paid otherwise is read when nobody else can be paying for her, so that neither two payments are the
 * same instalment nor more are made than there may be. Answers `stale` where the case has moved on, or why not.
 */
export async function storePayment(before: Case, personKey: string, paying: Paying): Promise<Result<Change> | 'stale'> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const done = await together((transaction) => payInside(transaction, before, personKey, paying));
    if (done !== 'uncounted') return done;
    await beginCounting(personKey);
  }
  throw new Error(`what is paid for ${before._id} cannot be counted`);
}

/** The first of a person begins her counter, and whoever meets that begins anew; more turns mean that something is wrong. */
const mostTurns = 5;

async function payInside(transaction: Transaction, before: Case, personKey: string, paying: Paying) {
  const counter = v.safeParse(Counter, await transaction.read('counters', idOf(personKey)));
  if (!counter.success) return 'uncounted';
  const found = v.safeParse(v.object({ version: v.number() }), await transaction.read('cases', before._id));
  if (!found.success || found.output.version !== before.version) return 'stale';
  // The counter first: from here on nobody else's payment for her is stored before this one is.
  await transaction.update('counters', idOf(personKey), { changes: counter.output.changes + 1 });
  const student = await elseOf(personKey, before._id, paying.at);
  const decided = paying.decide(student);
  if (!decided.ok) return decided;
  const { others, entered } = student;
  const turns = paying.turnsOf([applied(before, decided.value), ...others], entered);
  const turn = turns.get(before._id);
  const { set } = decided.value;
  const change = { ...decided.value, set: turn === undefined ? set : { ...set, turn } };
  await transaction.update('cases', before._id, written(before, change));
  for (const other of others) {
    const now = turns.get(other._id) ?? other.turn;
    const recounted = now === other.turn ? undefined : paying.recount(other, now);
    if (recounted) await transaction.update('cases', other._id, written(other, recounted));
  }
  return { ok: true as const, value: change };
}

/** What somebody made of a counter in the store begins anew like one that is not there: it holds payments apart, and says nothing. */
async function beginCounting(personKey: string): Promise<void> {
  const counters = database.collection('counters');
  const _id = idOf(personKey);
  try {
    await counters.add({ _id, changes: 0 });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    await counters.where({ _id, changes: command.not(command.gte(0)) }).update({ changes: 0 });
  }
}
