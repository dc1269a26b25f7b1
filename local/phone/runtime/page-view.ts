import type { Root } from 'glass-easel-miniprogram-adapter';
import type { Stage } from './code-space';
import { asBackendNode, firstDom, html, invokeSafely } from './dom';
import { EventChannel } from './event-channel';
import type { WindowSettings } from './packages';
import { pageUrl, type Query } from './page-url';

/** How far the document is scrolled: asking the browser itself would make it lay the page out, twice for each change. */
let scrolled = 0;

/** One page of the stack. All pages live in this document; only the top one is displayed. */
export class PageView {
  channel = new EventChannel();
  loading = false;
  asksBeforeLeaving: string | null = null;
  homeHidden = false;
  readonly caller: object;
  private readonly root: Root;
  private readonly element: HTMLElement;
  private scrollTop = 0;

  constructor(
    stage: Stage,
    readonly path: string,
    readonly query: Query,
    readonly settings: WindowSettings,
  ) {
    this.element = html('div', { class: 'mp-page' });
    document.body.append(this.element);
    // A page built with Component() receives the query as properties.
    this.root = stage.backend.createRoot('wx-page', stage.space, pageUrl(`/${path}`, query));
    this.caller = this.root.get();
    Object.assign(this.caller, { route: path, options: query, getOpenerEventChannel: () => this.channel });
  }

  mount(): void {
    const placeholder = html('span');
    this.element.append(placeholder);
    this.root.attach(asBackendNode(this.element), asBackendNode(placeholder));
    invokeSafely(this.caller, 'onLoad', this.query);
  }

  ready(): void {
    setTimeout(() => invokeSafely(this.caller, 'onReady'), 0);
  }

  show(): void {
    this.element.style.display = '';
    // A page that has just been made would have to be laid out for it, before its code has run.
    if (this.scrollTop !== scrolled) window.scrollTo(0, this.scrollTop);
    this.announce('show', 'onShow');
  }

  hide(): void {
    this.scrollTop = scrolled = window.scrollY;
    this.announce('hide', 'onHide');
    this.element.style.display = 'none';
  }

  destroy(): void {
    scrolled = window.scrollY;
    invokeSafely(this.caller, 'onUnload');
    this.root.release();
    this.element.remove();
  }

  /** The page's life: its components hear `pageLifetimes`, the page its own method. */
  announce(lifetime: string, method: string): void {
    this.root.getComponent().triggerPageLifetime(lifetime, []);
    invokeSafely(this.caller, method);
  }

  /** The first node of this page's template that matches. */
  find(selector: string): HTMLElement | null {
    const found = this.root.getComponent().getShadowRoot()?.querySelector(selector) ?? null;
    return found === null ? null : firstDom(found);
  }

  /** The `page` element of this page, which carries its ground. */
  get ground(): HTMLElement | null {
    return this.element.querySelector('wx-page');
  }
}
