export interface PrivacyAnswer {
  /** `buttonId` is the button that the person tapped; WeChat checks that she did. */
  agree(buttonId: string): void;
  decline(): void;
}

type Resolve = (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' }) => void;

/**
 * Calls `ask` when WeChat wants the person to agree to the privacy statement before something she has just tapped.
 * The answer given to WeChat decides whether that goes on.
 */
export function onPrivacyAsked(ask: (answer: PrivacyAnswer) => void): void {
  // Before base library 2.32.3 WeChat does not ask, and everything goes on as before.
  if (!wx.canIUse('onNeedPrivacyAuthorization')) return;
  wx.onNeedPrivacyAuthorization((resolve: Resolve) => {
    ask({
      agree: (buttonId) => resolve({ event: 'agree', buttonId }),
      decline: () => resolve({ event: 'disagree' }),
    });
  });
}

export function showPrivacyStatement(): void {
  wx.openPrivacyContract({ fail: () => undefined });
}
