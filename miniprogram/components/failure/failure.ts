/** Something did not come: says what and that nothing is lost; `retry` is a tap on the button. */
Component({
  properties: { message: { type: String, value: '' } },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
