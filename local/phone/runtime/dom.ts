import type { domlikeBackend, GeneralBackendElement, GeneralComponent, Element as GlassElement } from 'glass-easel';

/** glass-easel describes the browser's nodes by an interface of its own, which TypeScript cannot match with the DOM's. */
export function asBackendNode(node: unknown): domlikeBackend.Element {
  if (!isBackendNode(node)) throw new TypeError('not a node of this document');
  return node;
}

function isBackendNode(node: unknown): node is domlikeBackend.Element {
  return node instanceof Node;
}

/** The browser's element behind a backend node, or null where there is none (virtual nodes, text). */
export function asDom(node: GeneralBackendElement | null): HTMLElement | null {
  const candidate: unknown = node;
  return candidate instanceof HTMLElement ? candidate : null;
}

/** The glass-easel element that a browser node belongs to: its own or its nearest ancestor's. */
export function glassElementOf(node: EventTarget | null): GlassElement | null {
  let current: unknown = node;
  while (current instanceof Node) {
    const owner: unknown = Reflect.get(current, '__wxElement');
    if (owner !== undefined) return asBackendNode(current).__wxElement ?? null;
    current = current.parentNode;
  }
  return null;
}

/** The first real node of an element: its own, or inside of a virtual host. */
export function firstDom(element: GlassElement): HTMLElement | null {
  const own = asDom(element.$$);
  if (own !== null) return own;
  const root = element.asGeneralComponent()?.getShadowRoot() ?? element;
  for (const child of root.childNodes) {
    const inner = child.asElement();
    const found = inner === null ? null : firstDom(inner);
    if (found !== null) return found;
  }
  return null;
}

/** Finds in the template behind a caller: mini-program code passes the adapter's, whose `_$` is the component. */
export function findIn(caller: object | undefined, selector: string): GlassElement[] {
  if (caller === undefined || !('_$' in caller)) return [];
  const component = caller._$ as GeneralComponent; // set by the adapter
  return component.getShadowRoot()?.querySelectorAll(selector) ?? [];
}

/** Calls a method of the mini-program's code if it has one of that name. */
export function invoke(target: object | undefined, name: string, ...values: unknown[]): unknown {
  const method: unknown = target === undefined ? undefined : Reflect.get(target, name);
  return typeof method === 'function' ? Reflect.apply(method, target, values) : undefined;
}

/** Like `invoke`, but an error of the mini-program is reported and does not stop the phone. */
export function invokeSafely(target: object | undefined, name: string, ...values: unknown[]): unknown {
  try {
    return invoke(target, name, ...values);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

type Attributes = Record<string, string>;

/** Builds a browser element for the phone's own surfaces. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
