import type { DeadlineView } from './deadline';

const none: DeadlineView = { promise: '', passed: '', badge: '', percent: 0, pace: 'calm', paused: false };

/** When an answer is due and how far that is, with a thin bar. */
Component({
  properties: { line: { type: Object, value: none } },
});
