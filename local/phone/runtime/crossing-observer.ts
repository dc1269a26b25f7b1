import type { Element as GlassElement } from 'glass-easel';
import { findIn, firstDom } from './dom';
import type { Router } from './router';

type Callback = (result: object) => void;

export interface ObserverOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}
type Margins = Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>;

/** WeChat's IntersectionObserver, whose first report tells of what is already in view. */
export class CrossingObserver {
  private readonly observers: IntersectionObserver[] = [];
  private margins: Margins = {};
  private relative: string | null = null;

  constructor(
    private readonly component: object | undefined,
    private readonly options: ObserverOptions,
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.margins = margins;
    return this;
  }

  observe(selector: string, callback: Callback): void {
    const found = findIn(this.component, selector);
    const elements = this.options.observeAll === true ? found : found.slice(0, 1);
    const relative = this.relative === null ? undefined : findIn(this.component, this.relative)[0];
    const root = relative === undefined ? null : firstDom(relative);
    const margin = (['top', 'right', 'bottom', 'left'] as const)
      .map((side) => `${this.margins[side] ?? 0}px`)
      .join(' ');
    for (const element of elements) {
      const dom = firstDom(element);
      if (dom === null) continue;
      const observer = new IntersectionObserver(this.report(element, callback), {
        root,
        rootMargin: margin,
        threshold: this.options.thresholds ?? [0],
      });
      observer.observe(dom);
      this.observers.push(observer);
    }
  }

  disconnect(): void {
    for (const observer of this.observers) observer.disconnect();
  }

  private report(element: GlassElement, callback: Callback): IntersectionObserverCallback {
    let first = true;
    return (entries) => {
      for (const entry of entries) {
        const unchanged = first && !entry.isIntersecting && (this.options.initialRatio ?? 0) === 0;
        first = false;
        if (unchanged) continue;
        const { intersectionRatio, intersectionRect, boundingClientRect, rootBounds: relativeRect } = entry;
        const { id, dataset } = element;
        callback({
          id,
          dataset,
          intersectionRatio,
          intersectionRect,
          boundingClientRect,
          relativeRect,
          time: Date.now(),
        });
      }
    };
  }
}

export function createIntersectionObserver(
  router: Router,
  component?: object,
  options: ObserverOptions = {},
): CrossingObserver {
  return new CrossingObserver(component ?? router.top?.caller, options);
}
