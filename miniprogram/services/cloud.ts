import type { CallInput, CallName, CallValue } from '../../core/contract';
import type { RefusalCode } from '../../core/kernel/refusal';
import type { Result } from '../../core/kernel/result';
import { isOnline } from './network';

/** Nothing was done, or nobody knows whether it was: then `lost` is true and the same submitId may be sent again. */
export interface Declined {
  ok: false;
  lost: boolean;
  code: RefusalCode | 'lost';
  message: string;
  fields?: Record<string, string>;
}

export type Reply<T> = { ok: true; value: T } | Declined;

/** After this many milliseconds without an answer the connection counts as lost. */
const patience = 20_000;

export function startCloud(): void {
  wx.cloud.init({ env: ENVIRONMENT_ID, traceUser: true });
}

/**
 * Asks the cloud for one operation of the contract. Never throws: a refusal and a lost connection are replies.
 * A write needs a `submitId`; repeating it with the same id and input is harmless.
 */
export async function call<N extends CallName>(
  operation: N,
  input: CallInput<N>,
  submitId?: string,
): Promise<Reply<CallValue<N>>> {
  const data = submitId === undefined ? { operation, input } : { operation, input, submitId };
  try {
    const { result } = await inTime(wx.cloud.callFunction({ name: functionFor(operation), data }));
    return isResult<CallValue<N>>(result) ? replyOf(result) : lost();
  } catch {
    return lost();
  }
}

/** Sheets are made by a function of their own; everything else is answered by one. */
const functionFor = (operation: CallName) => (operation.startsWith('papers.') ? 'papers' : 'api');

function replyOf<T>(result: Result<T>): Reply<T> {
  if (result.ok) return result;
  // These two may come after the work was done, so they are no definite answer.
  const unsure = result.refusal.code === 'busy' || result.refusal.code === 'internal';
  return { ok: false, lost: unsure, ...result.refusal };
}

function lost(): Declined {
  const message = isOnline() ? '没有连上工会的服务，请稍等再试。' : '现在没有网络，请连上网络后再试。';
  return { ok: false, lost: true, code: 'lost', message };
}

function inTime<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, patience);
    asked.then(resolve, reject).then(() => clearTimeout(timer));
  });
}

function isResult<T>(given: unknown): given is Result<T> {
  return typeof given === 'object' && given !== null && 'ok' in given;
}
