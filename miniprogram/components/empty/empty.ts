/** Nothing here yet: says so, and what to do about it (the slot takes a button). */
Component({
  properties: { title: { type: String, value: '' }, help: { type: String, value: '' } },
});
