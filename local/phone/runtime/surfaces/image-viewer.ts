import { html } from '../dom';
import { button, openSurface } from './surface';

/** Pictures over the whole screen, one at a time; closed by a tap, turned with the arrows or a swipe. */
export function viewImages(addresses: string[], first: number): void {
  const strip = html('div', { class: 'viewer-strip' });
  strip.append(
    ...addresses.map((address, at) => html('img', { src: address, alt: `第 ${at + 1} 张，共 ${addresses.length} 张` })),
  );
  const count = html('span', { class: 'viewer-count' });
  const close = button('关闭', 'viewer-close', () => surface.close());
  const surface = openSurface('viewer', strip, count, close);
  const tell = (): void => {
    const index = Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));
    count.textContent = addresses.length > 1 ? `${index + 1} / ${addresses.length}` : '';
  };
  strip.addEventListener('scroll', tell);
  strip.addEventListener('click', () => surface.close());
  surface.layer.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') surface.close();
    if (key === 'ArrowRight') strip.scrollBy({ left: strip.clientWidth });
    if (key === 'ArrowLeft') strip.scrollBy({ left: -strip.clientWidth });
  });
  strip.scrollLeft = first * strip.clientWidth;
  close.focus();
  tell();
}
