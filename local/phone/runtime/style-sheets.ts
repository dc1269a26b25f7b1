import { CLASS_MARK, HOST_MARK } from '../shared/marks';

interface Sheet {
  css: string;
  scope: string;
  isPage: boolean;
  live: CSSStyleSheet | null;
}

/**
 * The style sheets of the mini-program. All pages live in one document here, while each has its own on a phone:
 * so a page's own sheet only applies while that page is shown.
 */
export class StyleSheets {
  private readonly sheets = new Map<string, Sheet>();
  private readonly waiting: CSSStyleSheet[] = [];
  private shownPage = '';

  /** @param scope put before each class name; '' lets the sheet apply outside of its component. */
  register(id: string, css: string, scope: string, isPage: boolean): void {
    this.sheets.set(id, { css, scope, isPage, live: null });
  }

  /** Makes a registered sheet apply. A component without a style sheet has none. */
  use(id: string): void {
    const sheet = this.sheets.get(id);
    if (sheet === undefined || sheet.live !== null) return;
    const prefix = sheet.scope === '' ? '' : `${sheet.scope}--`;
    sheet.live = new CSSStyleSheet();
    sheet.live.replaceSync(sheet.css.replaceAll(CLASS_MARK, prefix).replaceAll(HOST_MARK, sheet.scope));
    sheet.live.disabled = sheet.isPage && id !== this.shownPage;
    if (id === 'app') this.waiting.unshift(sheet.live);
    else this.waiting.push(sheet.live);
    if (this.waiting.length === 1) queueMicrotask(() => this.adopt());
  }

  showPage(id: string): void {
    this.shownPage = id;
    this.adopt();
    for (const [each, sheet] of this.sheets) {
      if (sheet.isPage && sheet.live !== null) sheet.live.disabled = each !== id;
    }
  }

  /** All that wait at once: each change of the document's sheets makes the browser match every rule anew. */
  private adopt(): void {
    if (this.waiting.length === 0) return;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...this.waiting.splice(0)];
  }
}
