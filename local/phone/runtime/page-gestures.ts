import { invokeSafely } from './dom';
import type { Router } from './router';

const PULL_PX = 80;
const BOTTOM_PX = 50;

/** Scrolling, reaching the bottom and pulling down, told to the top page. */
export class PageGestures {
  private refreshing = false;
  private atBottom = false;
  private frame = 0;

  constructor(private readonly router: Router) {
    window.addEventListener('scroll', () => {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.scrolled());
    });
    this.watchPull();
  }

  startRefresh(): void {
    this.refreshing = true;
    document.body.classList.add('mp-refreshing');
    this.router.top?.announce('pullDownRefresh', 'onPullDownRefresh');
  }

  stopRefresh(): void {
    this.refreshing = false;
    document.body.classList.remove('mp-refreshing');
  }

  private scrolled(): void {
    const page = this.router.top;
    if (page === undefined) return;
    invokeSafely(page.caller, 'onPageScroll', { scrollTop: window.scrollY });
    const threshold = page.settings.onReachBottomDistance ?? BOTTOM_PX;
    const reached = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - threshold;
    if (reached && !this.atBottom) page.announce('reachBottom', 'onReachBottom');
    this.atBottom = reached;
  }

  private watchPull(): void {
    let from: number | null = null;
    const passive = { passive: true };
    document.addEventListener(
      'touchstart',
      ({ touches: [touch] }) => {
        const allowed = this.router.top?.settings.enablePullDownRefresh === true && window.scrollY === 0;
        from = allowed && !this.refreshing && touch !== undefined ? touch.clientY : null;
      },
      passive,
    );
    document.addEventListener(
      'touchend',
      ({ changedTouches: [touch] }) => {
        if (from !== null && touch !== undefined && touch.clientY - from > PULL_PX) this.startRefresh();
        from = null;
      },
      passive,
    );
  }
}
