import * as v from 'valibot';
import type { PageGestures } from '../page-gestures';
import type { Router } from '../router';
import { asyncCall, noOptions } from './call';

const Address = v.object({ url: v.string() });

/** Navigation, the navigation bar, pulling down and scrolling. */
export function routeCalls(router: Router, gestures: PageGestures): Record<string, unknown> {
  return {
    navigateTo: asyncCall(
      'navigateTo',
      v.looseObject({ url: v.string(), events: v.optional(v.record(v.string(), v.function())) }),
      async ({ url, events }) => {
        const eventChannel = await router.navigateTo(url);
        for (const [name, listener] of Object.entries(events ?? {}))
          eventChannel.on(name, (...values) => listener(...values));
        return { eventChannel };
      },
    ),
    redirectTo: asyncCall('redirectTo', Address, ({ url }) => router.redirectTo(url).then(nothing)),
    switchTab: asyncCall('switchTab', Address, ({ url }) => router.switchTab(url).then(nothing)),
    reLaunch: asyncCall('reLaunch', Address, ({ url }) => router.reLaunch(url).then(nothing)),
    navigateBack: asyncCall('navigateBack', v.object({ delta: v.optional(v.number(), 1) }), ({ delta }) =>
      router.navigateBack(delta).then(nothing),
    ),
    ...barCalls(router),
    startPullDownRefresh: asyncCall('startPullDownRefresh', noOptions, () => void gestures.startRefresh()),
    stopPullDownRefresh: asyncCall('stopPullDownRefresh', noOptions, () => void gestures.stopRefresh()),
    pageScrollTo: asyncCall('pageScrollTo', Scroll, scrollPage(router)),
    enableAlertBeforeUnload: asyncCall('enableAlertBeforeUnload', v.object({ message: v.string() }), ({ message }) => {
      if (router.top !== undefined) router.top.asksBeforeLeaving = message;
      return undefined;
    }),
    disableAlertBeforeUnload: asyncCall('disableAlertBeforeUnload', noOptions, () => {
      if (router.top !== undefined) router.top.asksBeforeLeaving = null;
      return undefined;
    }),
  };
}

function barCalls(router: Router): Record<string, unknown> {
  const change = (apply: (page: NonNullable<Router['top']>) => void): undefined => {
    if (router.top !== undefined) apply(router.top);
    router.drawChrome();
  };
  return {
    setNavigationBarTitle: asyncCall('setNavigationBarTitle', v.object({ title: v.string() }), ({ title }) =>
      change((page) => {
        page.settings.navigationBarTitleText = title;
      }),
    ),
    setNavigationBarColor: asyncCall(
      'setNavigationBarColor',
      v.object({ frontColor: v.picklist(['#ffffff', '#000000']), backgroundColor: v.string() }),
      ({ frontColor, backgroundColor }) =>
        change((page) => {
          page.settings.navigationBarTextStyle = frontColor === '#ffffff' ? 'white' : 'black';
          page.settings.navigationBarBackgroundColor = backgroundColor;
        }),
    ),
    showNavigationBarLoading: asyncCall('showNavigationBarLoading', noOptions, () =>
      change((page) => {
        page.loading = true;
      }),
    ),
    hideNavigationBarLoading: asyncCall('hideNavigationBarLoading', noOptions, () =>
      change((page) => {
        page.loading = false;
      }),
    ),
    hideHomeButton: asyncCall('hideHomeButton', noOptions, () =>
      change((page) => {
        page.homeHidden = true;
      }),
    ),
  };
}

const Scroll = v.object({
  scrollTop: v.optional(v.number()),
  selector: v.optional(v.string()),
  offsetTop: v.optional(v.number(), 0),
  duration: v.optional(v.number(), 300),
});

function scrollPage(router: Router) {
  return ({ scrollTop, selector, offsetTop, duration }: v.InferOutput<typeof Scroll>): undefined => {
    const behavior = duration === 0 ? 'auto' : 'smooth';
    if (scrollTop !== undefined) window.scrollTo({ top: scrollTop, behavior });
    else if (selector !== undefined) {
      const target = router.top?.find(selector)?.getBoundingClientRect();
      if (target !== undefined) window.scrollTo({ top: window.scrollY + target.top + offsetTop, behavior });
    }
  };
}

function nothing(): undefined {
  return undefined;
}

/** What the buttons of the phone's own bars do. */
export async function goBack(router: Router, confirmLeaving: (message: string) => Promise<boolean>): Promise<void> {
  const question = router.top?.asksBeforeLeaving ?? null;
  if (question !== null && !(await confirmLeaving(question))) return;
  await router.navigateBack();
}
