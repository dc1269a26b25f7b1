import type { Element as GlassElement } from 'glass-easel';
import { component as adapterComponent } from 'glass-easel-miniprogram-adapter';
import { CrossingObserver, type ObserverOptions } from './crossing-observer';
import { findIn, firstDom } from './dom';
import { canvasNodeOf } from './elements/canvas';
import type { Router } from './router';

interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  node?: boolean;
}
type Callback = (result: unknown) => void;
interface Step {
  component: object | undefined;
  selector: string | null;
  single: boolean;
  fields: Fields;
  callback: Callback | undefined;
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true };
const OFFSET: Fields = { id: true, dataset: true, scrollOffset: true };

/** SelectorQuery over the browser's own layout. */
class SelectorQuery {
  private readonly steps: Step[] = [];

  constructor(private component: object | undefined) {}

  in(component: object): this {
    this.component = component;
    return this;
  }

  select(selector: string) {
    return this.nodes(selector, true);
  }

  selectAll(selector: string) {
    return this.nodes(selector, false);
  }

  selectViewport() {
    return this.nodes(null, true);
  }

  exec(callback?: (results: unknown[]) => void): this {
    setTimeout(() => {
      const results = this.steps.map((step) => {
        const result = answer(step);
        step.callback?.(result);
        return result;
      });
      callback?.(results);
    }, 0);
    return this;
  }

  private nodes(selector: string | null, single: boolean) {
    const add = (fields: Fields, callback?: Callback): this => {
      this.steps.push({ component: this.component, selector, single, fields, callback });
      return this;
    };
    return {
      fields: add,
      boundingClientRect: (callback?: Callback) => add(RECT, callback),
      scrollOffset: (callback?: Callback) => add(OFFSET, callback),
      node: (callback?: Callback) => add({ node: true }, callback),
      context: (callback?: Callback) => add({ node: true }, callback),
    };
  }
}

export function createSelectorQuery(router: Router): SelectorQuery {
  return new SelectorQuery(router.top?.caller);
}

/** Gives the adapter's components our query and observer: its own know neither canvases nor computed styles. */
export function installComponentMethods(): void {
  const { ComponentCaller } = adapterComponent;
  const { triggerEvent } = ComponentCaller.prototype;
  Object.assign(ComponentCaller.prototype, {
    createSelectorQuery(this: object) {
      return new SelectorQuery(this);
    },
    createIntersectionObserver(this: object, options?: ObserverOptions) {
      return new CrossingObserver(this, options ?? {});
    },
    triggerEvent(this: InstanceType<typeof ComponentCaller>, name: string, detail?: unknown, options?: object) {
      triggerEvent.call(this, name, detail ?? {}, options ?? {});
    },
    getPageId: () => 'page',
  });
}

function answer({ component, selector, single, fields }: Step): unknown {
  if (selector === null) return viewport(fields);
  const found = findIn(component, selector);
  if (!single) return found.map((element) => describe(element, fields));
  return found[0] === undefined ? null : describe(found[0], fields);
}

function viewport(fields: Fields): object {
  const { innerWidth: width, innerHeight: height, scrollX: scrollLeft, scrollY: scrollTop } = window;
  const { scrollWidth, scrollHeight } = document.documentElement;
  return {
    ...(fields.id === true && { id: '' }),
    ...(fields.dataset === true && { dataset: {} }),
    ...(fields.rect === true && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size === true && { width, height }),
    ...(fields.scrollOffset === true && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
  };
}

function describe(element: GlassElement, fields: Fields): object {
  const dom = firstDom(element);
  const { left, top, right, bottom, width, height } = dom?.getBoundingClientRect() ?? new DOMRect();
  const result: Record<string, unknown> = {};
  if (fields.id === true) result.id = element.id;
  if (fields.dataset === true) result.dataset = element.dataset;
  if (fields.mark === true) result.mark = element.collectMarks();
  if (fields.rect === true) Object.assign(result, { left, top, right, bottom });
  if (fields.size === true) Object.assign(result, { width, height });
  if (fields.scrollOffset === true && dom !== null) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = dom;
    Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  if (fields.node === true && dom !== null) result.node = canvasNodeOf(dom) ?? null;
  for (const name of fields.properties ?? []) result[name] = element.asGeneralComponent()?.data[name];
  if (fields.computedStyle !== undefined && dom !== null) {
    const style = getComputedStyle(dom);
    for (const name of fields.computedStyle) result[name] = Reflect.get(style, name);
  }
  return result;
}
