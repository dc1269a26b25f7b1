import * as v from 'valibot';
import { html } from '../dom';
import type { Locate } from '../files';

const Options = v.object({
  type: v.optional(v.picklist(['webgl', '2d']), 'webgl'),
  width: v.optional(v.number(), 300),
  height: v.optional(v.number(), 150),
});

/** A canvas that is on no page. WeChat's makes its own pictures, which know the phone's file paths. */
export function offscreenCalls(locate: Locate): Record<string, unknown> {
  return {
    createOffscreenCanvas: (options: unknown = {}) => {
      const { type, width, height } = v.parse(Options, options);
      const canvas = new OffscreenCanvas(width, height);
      const getContext = canvas.getContext.bind(canvas);
      return Object.assign(canvas, {
        createImage: () => phoneImage(locate),
        getContext: (wanted: '2d' | 'webgl') => (wanted === type ? getContext(wanted) : null),
      });
    },
  };
}

/** An image whose `src` may be a path on the phone. */
function phoneImage(locate: Locate): HTMLImageElement {
  const image = html('img');
  Object.defineProperty(image, 'src', {
    get: () => image.getAttribute('src') ?? '',
    set: (path: string) => {
      locate(path).then(
        (address) => image.setAttribute('src', address),
        () => image.dispatchEvent(new Event('error')),
      );
    },
  });
  return image;
}
