import type { Tapped } from '../events';
import { withSample } from './samples';
import { closedSheet } from './sheet-state';

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
  methods: {
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
