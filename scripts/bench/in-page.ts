declare global {
  interface Window {
    /** Milliseconds from opening the address until the awaited text stood on the phone. */
    shownAfter?: Promise<number>;
    tellShown?(milliseconds: number): void;
    /** Milliseconds from the finger's touch until the awaited text stood on the phone. */
    tapTook?: Promise<number>;
  }
}

/**
 * Runs in every frame from its beginning; in the phone's own it notes the picture after the text has come. It watches
 * the changes instead of asking again and again, which on the slowed processor would itself take a tenth of the time.
 */
export function noteWhenShown(text: string): void {
  const shell = window.top;
  if (!shell) return;
  if (window === shell) {
    shell.shownAfter = new Promise((tell) => {
      shell.tellShown = tell;
    });
    return;
  }
  new MutationObserver((_, observer) => {
    if (!document.body?.textContent?.includes(text)) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      shell.tellShown?.(performance.timeOrigin + performance.now() - shell.performance.timeOrigin);
    });
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** Runs in the phone's own frame: opens a page as a tapped message does; answers after how many ms its text stood on it. */
export function timeOfOpening({ page, see }: { page: string; see: string }): Promise<number> {
  for (const each of document.querySelectorAll('.mp-page')) each.setAttribute('data-left', '');
  const began = performance.now();
  return new Promise((done) => {
    new MutationObserver((_, observer) => {
      const opened = [...document.querySelectorAll('.mp-page:not([data-left])')];
      if (!opened.some(({ textContent }) => textContent?.includes(see))) return;
      observer.disconnect();
      requestAnimationFrame(() => done(performance.now() - began));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    window.parent.__phone?.open(page);
  });
}
