import type { DeadlineView } from './deadline';

const none: DeadlineView = { promise: '', passed: '', badge: '', percent: 0, pace: 'calm', paused: false };
const noWords: string[] = [];

/** When an answer is due and how far that is, with a thin bar. */
Component({
  properties: { line: { type: Object, value: none } },
  data: { words: noWords },
  observers: {
    line({ promise }: DeadlineView) {
      this.setData({ words: promise.match(/\S+\s*/g) ?? noWords });
    },
  },
});
