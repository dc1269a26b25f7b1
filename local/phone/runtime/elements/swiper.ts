import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import { defineElement, type ElementHost } from './element';

const SWIPER = {
  current: 0,
  autoplay: false,
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  indicatorDots: false,
  indicatorColor: 'rgba(0,0,0,.3)',
  indicatorActiveColor: '#000000',
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  snapToEdge: false,
  easingFunction: 'default',
};
const SWIPE_PX = 30;

export function defineSwiper(space: ComponentSpace): void {
  defineElement(space, { tag: 'swiper', properties: SWIPER, create: (host) => new Swiper(host).start() });
  defineElement(space, { tag: 'swiper-item', properties: { itemId: '' }, create: () => undefined });
}

class Swiper {
  private readonly dots = html('div', { class: 'dots', 'aria-hidden': 'true' });

  constructor(private readonly host: ElementHost<typeof SWIPER>) {}

  start(): void {
    const { host } = this;
    host.dom.append(this.dots);
    this.listenToSwipes();
    const observer = new MutationObserver(() => this.place());
    observer.observe(host.dom, { childList: true, subtree: true });
    let timer = 0;
    host.watch(['current', 'vertical', 'duration', 'indicatorDots'], () => this.place());
    host.watch(['autoplay', 'interval'], () => {
      clearInterval(timer);
      if (host.get('autoplay')) timer = window.setInterval(() => this.go(1, 'autoplay'), host.get('interval'));
    });
    host.onDetached(() => {
      clearInterval(timer);
      observer.disconnect();
    });
  }

  private items(): HTMLElement[] {
    return Array.from(this.host.dom.querySelectorAll<HTMLElement>('wx-swiper-item'));
  }

  private place(): void {
    const { host } = this;
    const items = this.items();
    items.forEach((item, index) => {
      const offset = `${(index - host.get('current')) * 100}%`;
      item.style.transition = `transform ${host.get('duration')}ms`;
      item.style.transform = host.get('vertical') ? `translate(0,${offset})` : `translate(${offset},0)`;
    });
    const count = host.get('indicatorDots') ? items.length : 0;
    while (this.dots.childElementCount > count) this.dots.lastElementChild?.remove();
    while (this.dots.childElementCount < count) this.dots.append(html('i'));
    Array.from(this.dots.children).forEach((dot, index) => {
      if (!(dot instanceof HTMLElement)) return;
      dot.style.background = host.get(index === host.get('current') ? 'indicatorActiveColor' : 'indicatorColor');
    });
  }

  private go(step: number, source: 'touch' | 'autoplay'): void {
    const { host } = this;
    const count = this.items().length;
    const wanted = host.get('current') + step;
    const wraps = host.get('circular') || source === 'autoplay';
    const current = wraps && count > 0 ? (wanted + count) % count : wanted;
    if (current < 0 || current >= count || current === host.get('current')) return;
    host.set({ current });
    host.emit('change', { current, source, currentItemId: '' });
    setTimeout(() => host.emit('animationfinish', { current, source }), host.get('duration'));
  }

  private listenToSwipes(): void {
    let from: Touch | undefined;
    const passive = { passive: true };
    this.host.dom.addEventListener(
      'touchstart',
      ({ touches: [touch] }) => {
        from = touch;
      },
      passive,
    );
    this.host.dom.addEventListener(
      'touchend',
      ({ changedTouches: [touch] }) => {
        if (from === undefined || touch === undefined) return;
        const vertical = this.host.get('vertical');
        const moved = vertical ? touch.clientY - from.clientY : touch.clientX - from.clientX;
        from = undefined;
        if (Math.abs(moved) > SWIPE_PX) this.go(moved < 0 ? 1 : -1, 'touch');
      },
      passive,
    );
  }
}
