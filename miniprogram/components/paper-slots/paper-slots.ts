import type { PaperSlot } from '../../../core/kernel/field';
import type { HeldPaper } from '../../services/pictures';
import type { Tapped } from '../events';
import { slotsView } from './slots-view';

const none: HeldPaper[] = [];
const noSlots: PaperSlot[] = [];

/**
 * Pictures chosen for a question, under the papers that are wanted.
 * `act` tells { act: 'add' | 'retry' | 'remove' | 'view' | 'keep' | 'retake', id, slot }.
 */
Component({
  properties: {
    papers: { type: Array, value: none },
    slots: { type: Array, value: noSlots },
    limit: { type: Number, value: 9 },
  },
  data: { view: slotsView(none, noSlots, 0) },
  observers: {
    'papers, slots, limit'(papers: HeldPaper[], slots: PaperSlot[], limit: number) {
      this.setData({ view: slotsView(papers, slots, limit) });
    },
  },
  methods: {
    act({ currentTarget }: Tapped<{ act: string; id?: string; slot?: string }>) {
      const { act, id = '', slot = '' } = currentTarget.dataset;
      this.triggerEvent('act', { act, id, slot });
    },
  },
});
