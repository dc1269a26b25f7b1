import { isOnline, onNetworkChange } from './network';
import { isLargeType, typeStyle } from './type-size';

/** What every page shows beside its own: the size of type and whether the phone is connected. */
export interface ScreenData {
  pageStyle: string;
  large: boolean;
  offline: boolean;
}

export interface Dressed {
  data: ScreenData & { failure?: string };
  setData(data: ScreenData): void;
  load?(): unknown;
}

export function screenData(): ScreenData {
  return { pageStyle: typeStyle(), large: isLargeType(), offline: !isOnline() };
}

/**
 * Dresses a page that comes into view, and again whenever the connection changes while it is there; the answer ends that.
 * A page that could not open tries again when the connection is back.
 */
export function dress(page: Dressed): () => void {
  page.setData(screenData());
  return onNetworkChange(() => {
    page.setData(screenData());
    if (isOnline() && page.data.failure) page.load?.();
  });
}

/** Longer than a picture takes. Milliseconds. */
const pictureMs = 50;

/** A long page: true for `whole` once what lies below the edge of the screen is drawn as well. */
interface Long {
  data: { whole: boolean };
  setData(data: { whole: boolean }): void;
}

/** A long page comes in two pictures: an old phone shows its beginning at once, and the rest right after. */
export function completeSoon(page: Long): void {
  if (!page.data.whole) setTimeout(() => page.setData({ whole: true }), pictureMs);
}

/** A page that is dressed as long as it is in view. */
interface Dressing extends Dressed {
  undress: (() => void) | undefined;
  /** What the page has to do besides when it leaves the view. */
  left?(): void;
}

/** What every page does when it comes into view and leaves it. */
export const dressing = {
  undress: none<() => void>(),
  onShow(this: Dressing) {
    this.undress = dress(this);
  },
  onHide(this: Dressing) {
    this.undress?.();
    this.left?.();
  },
  onUnload(this: Dressing) {
    this.undress?.();
    this.left?.();
  },
};

/** A place on a page for something that is not there yet. */
export function none<T>(): T | undefined {
  return undefined;
}
