import { dayOf, type Instant, sayInstant } from '../../core/kernel/day';
import { type Watch, type WatchName, watches } from '../../core/limits';
import type { Actor } from '../../core/union/access';
import { toldApart } from '../../core/union/people';
import type { Union } from '../../core/union/union';
import { digest } from './digest';
import { raiseAlarm } from './store/alarms';
import { ask } from './store/gather';
import { countInSpan } from './store/limits';
import { allStaff } from './store/people';

/** Who is shown a number, when, and in which union. */
interface Showing {
  actor: Actor;
  at: Instant;
  union: Union;
}

/** Counts sealed numbers that a colleague is shown, and tells the auditors when they are more than her work explains. */
export async function watchReveals(watch: WatchName, shown: number, { actor, at, union }: Showing): Promise<void> {
  if (shown === 0) return;
  const { id } = actor;
  const { minutes, most, did, what }: Watch = watches[watch];
  const span = await countInSpan(digest(`${watch}:${id}`).slice(0, 32), shown, at, minutes);
  if (span.count <= most) return;
  const told = await ask({ staff: allStaff() });
  const by = toldApart(actor, told?.staff ?? [], union);
  const about = `${by} 从${sayInstant(span.since, dayOf(at))}起，${minutes} 分钟内${did} ${span.count} ${what}。`;
  const { since, count } = span;
  await raiseAlarm(`${watch}:${id}:${since}`, { kind: 'reveals', at: since, about, caseId: null, by, byId: id, count });
}
