import { CurrentWindowBackendContext, type domlikeBackend } from 'glass-easel';
import { ELEMENTS } from '../shared/elements';
import { toCss } from '../shared/units';
import { asBackendNode } from './dom';
import type { StyleSheets } from './style-sheets';

/** Draws into this frame: WeChat's elements become `wx-*` tags, and style sheets come from the build. */
export class FrameBackend extends CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string): domlikeBackend.Element => asBackendNode(createElement(tag)),
    createTextNode: (text: string): domlikeBackend.Element => asBackendNode(document.createTextNode(text)),
    createDocumentFragment: (): domlikeBackend.Element => asBackendNode(document.createDocumentFragment()),
  };

  constructor(private readonly sheets: StyleSheets) {
    super();
  }

  override appendStyleSheetPath(id: string): number {
    this.sheets.use(id);
    return 0;
  }
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(ELEMENTS.has(tag) ? `wx-${tag}` : tag);
  element.setAttribute = setAttribute;
  return element;
}

/** Inline styles are set through the object model, because the page's security policy forbids style attributes. */
function setAttribute(this: HTMLElement, name: string, value: unknown): void {
  if (name === 'style') this.style.cssText = toCss(String(value));
  else Element.prototype.setAttribute.call(this, name, String(value));
}
