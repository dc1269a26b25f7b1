const row = { width: '100%', height: '32rpx', borderRadius: '12rpx' };
const rows = [{ ...row, width: '40%', height: '44rpx' }, row, { ...row, width: '72%' }];

/** Grey lines where text will be; they show only when the wait is longer than 300 ms. */
Component({
  properties: { few: { type: Boolean, value: false } },
  data: { rows, cards: ['first', 'second', 'third'] },
});
