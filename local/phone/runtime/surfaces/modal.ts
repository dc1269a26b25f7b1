import { html } from '../dom';
import { button, openSurface } from './surface';

export interface ModalOptions {
  title: string;
  content: string;
  confirmText: string;
  confirmColor?: string | undefined;
  /** Without it there is only the confirm button. */
  cancelText?: string | undefined;
  cancelColor?: string | undefined;
  /** With it the person may write; the text comes back as the answer's content. */
  placeholder?: string | undefined;
}

export interface ModalAnswer {
  confirmed: boolean;
  text: string | null;
}

export function askModal(options: ModalOptions): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const input =
      options.placeholder === undefined ? null : html('textarea', { placeholder: options.placeholder, rows: '2' });
    const body = options.content === '' ? [] : [html('p', {}, options.content)];
    const title = options.title === '' ? [] : [html('h2', {}, options.title)];
    const answer = (confirmed: boolean): void => {
      surface.close();
      resolve({ confirmed, text: input?.value ?? null });
    };
    const confirm = button(options.confirmText, 'primary', () => answer(true));
    confirm.style.color = options.confirmColor ?? '';
    const buttons = [confirm];
    if (options.cancelText !== undefined) {
      const cancel = button(options.cancelText, 'quiet', () => answer(false));
      cancel.style.color = options.cancelColor ?? '';
      buttons.unshift(cancel);
    }
    const box = html(
      'div',
      {
        class: 'modal-box',
        role: 'dialog',
        'aria-modal': 'true',
        tabindex: '-1',
        'aria-label': options.title || options.content,
      },
      html('div', { class: 'modal-text' }, ...title, ...body, ...(input === null ? [] : [input])),
      html('footer', {}, ...buttons),
    );
    const surface = openSurface('modal', box);
    (input ?? box).focus();
  });
}
