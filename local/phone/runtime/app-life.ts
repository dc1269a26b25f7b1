import { invokeSafely } from './dom';
import type { Router } from './router';
import type { Signals } from './signals';

export type App = Record<string, unknown>;

/** The mini-program as a whole: launched once, shown and hidden with the browser's tab. */
export class AppLife {
  private app: App = {};

  constructor(
    private readonly router: Router,
    private readonly signals: Signals,
  ) {}

  register(app: App): void {
    this.app = app;
    app.globalData ??= {};
  }

  get instance(): App {
    return this.app;
  }

  /** @param url where a message or a shared page leads to; '' is the home page */
  async launch(url: string): Promise<void> {
    const options = { path: url.split('?')[0] ?? '', query: {}, scene: 1001, referrerInfo: {} };
    invokeSafely(this.app, 'onLaunch', options);
    invokeSafely(this.app, 'onShow', options);
    await this.router.launch(url);
    this.signals.on('Error', (message) => invokeSafely(this.app, 'onError', message));
    this.signals.on('UnhandledRejection', (event) => invokeSafely(this.app, 'onUnhandledRejection', event));
    document.addEventListener('visibilitychange', () => this.visibilityChanged());
  }

  private visibilityChanged(): void {
    const page = this.router.top;
    if (document.visibilityState === 'hidden') {
      page?.announce('hide', 'onHide');
      invokeSafely(this.app, 'onHide');
      this.signals.fire('AppHide', {});
      return;
    }
    const options = { path: page?.path ?? '', query: page?.query ?? {}, scene: 1001 };
    invokeSafely(this.app, 'onShow', options);
    this.signals.fire('AppShow', options);
    page?.announce('show', 'onShow');
  }
}
