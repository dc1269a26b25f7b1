import type { PageChrome, TabBar } from './host';
import type { AppFacts } from './packages';
import { pageUrl } from './page-url';
import type { PageView } from './page-view';

interface Place {
  /** How many pages the stack has. */
  depth: number;
  isTab: boolean;
  /** The path of the home page. */
  home: string;
}

/** What the phone draws around a page: by its own settings, and else by the defaults of WeChat. */
export function chromeOf(page: PageView, app: AppFacts['json'], { depth, isTab, home }: Place): PageChrome {
  const { settings, path } = page;
  const foreground = settings.navigationBarTextStyle === 'white' ? 'white' : 'black';
  return {
    path: pageUrl(path, page.query),
    title: settings.navigationBarTitleText ?? '',
    background: settings.navigationBarBackgroundColor ?? (foreground === 'white' ? '#000000' : '#ffffff'),
    foreground,
    custom: settings.navigationStyle === 'custom',
    canGoBack: depth > 1,
    canGoHome: depth === 1 && path !== home && !isTab && !page.homeHidden,
    loading: page.loading,
    tabBar: isTab ? tabBarOf(app) : null,
  };
}

function tabBarOf({ tabBar }: AppFacts['json']): TabBar | null {
  if (tabBar === undefined || tabBar.custom === true) return null;
  const { color = '#888888', selectedColor = '#07c160', backgroundColor = '#ffffff', list } = tabBar;
  return { color, selectedColor, backgroundColor, list };
}
