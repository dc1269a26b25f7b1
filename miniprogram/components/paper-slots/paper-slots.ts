import type { HeldPaper } from '../../services/pictures';
import type { Tapped } from '../events';

const none: HeldPaper[] = [];

/** Pictures chosen for a question. `act` tells { act: 'add' | 'retry' | 'remove' | 'view', id }. */
Component({
  properties: { papers: { type: Array, value: none }, limit: { type: Number, value: 9 } },
  methods: {
    act({ currentTarget }: Tapped<{ act: string; id: string }>) {
      this.triggerEvent('act', { act: currentTarget.dataset.act, id: currentTarget.dataset.id ?? '' });
    },
  },
});
