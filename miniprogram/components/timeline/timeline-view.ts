import type { EntryView } from '../../../core/case/view';
import { type Day, sayInstant } from '../../../core/kernel/day';
import { type Fact, factsOf } from '../facts/facts-view';

/** One thing that happened, as a sentence with what was said at it. */
export interface TimelineItem {
  key: string;
  when: string;
  what: string;
  who: string;
  facts: readonly Fact[];
}

/** Newest first. */
export function timelineOf(entries: readonly EntryView[], today: Day): TimelineItem[] {
  const items = entries.map((entry, index) => ({
    key: `${index}`,
    when: sayInstant(entry.at, today),
    what: entry.said,
    who: entry.who,
    facts: factsOf(entry.shown),
  }));
  return items.reverse();
}
