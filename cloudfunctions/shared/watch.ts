import type { Actor } from '../../core/access';
import { dayOf, type Instant, sayInstant } from '../../core/kernel/day';
import { type Watch, type WatchName, watches } from '../../core/limits';
import { digest } from './digest';
import { raiseAlarm } from './store/alarms';
import { countInSpan } from './store/limits';

/** Counts sealed numbers that a colleague is shown, and tells the auditors when they are more than her work explains. */
export async function watchReveals(watch: WatchName, { id, name }: Actor, shown: number, at: Instant): Promise<void> {
  if (shown === 0) return;
  const { minutes, most, did, what }: Watch = watches[watch];
  const span = await countInSpan(digest(`${watch}:${id}`).slice(0, 32), shown, at, minutes);
  if (span.count <= most) return;
  const about = `${name} 从${sayInstant(span.since, dayOf(at))}起，${minutes} 分钟内${did} ${span.count} ${what}。`;
  const raising = { kind: 'reveals', at: span.since, about, caseId: null, by: name } as const;
  await raiseAlarm(`${watch}:${id}:${span.since}`, raising);
}
