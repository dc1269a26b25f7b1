import { html } from '../dom';
import { button, openSurface } from './surface';

/** A document over the whole screen, where the browser can show one; a new tab has it in any case. */
export function viewDocument(content: Blob): void {
  const address = URL.createObjectURL(content);
  const aside = html('p', { class: 'document-aside' }, '这个浏览器不能在这里显示文档，请在新标签页打开。');
  const page = html('object', { class: 'document-page', data: address, type: content.type }, aside);
  const tab = html('a', { class: 'document-tab', href: address, target: '_blank' }, '在新标签页打开');
  const close = button('关闭', 'document-close', () => {
    surface.close();
    URL.revokeObjectURL(address);
  });
  const surface = openSurface('document', page, html('div', { class: 'document-bar' }, tab, close));
  surface.layer.setAttribute('role', 'dialog');
  surface.layer.setAttribute('aria-label', '文档');
  close.focus();
}
