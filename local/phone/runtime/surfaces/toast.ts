import { html } from '../dom';
import { openSurface, type Surface } from './surface';

export type ToastIcon = 'success' | 'error' | 'loading' | 'none';

const SIGNS: Record<ToastIcon, string> = { success: '✓', error: '!', loading: '', none: '' };

let shown: { surface: Surface; timer: number } | null = null;

/** One toast at a time, as on a phone. A loading toast stays until it is hidden. */
export function showToast(options: {
  title: string;
  icon: ToastIcon;
  image?: string | undefined;
  mask: boolean;
  duration?: number | undefined;
}): void {
  hideToast();
  const sign = options.icon === 'none' ? [] : [html('i', { class: options.icon }, SIGNS[options.icon])];
  const picture = options.image === undefined ? sign : [html('img', { src: options.image, alt: '' })];
  const box = html('div', { class: 'toast-box', role: 'status' }, ...picture, html('p', {}, options.title));
  const surface = openSurface(options.mask ? 'toast mask' : 'toast', box);
  const timer = options.duration === undefined ? 0 : window.setTimeout(hideToast, options.duration);
  shown = { surface, timer };
}

export function hideToast(): void {
  if (shown === null) return;
  clearTimeout(shown.timer);
  shown.surface.close();
  shown = null;
}
