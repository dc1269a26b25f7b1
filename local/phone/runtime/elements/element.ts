import type { ComponentSpace, EventOptions, GeneralComponent, ShadowedEvent, typeUtils } from 'glass-easel';
import { asDom } from '../dom';

/** The properties of an element with their defaults; the default's type is the property's, and null takes anything. */
export type Defaults = Record<string, string | number | boolean | null>;
type Widen<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : unknown;
type Values<D extends Defaults> = { [K in keyof (D & typeof COMMON)]: Widen<(D & typeof COMMON)[K]> };

export interface ElementDefinition<D extends Defaults> {
  tag: string;
  properties: D;
  /** Builds the native parts when an element is made, before it has its values. */
  create(host: ElementHost<D>): void;
}

const COMMON = { hidden: false } satisfies Defaults;

const hosts = new WeakMap<GeneralComponent, ElementHost<Defaults>>();

/** One of WeChat's elements on the screen: its host node `wx-…` and its properties. */
export class ElementHost<D extends Defaults> {
  private readonly watchers: { names: readonly string[]; listener: () => void }[] = [];
  private readonly farewells: (() => void)[] = [];

  constructor(
    readonly component: GeneralComponent,
    readonly dom: HTMLElement,
  ) {}

  get<K extends keyof Values<D> & string>(name: K): Values<D>[K] {
    return this.component.data[name];
  }

  set(values: Partial<Values<D>>): void {
    this.component.setData(values);
  }

  /** Calls the listener now and whenever one of the properties changes. */
  watch<K extends keyof Values<D> & string>(names: K | K[], listener: () => void): void {
    this.watchers.push({ names: Array.isArray(names) ? names : [names], listener });
    listener();
  }

  changed(name: string): void {
    for (const watcher of this.watchers) if (watcher.names.includes(name)) watcher.listener();
  }

  emit(name: string, detail: object = {}, options: EventOptions = {}): void {
    this.component.triggerEvent(name, detail, options);
  }

  onTap(listener: (event: ShadowedEvent<unknown>) => void): void {
    this.component.addListener('tap', listener);
  }

  onDetached(listener: () => void): void {
    this.farewells.push(listener);
  }

  leave(): void {
    for (const listener of this.farewells) listener();
  }
}

/** The elements that no template has asked for yet, each with what defines it. */
const waiting = new Map<string, () => void>();

/** Lets a space define an element when a template first uses it: the first page uses few of them. */
export function defineWhenUsed(space: ComponentSpace): void {
  const find = space.getGlobalUsingComponent.bind(space);
  space.getGlobalUsingComponent = (tag) => {
    waiting.get(tag)?.();
    waiting.delete(tag);
    return find(tag);
  };
}

/** Adds an element to every template, as WeChat's own are. Its children go into the host node beside the native parts. */
export function defineElement<D extends Defaults>(space: ComponentSpace, definition: ElementDefinition<D>): void {
  waiting.set(definition.tag, () => defineNow(space, definition));
}

function defineNow<D extends Defaults>(space: ComponentSpace, definition: ElementDefinition<D>): void {
  const properties: Defaults = { ...COMMON, ...definition.properties };
  const component = space.defineComponent({
    is: `builtin/${definition.tag}`,
    options: { writeFieldsToNode: false, writeIdToDOM: true, idPrefixGenerator: null },
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, property(value)])),
    observers: Object.fromEntries(
      Object.keys(properties).map((name) => [
        name,
        function (this: GeneralComponent): void {
          hosts.get(this)?.changed(name);
        },
      ]),
    ),
    lifetimes: {
      created(this: GeneralComponent): void {
        const dom = asDom(this.$$);
        if (dom === null) return;
        const host = new ElementHost<D>(this, dom);
        hosts.set(this, host);
        host.watch('hidden', () => dom.toggleAttribute('hidden', host.get('hidden')));
        definition.create(host);
      },
      detached(this: GeneralComponent): void {
        hosts.get(this)?.leave();
      },
    },
  });
  space.setGlobalUsingComponent(definition.tag, component.general());
}

function property(value: string | number | boolean | null): typeUtils.PropertyOption<typeUtils.PropertyType, unknown> {
  const type =
    typeof value === 'string'
      ? String
      : typeof value === 'number'
        ? Number
        : typeof value === 'boolean'
          ? Boolean
          : null;
  return { type, value };
}

export function setOrRemove(dom: HTMLElement, name: string, value: string): void {
  if (value === '') dom.removeAttribute(name);
  else dom.setAttribute(name, value);
}
