import type { Input, OperationName, Value } from '../../core/contract';
import { call, type Reply } from './cloud';
import { mintId } from './random';

/** Writes without a definite answer yet, by what they say. */
const unanswered = new Map<string, Promise<string>>();

/**
 * Sends a write. The same words keep the same submitId until the answer is definite, so that tapping twice,
 * or again after a lost answer, does it once.
 */
export async function send<N extends OperationName>(operation: N, input: Input<N>): Promise<Reply<Value<N>>> {
  const words = JSON.stringify([operation, input]);
  const minted = unanswered.get(words) ?? mintId();
  unanswered.set(words, minted);
  const reply = await call(operation, input, await minted);
  if (reply.ok || !reply.lost) unanswered.delete(words);
  return reply;
}
