import { sharedAcross } from '../../../../core/domains/scholarship/shared-card';
import type { Payments } from '../../../../core/payments';
import type { Reply } from '../../../services/cloud';

export const nothingDue: Payments = { rows: [], held: [], next: null, due: { count: 0, amountFen: 0 } };

/** Every page of the payments to the end, as one: a sheet for the bank is whole or it is none. */
export async function readWhole(
  ask: (page: { cursor?: string }) => Promise<Reply<Payments>>,
): Promise<Reply<Payments>> {
  let reply = await ask({});
  while (reply.ok && reply.value.next !== null) {
    const before = reply.value;
    const more = await ask({ cursor: reply.value.next });
    reply = more.ok ? { ok: true, value: joined(before, more.value) } : more;
  }
  return reply.ok ? { ok: true, value: { ...reply.value, rows: sharedAcross(reply.value.rows) } } : reply;
}

/** The later page knows what is due now. */
function joined(before: Payments, { rows, held, next, due }: Payments): Payments {
  return { rows: [...before.rows, ...rows], held: [...before.held, ...held], next, due };
}
