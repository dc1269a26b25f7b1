import type { Tapped } from '../events';
import type { Bar } from './bars-view';

const noBars: Bar[] = [];

/** Numbers as bars on one scale. Where they open, `open` tells { key } of the one that was tapped. */
Component({
  properties: { bars: { type: Array, value: noBars }, opens: { type: Boolean, value: false } },
  methods: {
    open({ currentTarget }: Tapped<{ key: string }>) {
      if (this.data.opens) this.triggerEvent('open', { key: currentTarget.dataset.key });
    },
  },
});
