import type { ComponentSpace } from 'glass-easel';
import { toCss } from '../../shared/units';
import { html } from '../dom';
import { defineElement } from './element';
import { addHover, HOVER } from './hover';

/** view, text, icon, progress, root-portal, page-meta, swiper-item and other elements with little behaviour. */
export function defineBasicElements(space: ComponentSpace): void {
  defineElement(space, { tag: 'view', properties: HOVER, create: addHover });
  defineElement(space, {
    tag: 'text',
    properties: { selectable: false, userSelect: false, space: '', decode: false },
    create(host) {
      host.watch(['selectable', 'userSelect'], () => {
        host.dom.toggleAttribute('selectable', host.get('selectable') || host.get('userSelect'));
      });
      host.watch('space', () => host.dom.toggleAttribute('space', host.get('space') !== ''));
    },
  });
  defineElement(space, { tag: 'root-portal', properties: { enable: true }, create: () => undefined });
  defineIcon(space);
  defineProgress(space);
  definePageMeta(space);
}

const ICONS: Record<string, string> = {
  success: '✓',
  success_no_circle: '✓',
  info: 'i',
  warn: '!',
  waiting: '…',
  cancel: '✕',
  clear: '✕',
  download: '↓',
  search: '⌕',
};

function defineIcon(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'icon',
    properties: { type: '', size: '23', color: '' },
    create(host) {
      host.watch(['type', 'size', 'color'], () => {
        const type = host.get('type');
        const size = host.get('size');
        host.dom.textContent = ICONS[type] ?? '';
        host.dom.setAttribute('type', type);
        host.dom.style.fontSize = /^\d+$/.test(size) ? `${size}px` : toCss(size);
        host.dom.style.setProperty('--icon-color', host.get('color'));
      });
    },
  });
}

function defineProgress(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'progress',
    properties: {
      percent: 0,
      showInfo: false,
      strokeWidth: '6',
      activeColor: '#09BB07',
      backgroundColor: '#EBEBEB',
      borderRadius: '0',
      active: false,
    },
    create(host) {
      const done = html('div');
      const bar = html('div', { class: 'bar' }, done);
      const info = html('span');
      host.dom.append(bar, info);
      host.watch(['percent', 'showInfo', 'strokeWidth', 'activeColor', 'backgroundColor', 'borderRadius'], () => {
        const percent = Math.max(0, Math.min(100, host.get('percent')));
        bar.style.cssText = `height:${length(host.get('strokeWidth'))};background:${host.get('backgroundColor')};border-radius:${length(host.get('borderRadius'))}`;
        done.style.cssText = `height:100%;width:${percent}%;background:${host.get('activeColor')}`;
        info.textContent = host.get('showInfo') ? `${percent}%` : '';
        host.dom.setAttribute('aria-valuenow', String(percent));
      });
      host.dom.setAttribute('role', 'progressbar');
    },
  });
}

function length(value: string): string {
  return /^\d+(?:\.\d+)?$/.test(value) ? `${value}px` : toCss(value);
}

/** Sits first in a page and speaks for the page itself. */
function definePageMeta(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'page-meta',
    properties: { pageStyle: '', rootFontSize: '', backgroundColor: '', scrollTop: '' },
    create(host) {
      const apply = (): void => {
        const page = host.dom.closest('wx-page');
        if (!(page instanceof HTMLElement)) return;
        page.style.cssText = toCss(host.get('pageStyle'));
        // The document scrolls here, not the page element.
        document.documentElement.style.overflow = page.style.overflow;
        document.documentElement.style.fontSize = host.get('rootFontSize');
        if (host.get('backgroundColor') !== '') document.body.style.backgroundColor = host.get('backgroundColor');
      };
      host.watch(['pageStyle', 'rootFontSize', 'backgroundColor'], apply);
      host.component.addLifetimeListener('attached', apply);
      host.onDetached(() => {
        document.documentElement.style.overflow = '';
        document.documentElement.style.fontSize = '';
      });
    },
  });
}
