import type { Fact } from './facts-view';

const none: Fact[] = [];

/** Labels with what was said under them. */
Component({
  properties: { facts: { type: Array, value: none } },
});
