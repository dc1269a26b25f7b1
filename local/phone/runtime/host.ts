/** What the shell around the frame gives to the phone inside it, and what the phone tells the shell. */

export type Network = 'on' | 'slow' | 'off';

export interface Rectangle {
  width: number;
  height: number;
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Lengths in CSS pixels, measured from the top left corner of the phone's screen. */
export interface ScreenMetrics {
  width: number;
  height: number;
  statusBarHeight: number;
  navigationBarHeight: number;
  tabBarHeight: number;
  /** The home indicator's strip at the lower edge. */
  safeAreaBottom: number;
  capsule: Rectangle;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string | undefined;
  selectedIconPath?: string | undefined;
}

export interface TabBar {
  color: string;
  selectedColor: string;
  backgroundColor: string;
  list: TabItem[];
}

/** What the phone draws around the page that is on top. */
export interface PageChrome {
  path: string;
  title: string;
  background: string;
  foreground: 'black' | 'white';
  /** The page draws its own navigation bar below the status bar. */
  custom: boolean;
  canGoBack: boolean;
  canGoHome: boolean;
  loading: boolean;
  tabBar: TabBar | null;
}

export interface PhoneHost {
  readonly openid: string;
  /** The page to open first, with its query; '' is the home page. */
  readonly launchPage: string;
  readonly largeType: boolean;
  /** Covers the whole screen: here go dialogs, toasts and sheets, which on a phone lie over the bars too. */
  readonly surfaces: HTMLElement;
  metrics(): ScreenMetrics;
  network(): Network;
  onNetworkChange(listener: (network: Network) => void): void;
  /** True when the reply of the request that is being sent must not arrive. */
  losesThisReply(): boolean;
  drawChrome(chrome: PageChrome): void;
  /** The cloud has answered: there may be new messages. */
  cloudAnswered(): void;
  /** The first page shows what the cloud answered: what can wait has its turn now. */
  settled(): void;
  /** Says visibly that the mini-program asked for something that this preview does not have. */
  complain(message: string): void;
}

/** What the shell's buttons do to the phone. */
export interface PhoneControls {
  back(): void;
  home(): void;
  switchTab(path: string): void;
  open(url: string): void;
  /** The capsule's menu: forwards the page to a friend. */
  share(): void;
}

/** What the blocks beside the frame do to the phone; tests use it as well. */
export interface PhoneConditions {
  setNetwork(network: Network): void;
  /** The next requests reach the cloud, but their replies do not reach the phone. */
  loseReply(count?: number): void;
  /** Opens a page as a tapped message does. */
  open(page: string): void;
}

declare global {
  interface Window {
    __phone?: PhoneHost & PhoneConditions;
    __controls?: PhoneControls;
  }
}

/** Fired on the shell's window when somebody has taken the phone. */
export const PHONE_TAKEN = 'phone-taken';

/** The shell's side, which exists whenever the frame runs inside of it. */
export function phoneHost(): PhoneHost {
  const host = window.parent.__phone;
  if (host === undefined) throw new Error('webview.html runs inside of the shell: open / instead');
  return host;
}

/** The frame loads while the shell still finds out whose phone this is. */
export function whenTaken(start: () => void): void {
  const openid = window.parent.__phone?.openid ?? '';
  if (openid !== '') start();
  else window.parent.addEventListener(PHONE_TAKEN, start, { once: true });
}
