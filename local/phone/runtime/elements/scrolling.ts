import type { ComponentSpace } from 'glass-easel';
import { toCss } from '../../shared/units';
import { defineElement, type ElementHost } from './element';

const SCROLL_VIEW = {
  scrollX: false,
  scrollY: false,
  upperThreshold: '50',
  lowerThreshold: '50',
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: '',
  scrollWithAnimation: false,
  enableFlex: false,
  enablePassive: null,
  enhanced: false,
  bounces: true,
  showScrollbar: true,
  scrollAnchoring: false,
  usingSticky: false,
  type: '',
  refresherEnabled: false,
  refresherTriggered: false,
  refresherThreshold: 45,
  refresherDefaultStyle: '',
  refresherBackground: '',
};
type ScrollHost = ElementHost<typeof SCROLL_VIEW>;

export function defineScrollView(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'scroll-view',
    properties: SCROLL_VIEW,
    create(host) {
      const { dom } = host;
      reportScrolling(host);
      pullToRefresh(host);
      host.watch(['scrollX', 'scrollY', 'enableFlex'], () => {
        dom.setAttribute('mode', `${host.get('scrollX') ? 'x' : ''}${host.get('scrollY') ? 'y' : ''}`);
        dom.toggleAttribute('flex', host.get('enableFlex'));
      });
      host.watch('scrollTop', () => scrollTo(host, 'top', host.get('scrollTop')));
      host.watch('scrollLeft', () => scrollTo(host, 'left', host.get('scrollLeft')));
      host.watch('scrollIntoView', () => {
        const id = host.get('scrollIntoView');
        if (id === '') return;
        setTimeout(() => {
          const target = dom.querySelector(`#${CSS.escape(id)}`);
          if (target === null) return;
          const from = dom.getBoundingClientRect();
          const to = target.getBoundingClientRect();
          const behavior = host.get('scrollWithAnimation') ? 'smooth' : 'auto';
          dom.scrollBy({ top: to.top - from.top, left: to.left - from.left, behavior });
        }, 0);
      });
    },
  });
}

function scrollTo(host: ScrollHost, side: 'top' | 'left', value: unknown): void {
  if (value === null || value === undefined || value === '') return;
  const length = pixels(value);
  const behavior = host.get('scrollWithAnimation') ? 'smooth' : 'auto';
  setTimeout(() => host.dom.scrollTo({ [side]: length, behavior }), 0);
}

function reportScrolling(host: ScrollHost): void {
  const { dom } = host;
  let last = { top: 0, left: 0 };
  let atEnd = false;
  let atStart = true;
  dom.addEventListener('scroll', (event) => {
    event.stopImmediatePropagation();
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = dom;
    const moved = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop };
    last = { top: scrollTop, left: scrollLeft };
    host.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...moved });
    const sideways = host.get('scrollX') && !host.get('scrollY');
    const position = sideways ? scrollLeft : scrollTop;
    const rest = sideways ? scrollWidth - dom.clientWidth - scrollLeft : scrollHeight - dom.clientHeight - scrollTop;
    const nearEnd = rest <= pixels(host.get('lowerThreshold'));
    const nearStart = position <= pixels(host.get('upperThreshold'));
    if (nearEnd && !atEnd) host.emit('scrolltolower', { direction: sideways ? 'right' : 'bottom' });
    if (nearStart && !atStart) host.emit('scrolltoupper', { direction: sideways ? 'left' : 'top' });
    atEnd = nearEnd;
    atStart = nearStart;
  });
}

function pullToRefresh(host: ScrollHost): void {
  const { dom } = host;
  let from: number | null = null;
  dom.addEventListener(
    'touchstart',
    ({ touches: [touch] }) => {
      const allowed = host.get('refresherEnabled') && !host.get('refresherTriggered') && dom.scrollTop === 0;
      from = allowed && touch !== undefined ? touch.clientY : null;
    },
    { passive: true },
  );
  dom.addEventListener(
    'touchend',
    ({ changedTouches: [touch] }) => {
      const pulled = from !== null && touch !== undefined && touch.clientY - from > host.get('refresherThreshold');
      from = null;
      if (!pulled) return;
      host.set({ refresherTriggered: true });
      host.emit('refresherrefresh');
    },
    { passive: true },
  );
  host.watch('refresherTriggered', () => {
    const was = dom.hasAttribute('refreshing');
    dom.toggleAttribute('refreshing', host.get('refresherTriggered'));
    if (was && !host.get('refresherTriggered')) host.emit('refresherrestore');
  });
}

/** A number of pixels, or a length such as `100rpx`. */
function pixels(value: unknown): number {
  const text = toCss(String(value));
  const number = Number.parseFloat(text) || 0;
  return text.endsWith('vw') ? (number * window.innerWidth) / 100 : number;
}
