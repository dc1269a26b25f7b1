import { html } from '../dom';
import { phoneHost } from '../host';

export interface Surface {
  layer: HTMLElement;
  close(): void;
}

/** Opens something over the whole screen. A modal surface keeps the page below from being touched. */
export function openSurface(kind: string, ...children: (Node | string)[]): Surface {
  const layer = html('div', { class: `surface ${kind}` }, ...children);
  phoneHost().surfaces.append(layer);
  return { layer, close: () => layer.remove() };
}

/** A sheet from the lower edge; a tap beside it answers like its cancel button. */
export function openSheet(label: string, onDismiss: () => void, ...children: (Node | string)[]): Surface {
  const sheet = html(
    'div',
    { class: 'sheet-box', role: 'dialog', 'aria-modal': 'true', 'aria-label': label },
    ...children,
  );
  const surface = openSurface('sheet', sheet);
  surface.layer.addEventListener('click', ({ target }) => {
    if (target === surface.layer) onDismiss();
  });
  return surface;
}

export function button(label: string, className: string, onTap: () => void): HTMLButtonElement {
  const element = html('button', { type: 'button', class: className }, label);
  element.addEventListener('click', onTap);
  return element;
}
