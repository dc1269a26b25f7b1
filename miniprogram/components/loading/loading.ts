/** Grey lines where text will be; they show only when the wait is longer than 300 ms. */
Component({
  properties: { few: { type: Boolean, value: false } },
  data: { cards: ['first', 'second', 'third'] },
});
