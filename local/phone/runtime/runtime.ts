import { AppLife } from './app-life';
import { bringChineseFont } from './chinese-font';
import { createStage } from './code-space';
import { defineElements } from './elements/all';
import { type Locate, PhoneFiles } from './files';
import { type PhoneHost, phoneHost, whenTaken } from './host';
import { Line, pause } from './line';
import { Packages } from './packages';
import { PageGestures } from './page-gestures';
import { installComponentMethods } from './query';
import { Registry } from './registry';
import { Router } from './router';
import { SavedFiles } from './saved-files';
import { listenToWindow, Signals, signalCalls } from './signals';
import { askModal } from './surfaces/modal';
import { listenToTouches } from './touch';
import { CloudClient } from './wx/cloud';
import { deviceCalls } from './wx/device';
import { documentCalls } from './wx/documents';
import { feedbackCalls } from './wx/feedback';
import { fileSystemCalls } from './wx/file-system';
import { mediaCalls } from './wx/media';
import { offscreenCalls } from './wx/offscreen-canvas';
import { OpenTypes } from './wx/open-types';
import { Privacy } from './wx/privacy';
import { goBack, routeCalls } from './wx/routes';
import { scanCalls } from './wx/scan';
import { serviceCalls } from './wx/services';
import { PhoneStorage, storageCalls } from './wx/storage';
import { createWx } from './wx/wx';
import { installWxs } from './wxs';

declare global {
  interface Window {
    /** Called by the build's package scripts. */
    __mp?: {
      app: Packages['install'];
      package: Packages['add'];
      define: Packages['modules']['define'];
    };
  }
}

/** How long what can wait waits for the cloud's first answer. */
const PATIENCE_MS = 2000;

const packages = new Packages();
installWxs();
window.__mp = {
  app: (facts) => packages.install(facts),
  package: (facts, templates) => packages.add(facts, templates),
  define: (path, factory) => packages.modules.define(path, factory),
};
window.addEventListener('DOMContentLoaded', () => whenTaken(() => void start(phoneHost())));

async function start(host: PhoneHost): Promise<void> {
  const stage = createStage();
  const registry = new Registry(stage, packages);
  const router = new Router(stage, packages, registry, host);
  const signals = new Signals();
  const life = new AppLife(router, signals);
  const gestures = new PageGestures(router);
  const files = new PhoneFiles(new SavedFiles(host.openid));
  const line = new Line(host, signals);
  const privacy = new Privacy(new PhoneStorage(localStorage, `${host.openid}#wechat`));
  const cloud = new CloudClient(host, line, files);
  const locate: Locate = (source, owner) =>
    source.startsWith('cloud://') ? cloud.addressOf(source) : files.addressOf(source, owner);
  const openTypes = new OpenTypes(host, router, privacy);
  const parts = [
    routeCalls(router, gestures),
    feedbackCalls(),
    deviceCalls(host, router, host.launchPage),
    storageCalls(new PhoneStorage(localStorage, host.openid)),
    mediaCalls(files, locate, privacy),
    offscreenCalls(locate),
    documentCalls(files, line),
    serviceCalls(host, line, privacy),
    scanCalls(),
    fileSystemCalls(files),
    privacy.calls(),
    signalCalls(signals),
  ];
  Object.assign(window, {
    wx: createWx(host, parts, cloud.calls()),
    App: life.register.bind(life),
    getApp: () => life.instance,
    getCurrentPages: () => router.stack.map((page) => page.caller),
    Page: registry.page.bind(registry),
    Component: registry.component.bind(registry),
    Behavior: registry.behavior.bind(registry),
  });
  defineElements(stage.space.getComponentSpace(), {
    openType: (type) => openTypes.open(type),
    navigate: (type, target) => router.followLink(type, target.url, target.delta),
    isFormField: (component) => registry.isFormField(component),
    locateImage: locate,
  });
  installComponentMethods();
  stage.space.addStyleSheet('app', 'app');
  stage.sheets.register('app', packages.appStyles, '', false);
  listenToTouches(stage.frame);
  listenToWindow(signals);
  installControls(router, openTypes);
  packages.modules.run('app.js');
  await life.launch(host.launchPage);
  await drawn();
  performance.mark('mp-first-content');
  window.parent.performance.mark('mp-first-content');
  await Promise.race([line.quiet(), pause(PATIENCE_MS)]);
  await drawn();
  host.settled();
  packages.startPreloading();
  bringChineseFont(document, window.parent.document);
}

/** When the page as it is now is on the screen. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });
}

function installControls(router: Router, openTypes: OpenTypes): void {
  const confirmLeaving = async (message: string): Promise<boolean> => {
    return (await askModal({ title: '', content: message, confirmText: '离开', cancelText: '取消' })).confirmed;
  };
  window.__controls = {
    back: () => void goBack(router, confirmLeaving).catch(reportError),
    home: () => void router.reLaunch(`/${router.home}`).catch(reportError),
    switchTab: (path) => void router.tapTab(path).catch(reportError),
    open: (url) => void router.openFromOutside(url).catch(reportError),
    share: () => void openTypes.share('menu').catch(reportError),
  };
}
