import { randomUUID } from 'node:crypto';
import { type CallInput, type CallName, type CallValue, contract, papersContract } from '../../core/contract';
import { catalogue } from '../../core/domains/catalogue';
import type { Instant } from '../../core/kernel/day';
import type { RefusalCode } from '../../core/kernel/refusal';
import type { Result } from '../../core/kernel/result';
import type { Person } from '../../core/union/people';
import type { World } from '../../local/cloud/world';
import { withKeys } from '../../local/secret';
import { connect, startTestCloud } from './local-cloud';
import { secret, vault } from './office';
import { startStoreProxy } from './store-proxy';

type Context = import('../../cloudfunctions/jobs/timer-only').Context;

export type Product = Awaited<ReturnType<typeof startProduct>>;

/** The platform's context of one call, as the SDK reads it, with the variables that say who calls; a timer has none. */
function contextOf(variables: Readonly<Record<string, string>> = {}): Context {
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    request_id: randomUUID(),
    function_version: '$LATEST',
    function_name: 'api',
    namespace: 'local-env',
    environment: JSON.stringify({ ...variables, TCB_ENV: 'local-env' }),
  };
}

const timerEvent = { Type: 'Timer', TriggerName: 'tests', Time: '', Message: '' };

/**
 * The product's functions in this process, over the real SDK, against a local cloud that holds `world`; with the services of
 * another house where one is given.
 */
export async function startProduct(world: World, house = catalogue) {
  const cloud = await startTestCloud({ world: withKeys(world, vault, new Date().toISOString()) });
  const proxy = await startStoreProxy(cloud.url);
  connect(cloud.url);
  Object.assign(process.env, {
    HEARTH_SECRET: secret,
    TEMPLATE_PROGRESS: 'progress',
    TEMPLATE_ASSIGNED: 'assigned',
    TEMPLATE_DEADLINE: 'deadline',
  });
  const { handlers } = await import('../../cloudfunctions/api/handlers');
  const { serve } = await import('../../cloudfunctions/shared/serve');
  const api = serve(contract, house, handlers);
  const { handlers: paperHandlers } = await import('../../cloudfunctions/papers/handlers');
  const papers = serve(papersContract, house, paperHandlers);
  const jobs = await import('../../cloudfunctions/jobs/index');
  const { readers } = await import('../../cloudfunctions/shared/pace');
  // Functions that several files of tests use one after another are new to each of them.
  readers.clear();
  const { kinds } = await import('../../cloudfunctions/jobs/kinds');
  const { workOff } = await import('../../cloudfunctions/jobs/work');
  /** Each operation goes to the function that answers it, as the phone sends it. */
  const raw = (event: unknown, who: string): Promise<Result<unknown>> => {
    const isOfPapers = isObject(event) && String(event.operation).startsWith('papers.');
    return (isOfPapers ? papers : api)(event, contextOf({ WX_OPENID: who }));
  };
  return {
    cloud,
    /** What stands between functions and store, from the first time on that somebody asks for it: it costs a call twice over. */
    get proxy() {
      connect(proxy.url);
      return proxy;
    },
    /** Whatever somebody may send as an event. */
    raw,
    /** One operation as one person; writes get a fresh `submitId` unless one is given. */
    async call<N extends CallName>(
      who: Person | string,
      operation: N,
      input: CallInput<N>,
      submitId: string = randomUUID(),
    ) {
      const openid = typeof who === 'string' ? who : who._id;
      const event = { operation, input, submitId };
      const reply = await raw(event, openid);
      return reply as Result<CallValue<N>>;
    },
    runJobs: () => jobs.main(timerEvent, contextOf()),
    /** What the timer does at a moment, with as much time as it needs: all of its work, or some kinds alone. */
    work: (at: Instant, names = kinds.map(({ name }) => name)) =>
      workOff(
        kinds.filter(({ name }) => names.includes(name)),
        { now: () => at, until: '9999', catalogue: house },
      ),
    /** The timer's function called by whomever the platform's variables name. */
    runJobsAs: (variables: Readonly<Record<string, string>>, event: object = timerEvent) =>
      jobs.main(event, contextOf(variables)),
    async stop() {
      await proxy.stop();
      await cloud.stop();
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The value of a reply that must not be a refusal. */
export function granted<T>(reply: Result<T>): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
}

/** The code of a reply that must be a refusal. */
export function codeOf(reply: Result<unknown>): RefusalCode | 'accepted' {
  return reply.ok ? 'accepted' : reply.refusal.code;
}
