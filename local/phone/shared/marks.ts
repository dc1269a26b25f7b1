/** Stands before each class name in compiled CSS; the runtime replaces it by the component's scope. Plain letters keep selectors valid. */
export const CLASS_MARK = 'MPCLASS';
/** Stands for the host element of a component. */
export const HOST_MARK = 'MPHOST';
