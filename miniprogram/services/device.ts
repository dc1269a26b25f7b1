import { mainNumber } from '../../core/kernel/telephone';
import { isRefusal } from './privacy';

/** A short tick in the hand: something was done. */
export function tick(): void {
  wx.vibrateShort({ type: 'light', fail: () => undefined });
}

/** Calls a number; whoever answers there puts one through to its extension. */
export function callPhone(number: string): void {
  wx.makePhoneCall({ phoneNumber: mainNumber(number), fail: () => undefined });
}

/** Puts a text on the clipboard; WeChat itself says that it is there. */
export function copyText(data: string): void {
  wx.setClipboardData({
    data,
    fail: (error) => say(isRefusal(error) ? '没有得到允许，没有复制' : '没有复制成功，请再试一次'),
  });
}

/** Shows pictures over the whole screen, beginning with the one at `at`. */
export function viewPictures(urls: readonly string[], at: number): void {
  const current = urls[at];
  if (current) wx.previewImage({ urls: [...urls], current });
}

/** Asks before something is lost; `yes` and `no` are verbs of at most four characters. False when she would rather not. */
export async function askFirst(content: string, yes: string, no: string): Promise<boolean> {
  try {
    return (await wx.showModal({ content, confirmText: yes, cancelText: no })).confirm;
  } catch {
    return false;
  }
}

/** From now on whoever leaves the page is asked first, in these words; with none nobody is. */
export function askBeforeLeaving(message: string): void {
  const fail = () => undefined;
  if (message) wx.enableAlertBeforeUnload({ message, fail });
  else wx.disableAlertBeforeUnload({ fail });
}

export function say(title: string): void {
  wx.showToast({ title, icon: 'none' });
}

/** Height in pixels of what stays at the top of a form while it is scrolled. */
const underTheTop = 110;

export function scrollTo(selector: string): void {
  wx.pageScrollTo({ selector, offsetTop: -underTheTop, duration: 200, fail: () => undefined });
}

type Instance = WechatMiniprogram.Component.TrivialInstance;
/** In pixels: how far below the top of the screen it lies, and how far it is scrolled itself. */
interface Place {
  top: number;
  scrollTop: number;
}

/** Where something inside a component lies, where a page's own selectors do not reach; `then` is not called where it is not there. */
export function placeIn(component: Instance, selector: string, then: (place: Place) => void): void {
  const query = wx.createSelectorQuery().in(component);
  query.select(selector).fields({ rect: true, scrollOffset: true });
  query.exec(([place]: [Place | null]) => place && then(place));
}

/** Scrolls the page to what lies inside a component. */
export function bringIntoView(component: Instance, selector: string): void {
  const query = wx.createSelectorQuery().in(component);
  query.select(selector).boundingClientRect();
  query.selectViewport().scrollOffset();
  query.exec(([place, screen]: [{ top: number } | null, { scrollTop: number }]) => {
    if (!place) return;
    const scrollTop = Math.max(screen.scrollTop + place.top - underTheTop, 0);
    wx.pageScrollTo({ scrollTop, duration: 200, fail: () => undefined });
  });
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
