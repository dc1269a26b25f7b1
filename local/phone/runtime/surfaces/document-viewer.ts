import { html } from '../dom';
import { button, openSurface } from './surface';

/** A document that has come onto the phone. The phone in the browser shows none itself: a tab of the browser does. */
export function viewDocument(content: Blob): void {
  const address = URL.createObjectURL(content);
  const said = html('p', {}, '手机会在这里打开文档。浏览器里，请在新标签页看。');
  const tab = html('a', { class: 'document-tab', href: address, target: '_blank' }, '在新标签页打开');
  const close = button('关闭', 'document-close', () => {
    surface.close();
    URL.revokeObjectURL(address);
  });
  const surface = openSurface('document', said, tab, close);
  surface.layer.setAttribute('role', 'dialog');
  surface.layer.setAttribute('aria-label', '文档');
  close.focus();
}
