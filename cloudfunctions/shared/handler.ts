import type { Catalogue, WholeCatalogue } from '../../core/case/catalogue';
import type { Circumstances } from '../../core/case/open';
import { canonical } from '../../core/kernel/canonical';
import type { Instant, IsWorkingDay } from '../../core/kernel/day';
import { parseInput } from '../../core/kernel/form';
import { ok, type Result, refuse } from '../../core/kernel/result';
import { allowances } from '../../core/limits';
import { isBySettings, type Operation, type ParsedOf, type ValueOf } from '../../core/operation';
import { type Actor, mayCall } from '../../core/union/access';
import { type National, workingDaysOf } from '../../core/union/calendar';
import { actorOf, type Caller } from '../../core/union/people';
import type { StoredSettings, Union } from '../../core/union/union';
import { type Announcements, roundsAmong } from './announced';
import { digest } from './digest';
import { gateOf } from './gate';
import { judgeOf, reportBroken } from './judge';
import { mayReadOn } from './pace';
import { type Answers, ask, gather, type Questions } from './store/gather';
import { vault } from './vault';

/** One call as the entry took it in: who (WeChat's word), when, the id that makes a repeat harmless, and the services there are. */
export interface Call<C extends Catalogue = Catalogue> {
  callerId: string;
  at: Instant;
  submitId: string;
  national: National;
  catalogue: C;
}

/** What a handler works with once everything it asked for has been read. */
export interface Request<I, Q extends Questions, C extends Catalogue = Catalogue> extends Call<C>, Announcements {
  input: I;
  /** Digest of operation and input: the same `submitId` with another one is refused. */
  bodyHash: string;
  actor: Actor;
  /** The caller as stored; undefined for somebody who has never been here. */
  caller: Caller | undefined;
  union: Union;
  /** The settings as they lie in the store. */
  settings: StoredSettings;
  isWorkingDay: IsWorkingDay;
  /** False for a case that somebody changed in the store; the auditor is told of it after the call. */
  isIntact: Circumstances['isIntact'];
  found: Answers<Q>;
}

/** Load, ask core, save, tell: `load` names what is read in one round trip, `run` does the rest. */
interface Handler<I, O, Q extends Questions, C extends Catalogue> {
  load(input: I, call: Call<C>): Q;
  run(request: Request<I, Q, C>): Promise<Result<O>> | Result<O>;
}

/** A handler with its types closed inside, under the name of its operation: raw input in, reply out. */
export interface Handled<N extends string = string> {
  name: N;
  answer: Answer<Catalogue>;
}
type Answer<C extends Catalogue> = (raw: unknown, call: Call<C>) => Promise<Result<unknown>>;

/** Which operations of a contract no handler is for, as a type: a handler by that name would be needed. */
export type Missing<N extends string, H extends readonly Handled[]> = [Exclude<N, H[number]['name']>] extends [never]
  ? unknown
  : { handlerFor: Exclude<N, H[number]['name']> };

/** The handler of one operation of a table; its input, its answer and its name are held to what the table declares. */
export function operation<N extends string, T extends Readonly<Record<N, Operation>>, Q extends Questions>(
  table: T,
  name: N,
  handler: Handler<ParsedOf<T[N]>, ValueOf<T[N]>, Q, Catalogue>,
): Handled<N> {
  return operationOn(table, name, (parsed) => ok(parsed), handler);
}

/** The same for what needs the registers or the figures of the house: a function that has just started reads them in first. */
export function wholeOperation<N extends string, T extends Readonly<Record<N, Operation>>, Q extends Questions>(
  table: T,
  name: N,
  handler: Handler<ParsedOf<T[N]>, ValueOf<T[N]>, Q, WholeCatalogue>,
): Handled<N> {
  const answer = answering(table, name, (parsed) => ok(parsed), handler);
  return {
    name,
    answer: async (raw, call) => answer(raw, { ...call, catalogue: await call.catalogue.whole() }),
  };
}

/** The same where the parsed input is first made into what the handler works on, by what the house has. */
export function operationOn<N extends string, T extends Readonly<Record<N, Operation>>, P, Q extends Questions>(
  table: T,
  name: N,
  prepare: (parsed: ParsedOf<T[N]>, call: Call) => Result<P>,
  handler: Handler<P, ValueOf<T[N]>, Q, Catalogue>,
): Handled<N> {
  return { name, answer: answering(table, name, prepare, handler) };
}

/**
 * Parses the input, reads caller and data together, checks who may call and whether it is too much or a submitId used
 * for something else, and only then runs the handler. The gate is passed beside the reading: it costs no time of its own.
 * What costs the store much to answer is read only behind the gate, for whoever may call: one trip more, and whoever is
 * turned away has cost next to nothing.
 */
function answering<
  N extends string,
  T extends Readonly<Record<N, Operation>>,
  P,
  Q extends Questions,
  C extends Catalogue,
>(
  table: T,
  name: N,
  prepare: (parsed: ParsedOf<T[N]>, call: Call<C>) => Result<P>,
  handler: Handler<P, ValueOf<T[N]>, Q, C>,
): Answer<C> {
  const declared = table[name];
  const { audience, writes, form, allowance } = declared;
  const pass = gateOf(allowance, writes);
  const isCostly = allowance === 'lookups' || allowance === 'sheets';
  return async (raw, call) => {
    if (writes && call.submitId === '') return refuse('badRequest');
    const parsed = parseInput<T[N]['input']>(declared.input, raw);
    const input = parsed.ok ? prepare(parsed.value, call) : parsed;
    if (!parsed.ok || !input.ok) return form && !input.ok ? input : refuse('badRequest');
    if (allowance === 'reads' && !mayReadOn(call)) return refuse(allowances.reads.refusal);
    // Keyed, since a digest alone would let an identity number be guessed from the rest of the answers.
    const bodyHash = vault.blind(canonical({ name, raw }));
    const questions = handler.load(input.value, call);
    const together = isCostly ? undefined : gather(call.callerId, questions);
    const [before, refusal] = await Promise.all([together ?? gather(call.callerId, {}), pass(call, bodyHash)]);
    if (!before) return refuse('notInstalled');
    const actor = actorOf(call.callerId, before.caller);
    if (!mayCall(actor, audience)) return refuse(before.caller?.broken ? 'brokenPost' : 'forbidden');
    if (refusal) return refuse(refusal);
    const found = together ? (await together)?.found : await ask(questions);
    if (!found) return refuse('notInstalled');
    const announced = roundsAmong(found, before);
    if (!announced.isSettled && isBySettings(declared, parsed.value)) return refuse('brokenSettings');
    const gathered = { ...before, ...announced, found };
    const isWorkingDay = workingDays(gathered.union, call.national);
    const judge = judgeOf(gathered.allStamped, call.catalogue);
    const { isIntact } = judge;
    const reply = await handler.run({
      ...call,
      ...gathered,
      isWorkingDay,
      isIntact,
      input: input.value,
      bodyHash,
      actor,
    });
    await reportBroken(judge, call.at);
    return reply;
  };
}

/** A calendar remembers what it has looked up, as long as the settings stay as they are. */
const calendars = new WeakMap<Union, IsWorkingDay>();

function workingDays(union: Union, national: National): IsWorkingDay {
  const known = calendars.get(union) ?? workingDaysOf(union, national);
  calendars.set(union, known);
  return known;
}

/** What core needs to know of a request that writes to a case. */
export function circumstances(request: Omit<Circumstances, 'digest' | 'vault'>): Circumstances {
  const { actor, at, union, catalogue, rounds, submitId, bodyHash, isWorkingDay, isIntact, paidBefore = 0 } = request;
  return { actor, at, union, catalogue, rounds, submitId, bodyHash, isWorkingDay, isIntact, paidBefore, digest, vault };
}
