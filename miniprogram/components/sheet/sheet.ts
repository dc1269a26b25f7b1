import { closedSheet } from './sheet-state';

const noUnits: { value: string; label: string }[] = [];

/**
 * One thing about to be done to a case: what it means, its questions, and a button named by the verb.
 * `answer` tells { name, value }; `confirm` and `close` are taps.
 */
Component({
  properties: {
    state: { type: Object, value: closedSheet },
    units: { type: Array, value: noUnits },
    today: { type: String, value: '' },
  },
  methods: {
    answer({ detail }: WechatMiniprogram.CustomEvent) {
      this.triggerEvent('answer', detail);
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
