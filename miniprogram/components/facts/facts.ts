import type { Tapped } from '../events';
import type { Fact } from './facts-view';

const none: Fact[] = [];

/** Labels with what was said under them; what is long unfolds one at a time. */
Component({
  properties: { facts: { type: Array, value: none } },
  data: { unfolded: '' },
  methods: {
    unfold({ currentTarget }: Tapped<{ label: string }>) {
      const { label } = currentTarget.dataset;
      this.setData({ unfolded: this.data.unfolded === label ? '' : label });
    },
  },
});
