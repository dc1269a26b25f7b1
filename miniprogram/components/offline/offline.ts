/** The connection is gone; what is typed is safe. */
Component({
  properties: {
    /** True where it lies among cards, not across the screen. */
    card: { type: Boolean, value: false },
  },
});
