import { randomUUID } from 'node:crypto';
import { getCloudbaseContext } from '@cloudbase/node-sdk';
import * as v from 'valibot';
import type { Catalogue } from '../../core/case/catalogue';
import { Envelope } from '../../core/envelope';
import { type Result, refuse } from '../../core/kernel/result';
import { isBounded } from './bounds';
import { clockNow, national } from './clock';
import { withRoom } from './crowd';
import type { Handled } from './handler';
import { SettingsTrouble } from './store/gather';
import { isPassing } from './store/passing';
import { SecretTrouble } from './vault';

/** The handlers of an entry by the names of their operations, and the services that they serve. */
export interface Served {
  handlers: ReadonlyMap<string, Handled>;
  catalogue: Catalogue;
}

/** What the platform hands to a function beside the event; only the SDK looks inside. */
export type Context = Parameters<typeof getCloudbaseContext>[0];

/**
 * Takes one call: reads the envelope, finds the operation, answers a value or a refusal.
 * The one place where an error is caught; it is logged under a number and never shown.
 */
export async function dispatch(
  { handlers, catalogue }: Served,
  event: unknown,
  context: Context,
): Promise<Result<unknown>> {
  try {
    const envelope = isBounded(event) ? v.safeParse(Envelope, event) : undefined;
    if (!envelope?.success) return refuse('badRequest');
    const { operation, input, submitId = '' } = envelope.output;
    const handled = handlers.get(operation);
    if (!handled) return refuse('unknownOperation');
    const callerId = getCloudbaseContext(context).WX_OPENID;
    if (!callerId) return refuse('forbidden');
    const answered = await withRoom(callerId, () =>
      handled.answer(input, { callerId, at: clockNow(), submitId, national, catalogue }),
    );
    return answered ?? refuse('busy');
  } catch (error) {
    console.error(`error ${randomUUID()}`, error);
    if (error instanceof SecretTrouble) return refuse('wrongSecret');
    if (error instanceof SettingsTrouble) return refuse('unreadSettings');
    return refuse(isPassing(error) ? 'busy' : 'internal');
  }
}
