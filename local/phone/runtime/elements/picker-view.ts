import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import { defineElement } from './element';

const ROW_PX = 34;
const SETTLE_MS = 120;

const settled = new WeakMap<Element, () => void>();

/** Wheels inside of a page: each column is a list that snaps to its rows. */
export function definePickerView(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'picker-view',
    properties: {
      value: null,
      indicatorStyle: '',
      indicatorClass: '',
      maskStyle: '',
      maskClass: '',
      immediateChange: false,
    },
    create(host) {
      const columns = (): HTMLElement[] => Array.from(host.dom.querySelectorAll<HTMLElement>('wx-picker-view-column'));
      host.dom.append(html('div', { class: 'indicator', 'aria-hidden': 'true' }));
      settled.set(host.dom, () => {
        const value = columns().map((column) => Math.round(column.scrollTop / rowHeight(column)));
        if (String(value) === String(host.get('value'))) return;
        host.set({ value });
        host.emit('change', { value });
      });
      host.watch('value', () => {
        const value: unknown = host.get('value');
        if (!Array.isArray(value)) return;
        requestAnimationFrame(() => {
          columns().forEach((column, at) => {
            column.scrollTop = Number(value[at] ?? 0) * rowHeight(column);
          });
        });
      });
    },
  });
  defineElement(space, {
    tag: 'picker-view-column',
    properties: {},
    create(host) {
      let timer = 0;
      host.dom.addEventListener('scroll', (event) => {
        event.stopImmediatePropagation();
        clearTimeout(timer);
        timer = window.setTimeout(() => {
          const view = host.dom.closest('wx-picker-view');
          if (view !== null) settled.get(view)?.();
        }, SETTLE_MS);
      });
    },
  });
}

function rowHeight(column: HTMLElement): number {
  const row = column.firstElementChild;
  return row instanceof HTMLElement && row.offsetHeight > 0 ? row.offsetHeight : ROW_PX;
}
