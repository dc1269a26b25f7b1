import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import { defineElement } from './element';

const nodes = new WeakMap<Element, HTMLCanvasElement>();

/** The canvas inside of a `<canvas type="2d">`, as SelectorQuery's `node()` returns it. */
export function canvasNodeOf(dom: Element): HTMLCanvasElement | undefined {
  return nodes.get(dom);
}

export function defineCanvas(space: ComponentSpace): void {
  defineElement(space, {
    tag: 'canvas',
    properties: { type: '', canvasId: '', disableScroll: false },
    create(host) {
      const canvas = html('canvas');
      // What WeChat's canvas node has and a browser's has not.
      Object.assign(canvas, {
        createImage: () => new Image(),
        requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
        cancelAnimationFrame: (handle: number) => cancelAnimationFrame(handle),
      });
      nodes.set(host.dom, canvas);
      host.dom.append(canvas);
    },
  });
}
