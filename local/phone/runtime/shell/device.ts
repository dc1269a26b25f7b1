import { html } from '../dom';
import type { Network, PageChrome, PhoneConditions, PhoneControls, PhoneHost, ScreenMetrics } from '../host';
import { part } from './nodes';
import { Screen } from './screen';

const LARGE_TYPE_KEY = 'shell:large-type';
const SIGNALS: Record<Network, string> = { on: '5G', slow: '3G', off: '无服务' };
const COMPLAINT_MS = 8000;

/** The phone in the person's hand. `window.__phone` is this object, for the frame inside and for tests. */
export class Device implements PhoneHost, PhoneConditions {
  readonly surfaces = part('surfaces');
  openid = '';
  private readonly screen = new Screen(() => this.controls);
  private readonly networkListeners = new Set<(network: Network) => void>();
  private line: Network = 'on';
  private repliesToLose = 0;
  private frame = part('app');

  /** @param onAnswer called when the cloud has answered this phone */
  constructor(private readonly onAnswer: () => void) {
    this.screen.signal(SIGNALS.on);
    part('restart').addEventListener('click', () => this.start(this.openid, ''));
  }

  get largeType(): boolean {
    return localStorage.getItem(LARGE_TYPE_KEY) === 'yes';
  }

  /** Takes another person's phone, or restarts this one: the mini-program is launched anew. */
  start(openid: string, page: string): void {
    this.openid = openid;
    this.networkListeners.clear();
    this.surfaces.replaceChildren();
    const address = `/webview.html?phone=${encodeURIComponent(openid)}#${page.replace(/^\//, '')}`;
    const next = html('iframe', { id: 'app', name: 'app', title: '小程序', src: address });
    this.frame.replaceWith(next);
    this.frame = next;
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
    history.replaceState(null, '', `#${chrome.path}`);
  }

  cloudAnswered(): void {
    this.onAnswer();
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

  private get controls(): PhoneControls | undefined {
    return this.frame instanceof HTMLIFrameElement ? this.frame.contentWindow?.__controls : undefined;
  }
}
