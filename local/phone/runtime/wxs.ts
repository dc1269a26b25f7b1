import type { GeneralComponent, Element as GlassElement, ShadowedEvent, template } from 'glass-easel';
import { toCss } from '../shared/units';
import { asDom, invoke } from './dom';

type WxsFunction = (...values: unknown[]) => unknown;

interface WxsSupport {
  getRegExp(pattern: string, flags?: string): RegExp;
  getDate(...parts: unknown[]): Date;
  /** Marks the functions of a WXS module, so that handlers written in WXS can be told from methods. */
  brand(exports: unknown): void;
  /** Named by glass-easel's compiled templates: A wraps `change:prop` listeners, B and C event handlers. */
  hooks: {
    A(listener: WxsFunction): template.ChangePropListener<unknown>;
    B(handler: unknown): unknown;
    C(caller: GeneralComponent, event: ShadowedEvent<unknown>, handler: WxsFunction): unknown;
  };
}

declare global {
  interface Window {
    __wxs?: WxsSupport;
  }
}

const branded = new WeakSet<WxsFunction>();

/** Must run before the mini-program's packages, whose templates ask for it. */
export function installWxs(): void {
  window.__wxs = {
    getRegExp: (pattern, flags) => new RegExp(pattern, flags),
    getDate: (...parts) => Reflect.construct(Date, parts) as Date,
    brand: (exports) => {
      if (typeof exports !== 'object' || exports === null) return;
      for (const value of Object.values(exports)) if (isFunction(value)) branded.add(value);
    },
    hooks: {
      // Later, because on creation the element's children do not exist yet.
      A: (listener) => (value, old, host, element) => {
        queueMicrotask(() => listener(value, old, descriptorOf(host), descriptorOf(element)));
      },
      B: (handler) => handler,
      C: (caller, event, handler) => {
        if (!branded.has(handler)) return Reflect.apply(handler, caller, [event]);
        const owner = glassOf(caller);
        const target = glassOf(event.currentTarget);
        const given: object = Object.create(event, { instance: { value: descriptorOf(target) } });
        return handler(given, descriptorOf(owner));
      },
    },
  };
}

function isFunction(value: unknown): value is WxsFunction {
  return typeof value === 'function';
}

/** Handlers receive the adapter's callers; the element behind one is its `_$`. */
function glassOf(value: GlassElement | { _$?: GlassElement }): GlassElement {
  return '_$' in value && value._$ !== undefined ? value._$ : (value as GlassElement);
}

const descriptors = new WeakMap<GlassElement, ComponentDescriptor>();

function descriptorOf(element: GlassElement): ComponentDescriptor {
  const known = descriptors.get(element) ?? new ComponentDescriptor(element);
  descriptors.set(element, known);
  return known;
}

/** WXS's ComponentDescriptor. */
class ComponentDescriptor {
  private readonly state: Record<string, unknown> = {};

  constructor(private readonly element: GlassElement) {}

  selectComponent(selector: string): ComponentDescriptor | null {
    const found = this.shadowRoot()?.querySelector(selector);
    return found === undefined || found === null ? null : descriptorOf(found);
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    return (this.shadowRoot()?.querySelectorAll(selector) ?? []).map(descriptorOf);
  }

  setStyle(style: string | Record<string, string | number>): this {
    this.element.setNodeStyle(toCss(typeof style === 'string' ? style : cssText(style)), 2);
    return this;
  }

  addClass(name: string): this {
    this.element.classList?.toggle(name, true);
    return this;
  }

  removeClass(name: string): this {
    this.element.classList?.toggle(name, false);
    return this;
  }

  hasClass(name: string): boolean {
    return this.element.classList?.contains(name) ?? false;
  }

  getDataset(): Record<string, unknown> {
    return this.element.dataset;
  }

  callMethod(name: string, argument: unknown): void {
    const caller = this.element.asGeneralComponent()?.getMethodCaller();
    setTimeout(() => invoke(caller, name, argument));
  }

  triggerEvent(name: string, detail: unknown): void {
    this.element.triggerEvent(name, detail);
  }

  getState(): Record<string, unknown> {
    return this.state;
  }

  requestAnimationFrame(callback: () => void): void {
    requestAnimationFrame(callback);
  }

  getComputedStyle(names: string[]): Record<string, unknown> {
    const dom = asDom(this.element.$$);
    const style = dom === null ? {} : getComputedStyle(dom);
    return Object.fromEntries(names.map((name) => [name, Reflect.get(style, name)]));
  }

  getBoundingClientRect(): DOMRect | undefined {
    return asDom(this.element.$$)?.getBoundingClientRect();
  }

  setTimeout(callback: () => void, delay: number): number {
    return window.setTimeout(callback, delay);
  }

  clearTimeout(timer: number): void {
    clearTimeout(timer);
  }

  private shadowRoot() {
    return this.element.asGeneralComponent()?.getShadowRoot();
  }
}

function cssText(style: Record<string, string | number>): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}
