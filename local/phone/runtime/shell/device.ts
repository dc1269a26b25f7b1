import { html } from '../dom';
import {
  type Network,
  type PageChrome,
  PHONE_TAKEN,
  type PhoneConditions,
  type PhoneControls,
  type PhoneHost,
  type ScreenMetrics,
} from '../host';
import { part } from './nodes';
import { Screen } from './screen';

const LARGE_TYPE_KEY = 'shell:large-type';
const SIGNALS: Record<Network, string> = { on: '5G', slow: '3G', off: '无服务' };
const COMPLAINT_MS = 8000;
const SETTLING_MS = 3000;

/** The phone in the person's hand. `window.__phone` is this object, for the frame inside and for tests. */
export class Device implements PhoneHost, PhoneConditions {
  readonly surfaces = part('surfaces');
  openid = '';
  launchPage = '';
  private readonly screen = new Screen(() => this.controls);
  private readonly networkListeners = new Set<(network: Network) => void>();
  private line: Network = 'on';
  private repliesToLose = 0;
  private frame = part('app');
  private canGoBack = false;
  private guarded = false;
  private settle = (): void => undefined;
  private readonly firstPage = new Promise<void>((resolve) => {
    this.settle = resolve;
  });

  /** @param onAnswer called when the cloud has answered this phone */
  constructor(private readonly onAnswer: () => void) {
    this.screen.signal(SIGNALS.on);
    window.addEventListener('popstate', () => {
      this.guarded = false;
      if (this.canGoBack) this.controls?.back();
    });
    part('restart').addEventListener('click', () => this.start(this.openid, ''));
  }

  get largeType(): boolean {
    return localStorage.getItem(LARGE_TYPE_KEY) === 'yes';
  }

  /** Takes another person's phone, or restarts this one: the mini-program is launched anew. */
  start(openid: string, page: string): void {
    const isFirst = this.openid === '';
    this.openid = openid;
    this.launchPage = page.replace(/^\//, '');
    this.networkListeners.clear();
    this.surfaces.replaceChildren();
    // The page of the shell brings the first frame along.
    if (isFirst) window.dispatchEvent(new CustomEvent(PHONE_TAKEN));
    else this.replaceFrame();
  }

  /** Like the font setting of WeChat itself, which the mini-program reads when it is launched. */
  setLargeType(large: boolean): void {
    localStorage.setItem(LARGE_TYPE_KEY, large ? 'yes' : 'no');
    this.start(this.openid, '');
  }

  setNetwork(network: Network): void {
    this.line = network;
    this.screen.signal(SIGNALS[network]);
    for (const listener of this.networkListeners) listener(network);
  }

  loseReply(count = 1): void {
    this.repliesToLose = count;
  }

  open(page: string): void {
    // A phone that is still starting opens the page first.
    if (this.controls === undefined) this.start(this.openid, page);
    else this.controls.open(page);
  }

  metrics(): ScreenMetrics {
    return this.screen.metrics();
  }

  network(): Network {
    return this.line;
  }

  onNetworkChange(listener: (network: Network) => void): void {
    this.networkListeners.add(listener);
  }

  losesThisReply(): boolean {
    if (this.repliesToLose === 0) return false;
    this.repliesToLose -= 1;
    return true;
  }

  drawChrome(chrome: PageChrome): void {
    this.screen.draw(chrome);
    this.canGoBack = chrome.canGoBack;
    // One entry more while there is a page below: the back gesture of a phone's browser then reaches the mini-program.
    if (chrome.canGoBack && !this.guarded) {
      this.guarded = true;
      history.pushState(null, '', `#${chrome.path}`);
    } else history.replaceState(null, '', `#${chrome.path}`);
  }

  cloudAnswered(): void {
    this.onAnswer();
  }

  settled(): void {
    this.settle();
  }

  /** When the first page shows what the cloud answered. A mini-program that fails is not waited for. */
  async whenSettled(): Promise<void> {
    await Promise.race([this.firstPage, new Promise((resolve) => setTimeout(resolve, SETTLING_MS))]);
  }

  complain(message: string): void {
    console.error(message);
    const place = part('complaint');
    place.textContent = message;
    place.hidden = false;
    setTimeout(() => {
      place.hidden = true;
    }, COMPLAINT_MS);
  }

  private replaceFrame(): void {
    const next = html('iframe', { id: 'app', name: 'app', title: '小程序', src: '/webview.html' });
    this.frame.replaceWith(next);
    this.frame = next;
  }

  private get controls(): PhoneControls | undefined {
    return this.frame instanceof HTMLIFrameElement ? this.frame.contentWindow?.__controls : undefined;
  }
}
