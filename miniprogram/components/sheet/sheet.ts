import { placeIn } from '../../services/device';
import type { Tapped, Told } from '../events';
import { withSample } from './samples';
import { closedSheet, type SheetState } from './sheet-state';

const noOptions: { value: string; label: string }[] = [];

/**
 * One thing about to be done to a case: what it means, its questions, and a button named by the verb.
 * `answer` tells { name, value }, `sure` { name }, `papers` { name, act, id }; `confirm` and `close` are taps.
 */
Component({
  properties: {
    state: { type: Object, value: closedSheet },
    units: { type: Array, value: noOptions },
    today: { type: String, value: '' },
  },
  data: { at: '', top: 0 },
  observers: {
    /** The same place again is brought into view again: she may have scrolled away from it. */
    state({ at }: SheetState) {
      if (at || this.data.at) this.setData({ at: '' }, () => at && this.setData({ at }));
    },
  },
  methods: {
    /** Something inside a question is to be brought into view, which lies so far below the top of the screen. */
    look({ detail }: Told<{ top: number }>) {
      placeIn(this, '.questions', ({ top, scrollTop }) => {
        const wanted = Math.max(Math.round(scrollTop + detail.top - top), 0);
        this.setData({ top: wanted === this.data.top ? wanted + 1 : wanted });
      });
    },
    answer({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('answer', detail);
    },
    /** A sample was tapped: it becomes part of the answer, as if it had been typed. */
    take({ currentTarget }: Tapped<{ at: number; sample: string }>) {
      const { at, sample } = currentTarget.dataset;
      const { fields, typed } = this.data.state;
      const field = fields[at];
      if (!field) return;
      this.triggerEvent('answer', { name: field.name, value: withSample(field, typed[field.name], sample) });
    },
    sure({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('sure', detail);
    },
    pictures({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('papers', detail);
    },
    confirm() {
      if (!this.data.state.busy) this.triggerEvent('confirm');
    },
    close() {
      if (!this.data.state.busy) this.triggerEvent('close');
    },
    changed({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close();
    },
  },
});
