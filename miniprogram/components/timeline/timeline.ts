import type { TimelineItem } from './timeline-view';

const none: TimelineItem[] = [];

/** Everything that happened to a case, newest first. */
Component({
  properties: { items: { type: Array, value: none } },
});
