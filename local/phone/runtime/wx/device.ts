import { createIntersectionObserver } from '../crossing-observer';
import type { PhoneHost } from '../host';
import { parseUrl } from '../page-url';
import { createSelectorQuery } from '../query';
import type { Router } from '../router';
import { asyncCall, noOptions } from './call';

/** The size that WeChat reports for its two font settings, standard and large. */
const FONT_SIZES = { standard: 16, large: 22 };
const SDK_VERSION = '3.9.0';

/** What the mini-program may know about the phone, the window and itself. */
export function deviceCalls(host: PhoneHost, router: Router, launchUrl: string): Record<string, unknown> {
  const windowInfo = () => windowFacts(host);
  const systemInfo = () => ({ ...deviceFacts(), ...baseFacts(host), ...windowFacts(host) });
  const { path, query } = parseUrl(launchUrl);
  const launch = { path: path || router.home, query, scene: 1001, referrerInfo: {} };
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceFacts,
    getAppBaseInfo: () => baseFacts(host),
    getSystemInfoSync: systemInfo,
    getSystemInfo: asyncCall('getSystemInfo', noOptions, systemInfo),
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: false,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({ albumAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => host.metrics().capsule,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
        void setTimeout(() => listener({ hasUpdate: false }), 0),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    createSelectorQuery: () => createSelectorQuery(router),
    createIntersectionObserver: (component: object, options?: object) =>
      createIntersectionObserver(router, component, options),
    vibrateShort: asyncCall('vibrateShort', noOptions, () => vibrate(15)),
    vibrateLong: asyncCall('vibrateLong', noOptions, () => vibrate(400)),
    hideKeyboard: asyncCall('hideKeyboard', noOptions, () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return undefined;
    }),
    getLogManager: () => console,
    getRealtimeLogManager: () => console,
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
}

function windowFacts(host: PhoneHost) {
  const { width, height, statusBarHeight, safeAreaBottom } = host.metrics();
  const bottom = height - safeAreaBottom;
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: window.innerWidth,
    windowHeight: window.innerHeight,
    statusBarHeight,
    screenTop: height - window.innerHeight,
    safeArea: { left: 0, right: width, top: statusBarHeight, bottom, width, height: bottom - statusBarHeight },
  };
}

function deviceFacts() {
  return { brand: 'devtools', model: 'browser', system: 'iOS 17.0', platform: 'devtools', benchmarkLevel: 20, abi: '' };
}

function baseFacts(host: PhoneHost) {
  return {
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: host.largeType ? FONT_SIZES.large : FONT_SIZES.standard,
    fontSizeScaleFactor: host.largeType ? 1.35 : 1,
    host: { env: 'WeChat' },
  };
}

/** Phones vibrate where their browser can; elsewhere nothing is felt, as on a phone with vibration off. */
function vibrate(milliseconds: number): undefined {
  navigator.vibrate?.(milliseconds);
}
