import { randomUUID } from 'node:crypto';
import { getCloudbaseContext } from '@cloudbase/node-sdk';
import * as v from 'valibot';
import type { OperationName } from '../../core/contract';
import { Envelope } from '../../core/envelope';
import { type Result, refuse } from '../../core/kernel/result';
import { isBounded } from './bounds';
import { clockNow, national } from './clock';
import type { Operation } from './handler';
import { SettingsTrouble } from './store/gather';
import { isPassing } from './store/passing';
import { SecretTrouble } from './vault';

/** The operations of an entry, by their names in the contract. */
export type Operations = { readonly [N in OperationName]: Operation };

/** What the platform hands to a function beside the event; only the SDK looks inside. */
type Context = Parameters<typeof getCloudbaseContext>[0];

/**
 * Takes one call: reads the envelope, finds the operation, answers a value or a refusal.
 * The one place where an error is caught; it is logged under a number and never shown.
 */
export async function dispatch(operations: Operations, event: unknown, context: Context): Promise<Result<unknown>> {
  try {
    const envelope = isBounded(event) ? v.safeParse(Envelope, event) : undefined;
    if (!envelope?.success) return refuse('badRequest');
    const { operation, input, submitId = '' } = envelope.output;
    const run = Object.entries(operations).find(([name]) => name === operation)?.[1];
    if (!run) return refuse('unknownOperation');
    const callerId = getCloudbaseContext(context).WX_OPENID;
    if (!callerId) return refuse('forbidden');
    return await run(input, { callerId, at: clockNow(), submitId, national });
  } catch (error) {
    console.error(`error ${randomUUID()}`, error);
    if (error instanceof SecretTrouble) return refuse('wrongSecret');
    if (error instanceof SettingsTrouble) return refuse('unreadSettings');
    return refuse(isPassing(error) ? 'busy' : 'internal');
  }
}
