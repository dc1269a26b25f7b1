import type { template } from 'glass-easel';
import type { ComponentJson } from '../shared/component-json';
import type { TabItem } from './host';
import { Modules } from './modules';

export interface WindowSettings {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: string;
  backgroundColor?: string;
  backgroundColorContent?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
}

export interface AppFacts {
  json: {
    entryPagePath?: string;
    window?: WindowSettings;
    tabBar?: { color?: string; selectedColor?: string; backgroundColor?: string; custom?: boolean; list: TabItem[] };
    preloadRule?: Record<string, { packages: string[] }>;
    __usePrivacyCheck__?: boolean;
  };
  pages: string[];
  packages: { root: string; name: string; script: string }[];
}

export interface ComponentFacts {
  id: string;
  isPage: boolean;
  json: ComponentJson & WindowSettings;
}

export interface PackageFacts {
  root: string;
  components: ComponentFacts[];
  styles: Record<string, string>;
}

type TemplateGroup = Record<string, template.ProcGenGroup>;

export interface InstalledComponent extends ComponentFacts {
  css: string | undefined;
  content: template.ProcGenGroup;
  group: TemplateGroup;
}

/** The code that has been loaded so far. The build's scripts fill it through `window.__mp`. */
export class Packages {
  readonly modules = new Modules();
  readonly components = new Map<string, InstalledComponent>();
  appStyles = '';
  private facts: AppFacts | null = null;
  private readonly loading = new Map<string, Promise<void>>();
  private preloads: (() => void)[] | null = [];

  get app(): AppFacts {
    if (this.facts === null) throw new Error('the main package has not been loaded');
    return this.facts;
  }

  install(facts: AppFacts): void {
    this.facts = facts;
  }

  add(facts: PackageFacts, templates: TemplateGroup): void {
    if (facts.root === '') this.appStyles = facts.styles.app ?? '';
    for (const component of facts.components) {
      const content = templates[component.id];
      if (content === undefined) throw new Error(`${component.id} has no template`);
      this.components.set(component.id, { ...component, css: facts.styles[component.id], content, group: templates });
    }
  }

  /** Loads the subpackage that a page lies in, once, as a phone does on the first visit. */
  async loadFor(path: string): Promise<void> {
    const subpackage = this.app.packages.find((each) => path.startsWith(each.root));
    if (subpackage === undefined) return;
    const known = this.loading.get(subpackage.root) ?? loadScript(subpackage.script);
    this.loading.set(subpackage.root, known);
    await known;
  }

  /** app.json's preloadRule: fetches what the person will probably open next, once the first page is complete. */
  preloadAfter(page: string): void {
    if (this.preloads === null) this.preload(page);
    else this.preloads.push(() => this.preload(page));
  }

  startPreloading(): void {
    const waiting = this.preloads ?? [];
    this.preloads = null;
    for (const preload of waiting) preload();
  }

  private preload(page: string): void {
    for (const wanted of this.app.json.preloadRule?.[page]?.packages ?? []) {
      const root = `${wanted.replace(/^\/|\/$/g, '')}/`;
      const named = this.app.packages.find((each) => each.root === root || each.name === wanted);
      if (named !== undefined) void this.loadFor(named.root);
    }
  }
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/${address}`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`load subpackage fail ${address}`));
    document.head.append(script);
  });
}
