import type { Tapped } from '../events';

const none: string[] = [];

/** Of which year figures are: `choose` tells { year } of another one. */
Component({
  properties: { years: { type: Array, value: none }, year: { type: String, value: '' } },
  methods: {
    choose({ currentTarget }: Tapped<{ year: string }>) {
      const { year } = currentTarget.dataset;
      if (year !== this.data.year) this.triggerEvent('choose', { year });
    },
  },
});
