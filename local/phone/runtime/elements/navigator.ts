import type { ComponentSpace } from 'glass-easel';
import { defineElement } from './element';
import { addHover, HOVER } from './hover';

export type Navigate = (openType: string, target: { url: string; delta: number }) => Promise<void>;

export function defineNavigator(space: ComponentSpace, navigate: Navigate): void {
  defineElement(space, {
    tag: 'navigator',
    properties: { ...HOVER, hoverClass: 'navigator-hover', url: '', openType: 'navigate', delta: 1, target: 'self' },
    create(host) {
      addHover(host);
      host.dom.setAttribute('role', 'link');
      host.onTap(() => {
        setTimeout(
          () => navigate(host.get('openType'), { url: host.get('url'), delta: host.get('delta') }).catch(reportError),
          0,
        );
      });
    },
  });
}
