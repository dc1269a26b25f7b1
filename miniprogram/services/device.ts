/** A short tick in the hand: something was done. */
export function tick(): void {
  wx.vibrateShort({ type: 'light', fail: () => undefined });
}

export function callPhone(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber, fail: () => undefined });
}

export function copyText(data: string): void {
  wx.setClipboardData({ data });
}

/** Shows pictures over the whole screen, beginning with the one at `at`. */
export function viewPictures(urls: readonly string[], at: number): void {
  const current = urls[at];
  if (current) wx.previewImage({ urls: [...urls], current });
}

export function say(title: string): void {
  wx.showToast({ title, icon: 'none' });
}

export function scrollTo(selector: string): void {
  wx.pageScrollTo({ selector, offsetTop: -110, duration: 200, fail: () => undefined });
}

export function scrollToTop(): void {
  wx.pageScrollTo({ scrollTop: 0, duration: 0, fail: () => undefined });
}

export function endPullDown(): void {
  wx.stopPullDownRefresh({ fail: () => undefined });
}

/** The version a person reads out on the telephone; a build that was never published has none. */
export function appVersion(): string {
  return wx.getAccountInfoSync().miniProgram.version || '试用版';
}

export function nameScreen(title: string): void {
  wx.setNavigationBarTitle({ title, fail: () => undefined });
}

/** Lets the person pick one of a few words; -1 when she picks none. */
export function chooseOne(itemList: string[]): Promise<number> {
  return new Promise((resolve) => {
    wx.showActionSheet({ itemList, success: ({ tapIndex }) => resolve(tapIndex), fail: () => resolve(-1) });
  });
}
