import type { Stage } from './code-space';
import { invokeSafely } from './dom';
import type { EventChannel } from './event-channel';
import type { PhoneHost } from './host';
import { joinPath } from './modules';
import type { AppFacts, Packages } from './packages';
import { chromeOf } from './page-chrome';
import { parseUrl, type Query } from './page-url';
import { PageView } from './page-view';
import type { Registry } from './registry';

const STACK_LIMIT = 10;

interface Target {
  path: string;
  query: Query;
}

/** The page stack, with WeChat's rules about tabs and depth. */
export class Router {
  readonly stack: PageView[] = [];
  private readonly tabs = new Map<string, PageView>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly stage: Stage,
    private readonly packages: Packages,
    private readonly registry: Registry,
    private readonly host: PhoneHost,
  ) {}

  get top(): PageView | undefined {
    return this.stack.at(-1);
  }

  get home(): string {
    return this.app.json.entryPagePath ?? this.app.pages[0] ?? '';
  }

  launch(url: string): Promise<void> {
    const target = this.parse(url);
    const known = this.app.pages.includes(target.path);
    return this.inTurn(() => this.start(known ? target : { path: this.home, query: {} }));
  }

  navigateTo(url: string): Promise<EventChannel> {
    return this.inTurn(async () => {
      const target = this.resolve(url);
      if (this.isTab(target.path)) throw new Error('can not navigateTo a tabbar page');
      if (this.stack.length >= STACK_LIMIT) throw new Error('page stack limit exceeded');
      await this.packages.loadFor(target.path);
      const below = this.top;
      const page = this.create(target);
      below?.hide();
      this.enter(page);
      return page.channel;
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.inTurn(async () => {
      const target = this.resolve(url);
      if (this.isTab(target.path)) throw new Error('can not redirectTo a tabbar page');
      await this.packages.loadFor(target.path);
      const page = this.create(target);
      this.stack.pop()?.destroy();
      this.enter(page);
    });
  }

  navigateBack(delta = 1): Promise<void> {
    return this.inTurn(async () => {
      const count = Math.min(delta, this.stack.length - 1);
      if (count < 1) throw new Error('cannot navigate back at first page.');
      for (let each = 0; each < count; each++) this.stack.pop()?.destroy();
      this.showTop();
    });
  }

  switchTab(url: string): Promise<void> {
    return this.inTurn(async () => {
      const { path } = this.resolve(url);
      if (!this.isTab(path)) throw new Error('can not switch to no-tabBar page');
      if (this.top?.path === path) return;
      await this.packages.loadFor(path);
      const left = this.top;
      for (const page of this.stack.splice(0).reverse()) {
        if (this.tabs.get(page.path) !== page) page.destroy();
        else if (page === left) page.hide();
      }
      const known = this.tabs.get(path);
      if (known === undefined) return this.start({ path, query: {} });
      this.stack.push(known);
      this.showTop();
    });
  }

  reLaunch(url: string): Promise<void> {
    return this.inTurn(async () => {
      const target = this.resolve(url);
      await this.packages.loadFor(target.path);
      for (const page of new Set([...this.stack, ...this.tabs.values()])) page.destroy();
      this.stack.length = 0;
      this.tabs.clear();
      await this.start(target);
    });
  }

  /** A `<navigator>` was tapped. */
  async followLink(openType: string, url: string, delta: number): Promise<void> {
    if (openType === 'navigateBack') return this.navigateBack(delta);
    if (openType === 'redirect') return this.redirectTo(url);
    if (openType === 'switchTab') return this.switchTab(url);
    if (openType === 'reLaunch') return this.reLaunch(url);
    await this.navigateTo(url);
  }

  /** A message was tapped outside of the mini-program: WeChat opens its page anew. */
  async openFromOutside(url: string): Promise<void> {
    const target = this.resolve(`/${url.replace(/^\//, '')}`);
    if (this.isTab(target.path)) return this.switchTab(url);
    await this.reLaunch(`/${url.replace(/^\//, '')}`);
  }

  /** A person tapped an item of the tab bar. */
  async tapTab(path: string): Promise<void> {
    await this.switchTab(`/${path}`);
    const index = this.app.json.tabBar?.list.findIndex((each) => each.pagePath === path) ?? -1;
    const text = this.app.json.tabBar?.list[index]?.text ?? '';
    invokeSafely(this.top?.caller, 'onTabItemTap', { index, pagePath: path, text });
  }

  /** Draws title, colours and buttons of the top page anew. */
  drawChrome(): void {
    const page = this.top;
    if (page === undefined) return;
    const isTab = this.isTab(page.path);
    this.host.drawChrome(chromeOf(page, this.app.json, { depth: this.stack.length, isTab, home: this.home }));
    const inset = isTab ? 0 : this.host.metrics().safeAreaBottom;
    document.documentElement.style.setProperty('--safe-area-bottom', `${inset}px`);
  }

  private get app(): AppFacts {
    return this.packages.app;
  }

  /** One navigation after the other, as on a phone, even when one has to load a package first. */
  private inTurn<T>(step: () => Promise<T>): Promise<T> {
    const asked = performance.now();
    const result = this.turn.then(step);
    result.then(
      () => measurePageSwitch(this.top?.path ?? '', asked),
      () => undefined,
    );
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async start(target: Target): Promise<void> {
    await this.packages.loadFor(target.path);
    const page = this.create(target);
    if (this.isTab(target.path)) this.tabs.set(target.path, page);
    this.enter(page);
  }

  private create({ path, query }: Target): PageView {
    this.registry.require(path);
    const own = this.packages.components.get(path)?.json;
    return new PageView(this.stage, path, query, { ...this.app.json.window, ...own });
  }

  private enter(page: PageView): void {
    this.stack.push(page);
    this.stage.sheets.showPage(page.path);
    page.mount();
    this.showTop();
    page.ready();
    this.packages.preloadAfter(page.path);
  }

  private showTop(): void {
    const page = this.top;
    if (page === undefined) return;
    this.stage.sheets.showPage(page.path);
    this.drawChrome();
    page.show();
    setTimeout(() => this.drawGround(), 0);
  }

  /** The page's colour also shows where its content ends. Read after drawing, when it costs nothing. */
  private drawGround(): void {
    const ground = this.top?.ground ?? null;
    if (ground !== null) document.body.style.backgroundColor = getComputedStyle(ground).backgroundColor;
  }

  private parse(url: string): Target {
    const { path, query } = parseUrl(url);
    if (path.startsWith('/') || this.app.pages.includes(path) || this.top === undefined) {
      return { path: path.replace(/^\//, ''), query };
    }
    return { path: joinPath(this.top.path.split('/').slice(0, -1).join('/'), path), query };
  }

  private resolve(url: string): Target {
    const target = this.parse(url);
    if (!this.app.pages.includes(target.path)) throw new Error(`page "${target.path}" is not found`);
    return target;
  }

  private isTab(path: string): boolean {
    return this.app.json.tabBar?.list.some((each) => each.pagePath === path) ?? false;
  }
}

/** For benchmarks: from the request for a page to its first frame on the screen. */
function measurePageSwitch(path: string, asked: number): void {
  requestAnimationFrame(() => {
    setTimeout(() => performance.measure(`mp-navigate:${path}`, { start: asked, end: performance.now() }), 0);
  });
}
