import type { Told } from '../events';

/** One of several that a page can be about. */
interface Choice {
  id: string;
  name: string;
}
const none: Choice[] = [];

/** What a page is about, to be changed for another: `choose` tells { at } of the one that was chosen. One alone is only named. */
Component({
  properties: {
    options: { type: Array, value: none },
    at: { type: Number, value: 0 },
    /** What is chosen among: `部门`. */
    noun: { type: String, value: '' },
  },
  methods: {
    choose({ detail }: Told<{ value: string }>) {
      this.triggerEvent('choose', { at: Number(detail.value) });
    },
  },
});
