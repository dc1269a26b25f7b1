/** What our handlers read of a tap: the `data-` attributes of the element that was bound. */
export interface Tapped<D> {
  currentTarget: { dataset: D };
}

/** What our handlers read of a component's own event. */
export interface Told<D> {
  detail: D;
}
