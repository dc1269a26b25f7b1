import { html } from '../dom';
import { button, openSheet } from './surface';

/** Returns the index of the chosen item, or null when the person cancels. */
export function askActionSheet(options: {
  title: string;
  items: string[];
  color?: string | undefined;
}): Promise<number | null> {
  return new Promise((resolve) => {
    const answer = (index: number | null): void => {
      surface.close();
      resolve(index);
    };
    const title = options.title === '' ? [] : [html('p', { class: 'sheet-title' }, options.title)];
    const items = options.items.map((item, index) => {
      const element = button(item, 'sheet-item', () => answer(index));
      element.style.color = options.color ?? '';
      return element;
    });
    const cancel = button('取消', 'sheet-item cancel', () => answer(null));
    const surface = openSheet(
      options.title === '' ? '请选择' : options.title,
      () => answer(null),
      ...title,
      ...items,
      cancel,
    );
  });
}
