import type * as v from 'valibot';
import { type Actor, mayCall } from '../../core/access';
import { type National, workingDaysOf } from '../../core/calendar';
import type { Circumstances } from '../../core/case/open';
import { canonical } from '../../core/case/timeline';
import { type Contract, contract, type OperationName, type Parsed, type Value } from '../../core/contract';
import type { Instant, IsWorkingDay } from '../../core/kernel/day';
import { parseInput } from '../../core/kernel/form';
import { type Result, refuse } from '../../core/kernel/result';
import { allowanceFor, allowances } from '../../core/limits';
import { actorOf, type Caller } from '../../core/people';
import { isBySettings } from '../../core/settled';
import type { StoredSettings, Union } from '../../core/union';
import { digest } from './digest';
import { gateOf } from './gate';
import { judgeOf, reportBroken } from './judge';
import { mayReadOn } from './pace';
import { type Answers, ask, gather, type Questions } from './store/gather';
import { vault } from './vault';

/** One call as the entry took it in: who (WeChat's word), when, and the id that makes a repeat harmless. */
export interface Call {
  callerId: string;
  at: Instant;
  submitId: string;
  national: National;
}

/** What a handler works with once everything it asked for has been read. */
export interface Request<I, Q extends Questions> extends Call {
  input: I;
  /** Digest of operation and input: the same `submitId` with another one is refused. */
  bodyHash: string;
  actor: Actor;
  /** The caller as stored; undefined for somebody who has never been here. */
  caller: Caller | undefined;
  union: Union;
  /** The settings as they lie in the store, and whether nobody but the cloud changed them. */
  settings: StoredSettings;
  isSettled: boolean;
  isWorkingDay: IsWorkingDay;
  /** False for a case that somebody changed in the store; the auditor is told of it after the call. */
  isIntact: Circumstances['isIntact'];
  found: Answers<Q>;
}

/** Load, ask core, save, tell: `load` names what is read in one round trip, `run` does the rest. */
interface Handler<N extends OperationName, Q extends Questions> {
  load(input: Parsed<N>, call: Call): Q;
  run(request: Request<Parsed<N>, Q>): Promise<Result<Value<N>>> | Result<Value<N>>;
}

/** A handler with its types closed inside: raw input in, reply out. */
export type Operation = (raw: unknown, call: Call) => Promise<Result<unknown>>;

/**
 * Parses the input, reads caller and data together, checks who may call and whether it is too much or a submitId used
 * for something else, and only then runs the handler. The gate is passed beside the reading: it costs no time of its own.
 * What costs the store much to answer is read only behind the gate, for whoever may call: one trip more, and whoever is
 * turned away has cost next to nothing.
 */
export function operation<N extends OperationName, Q extends Questions>(name: N, handler: Handler<N, Q>): Operation {
  const { audience, writes, form }: Contract[N] = contract[name];
  const schema: v.GenericSchema<unknown, Parsed<N>> = contract[name].input;
  const pass = gateOf(name, writes);
  const allowance = allowanceFor(name, writes);
  const isCostly = allowance === 'lookups';
  return async (raw, call) => {
    if (writes && call.submitId === '') return refuse('badRequest');
    const parsed = parseInput(schema, raw);
    if (!parsed.ok) return form ? parsed : refuse('badRequest');
    if (allowance === 'reads' && !mayReadOn(call)) return refuse(allowances.reads.refusal);
    // Keyed, since a digest alone would let an identity number be guessed from the rest of the answers.
    const bodyHash = vault.blind(canonical({ name, raw }));
    const questions = handler.load(parsed.value, call);
    const together = isCostly ? undefined : gather(call.callerId, questions);
    const [before, refusal] = await Promise.all([together ?? gather(call.callerId, {}), pass(call, bodyHash)]);
    if (!before) return refuse('notInstalled');
    const actor = actorOf(call.callerId, before.caller);
    if (!mayCall(actor, audience)) return refuse(before.caller?.broken ? 'brokenPost' : 'forbidden');
    if (refusal) return refuse(refusal);
    if (!before.isSettled && isBySettings(name, contract[name], parsed.value)) return refuse('brokenSettings');
    const found = together ? (await together)?.found : await ask(questions);
    if (!found) return refuse('notInstalled');
    const gathered = { ...before, found };
    const isWorkingDay = workingDays(gathered.union, call.national);
    const judge = judgeOf(gathered.allStamped);
    const { isIntact } = judge;
    const reply = await handler.run({
      ...call,
      ...gathered,
      isWorkingDay,
      isIntact,
      input: parsed.value,
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
  const { actor, at, union, submitId, bodyHash, isWorkingDay, isIntact, paidBefore = 0 } = request;
  return { actor, at, union, submitId, bodyHash, isWorkingDay, isIntact, paidBefore, digest, vault };
}
