import type { Tapped } from '../events';
import type { RecordCard } from './card';

const none: RecordCard | null = null;

/** One record of a register; `open` tells { id }. */
Component({
  properties: { card: { type: Object, value: none } },
  methods: {
    open({ currentTarget }: Tapped<{ id: string }>) {
      this.triggerEvent('open', { id: currentTarget.dataset.id });
    },
  },
});
