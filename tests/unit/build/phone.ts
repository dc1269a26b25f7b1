import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { runInNewContext } from 'node:vm';

export interface Registered {
  kind: 'App' | 'Page' | 'Component';
  /** The script that ran when it registered. */
  by: string;
}

/**
 * Runs scripts of a built mini-program as WeChat does: each once, as CommonJS, in a world without node. Returns what registered itself
 * while each was the page's or component's script being run.
 */
export function runScripts(dist: string, scripts: readonly string[]): Registered[] {
  const registered: Registered[] = [];
  const loaded = new Map<string, object>();
  let running = '';
  const note = (kind: Registered['kind']) => () => registered.push({ kind, by: running });
  const world = {
    wx: wxOf(),
    App: note('App'),
    Page: note('Page'),
    Component: note('Component'),
    Behavior: (x: unknown) => x,
    getApp: () => ({}),
    console,
  };

  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known) return known;
    const module = { exports: {} };
    loaded.set(path, module.exports);
    const code = readFileSync(join(dist, path), 'utf8');
    const requireFrom = (reference: string): object => load(posix.join(posix.dirname(path), reference));
    runInNewContext(
      `(function (require, module, exports, wx, App, Page, Component, Behavior, getApp, console) {${code}\n})`,
    )(requireFrom, module, module.exports, ...Object.values(world));
    return module.exports;
  };
  for (const script of scripts) {
    running = script;
    load(script);
  }
  return registered;
}

/** What TDesign asks of WeChat while it loads. */
function wxOf(): object {
  const info = { windowWidth: 375, windowHeight: 667, platform: 'devtools', SDKVersion: '3.8.0' };
  return {
    createAnimation: () => ({}),
    getSystemInfoSync: () => info,
    getWindowInfo: () => info,
    getAppBaseInfo: () => info,
    getDeviceInfo: () => info,
    canIUse: () => true,
  };
}
