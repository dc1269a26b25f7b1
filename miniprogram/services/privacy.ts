type Resolve = (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' }) => void;

/** A panel that asks a person to agree to the privacy statement. `show` brings it up and takes it away. */
export class PrivacyPanel {
  /** The questions of WeChat that it stands for: a second one may come before the first is answered. */
  private readonly waiting: Resolve[] = [];

  constructor(private readonly show: (visible: boolean) => void) {}

  /** From now on it is the one that is shown. */
  offer(): void {
    this.withdraw();
    panels.push(this);
  }

  /** Its page is out of view. A question stays open: reading the statement leaves the page too. */
  withdraw(): void {
    const at = panels.indexOf(this);
    if (at >= 0) panels.splice(at, 1);
  }

  ask(resolve: Resolve): void {
    this.waiting.push(resolve);
    this.show(true);
  }

  /** `buttonId` is the button that the person tapped; WeChat checks that she did. */
  agree(buttonId: string): void {
    this.answer({ event: 'agree', buttonId });
  }

  decline(): void {
    this.answer({ event: 'disagree' });
  }

  /** Its page is gone: what it was asked is answered. */
  close(): void {
    this.withdraw();
    this.decline();
  }

  private answer(answer: Parameters<Resolve>[0]): void {
    for (const resolve of this.waiting.splice(0)) resolve(answer);
    this.show(false);
  }
}

/** The panels of the pages in view, the last one on top. */
const panels: PrivacyPanel[] = [];

/**
 * Registers with WeChat, once for the whole app: it asks before something private that the person has just tapped, which
 * goes on or not by the answer. Without an answer it would hang for ever, so where no panel can be shown the answer is no.
 */
export function watchPrivacy(): void {
  // Before base library 2.32.3 WeChat does not ask, and everything goes on as before.
  if (!wx.canIUse('onNeedPrivacyAuthorization')) return;
  wx.onNeedPrivacyAuthorization((resolve: Resolve) => {
    const panel = panels[panels.length - 1];
    if (panel) panel.ask(resolve);
    else resolve({ event: 'disagree' });
  });
}

export function showPrivacyStatement(): void {
  wx.openPrivacyContract({ fail: () => undefined });
}

/** Whether a call of WeChat failed because the person, or the phone for her, does not allow it. */
export function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('errMsg' in error)) return false;
  return /privacy|auth|permission/i.test(String(error.errMsg));
}
