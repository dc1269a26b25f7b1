import type { Tapped } from '../events';

const stars = [
  { value: 1, name: '一星', word: '很不满意' },
  { value: 2, name: '二星', word: '不满意' },
  { value: 3, name: '三星', word: '一般' },
  { value: 4, name: '四星', word: '满意' },
  { value: 5, name: '五星', word: '非常满意' },
];

/** Five stars, each large enough for a thumb, with what they mean in words. `rate` tells { value }. */
Component({
  properties: { value: { type: Number, value: 0 }, label: { type: String, value: '' } },
  data: { stars, word: '' },
  observers: {
    value(value: number) {
      this.setData({ word: stars.find((star) => star.value === value)?.word ?? '' });
    },
  },
  methods: {
    rate({ currentTarget }: Tapped<{ value: number }>) {
      this.triggerEvent('rate', { value: currentTarget.dataset.value });
    },
  },
});
