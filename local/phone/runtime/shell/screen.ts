import { html } from '../dom';
import type { PageChrome, PhoneControls, ScreenMetrics, TabBar } from '../host';
import { part } from './nodes';

const NAVIGATION_HEIGHT = 44;
const TAB_BAR_HEIGHT = 50;
const CAPSULE = { width: 87, height: 32, right: 7, top: 6 };
/** Space around the frame, so that it fits the window of a laptop. */
const STAND_HEIGHT = 922;
const SMALLEST_SCALE = 0.72;

/** The phone's own bars around the frame that runs the mini-program. */
export class Screen {
  private readonly element = part('screen');

  /** @param controls the buttons' way into the frame */
  constructor(private readonly controls: () => PhoneControls | undefined) {
    part('back').addEventListener('click', () => this.controls()?.back());
    part('home').addEventListener('click', () => this.controls()?.home());
    part('menu').addEventListener('click', () => this.controls()?.share());
    this.fit();
    window.addEventListener('resize', () => this.fit());
    this.tick();
    window.setInterval(() => this.tick(), 10_000);
  }

  metrics(): ScreenMetrics {
    const { clientWidth: width, clientHeight: height } = this.element;
    const small = height < 700;
    const statusBarHeight = isHandheld() ? 0 : small ? 20 : 47;
    const safeAreaBottom = small || isHandheld() ? 0 : 34;
    const top = statusBarHeight + CAPSULE.top;
    const right = width - CAPSULE.right;
    return {
      width,
      height,
      statusBarHeight,
      navigationBarHeight: NAVIGATION_HEIGHT,
      tabBarHeight: TAB_BAR_HEIGHT + safeAreaBottom,
      safeAreaBottom,
      capsule: {
        width: CAPSULE.width,
        height: CAPSULE.height,
        top,
        right,
        bottom: top + CAPSULE.height,
        left: right - CAPSULE.width,
      },
    };
  }

  draw(chrome: PageChrome): void {
    const bars = part('bars');
    bars.classList.toggle('over', chrome.custom);
    bars.style.backgroundColor = chrome.background;
    bars.style.setProperty('--bar-ground', chrome.background);
    bars.style.color = chrome.foreground === 'white' ? '#ffffff' : '#000000';
    part('capsule').classList.toggle('white', chrome.foreground === 'white');
    part('navigation').hidden = chrome.custom;
    part('back').hidden = !chrome.canGoBack;
    part('home').hidden = !chrome.canGoHome;
    part('title').textContent = chrome.title;
    part('title').classList.toggle('loading', chrome.loading);
    this.drawTabs(chrome.tabBar, chrome.path);
  }

  signal(text: string): void {
    part('signal').textContent = text;
  }

  private drawTabs(bar: TabBar | null, path: string): void {
    const tabs = part('tabs');
    tabs.hidden = bar === null;
    if (bar === null) return;
    tabs.style.backgroundColor = bar.backgroundColor;
    tabs.replaceChildren(
      ...bar.list.map((item) => {
        const current = item.pagePath === path.split('?')[0];
        const icon = current ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
        const picture = icon === undefined ? [] : [html('img', { src: `/app/${icon.replace(/^\//, '')}`, alt: '' })];
        const tab = html(
          'button',
          { type: 'button', ...(current ? { 'aria-current': 'page' } : {}) },
          ...picture,
          item.text,
        );
        tab.style.color = current ? bar.selectedColor : bar.color;
        tab.addEventListener('click', () => this.controls()?.switchTab(item.pagePath));
        return tab;
      }),
    );
  }

  private fit(): void {
    const scale = Math.max(SMALLEST_SCALE, Math.min(1, window.innerHeight / STAND_HEIGHT));
    document.documentElement.style.setProperty('--scale', String(scale));
    const { statusBarHeight, safeAreaBottom, height } = this.metrics();
    this.element.classList.toggle('small', height < 700 || isHandheld());
    this.element.style.setProperty('--status-height', `${statusBarHeight}px`);
    this.element.style.setProperty('--safe-bottom', `${safeAreaBottom}px`);
    part('status').hidden = statusBarHeight === 0;
  }

  private tick(): void {
    // By hand: the browser's own formatting would cost the first page 10 ms.
    const now = new Date();
    part('clock').textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
  }
}

/** A real phone has a status bar of its own. */
function isHandheld(): boolean {
  return window.matchMedia('(pointer: coarse) and (max-width: 500px)').matches;
}
