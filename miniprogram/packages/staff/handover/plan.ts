import type { HandedOver } from '../../../../core/domains/office/operations';
import { send } from '../../../services/command';
import { forget, keep, readStored } from '../../../services/storage';

/** A case that went to somebody else than the successor, or to nobody yet. */
export type Elsewhere = HandedOver['elsewhere'][number];

interface Party {
  handle: string;
  name: string;
  desk: string;
}

/** A handover that has been decided. */
export interface Plan {
  leaving: Party;
  successor: Party;
  /** Cases that have changed hands so far, as far as this phone has heard. */
  moved: number;
  /** Those of them that her successor may not have; absent in a plan that was kept by an earlier version. */
  elsewhere?: readonly Elsewhere[];
  /** True once an answer was lost: then nobody here knows the exact number. */
  unsure: boolean;
}

/** How far a handover came, and why not further; empty when it is finished. */
interface Stop {
  plan: Plan;
  trouble: string;
}

const key = 'handover:1';

/** A handover that was begun on this phone and not finished. */
export function unfinished(): Plan | undefined {
  const stored = readStored(key);
  return isPlan(stored) ? stored : undefined;
}

/**
 * Hands the cases over, call after call, until nothing is left; `told` hears how far it has come. What is done stays
 * done: stopping anywhere and going on later is harmless.
 */
export async function carryOut(plan: Plan, told: (plan: Plan, left: number) => void): Promise<Stop> {
  let now = plan;
  for (;;) {
    // Should the app be closed now, nobody will know what this call has done.
    keep(key, { ...now, unsure: true });
    const reply = await send('staff.leave', { handle: plan.leaving.handle, successor: plan.successor.handle });
    if (!reply.ok) {
      now = { ...now, unsure: now.unsure || reply.lost };
      if (!reply.lost) forget(key);
      return { plan: now, trouble: reply.fields?.successor ?? reply.message };
    }
    const { moved, left, elsewhere } = reply.value;
    now = { ...now, moved: now.moved + moved, elsewhere: [...(now.elsewhere ?? []), ...elsewhere] };
    told(now, left);
    if (left === 0) {
      forget(key);
      return { plan: now, trouble: '' };
    }
    // Somebody is just working on what is left.
    if (moved === 0) return { plan: now, trouble: `还有 ${left} 件正有人在办理，没有转成。请稍等再继续。` };
  }
}

function isPlan(stored: unknown): stored is Plan {
  return typeof stored === 'object' && stored !== null && 'leaving' in stored && 'successor' in stored;
}
