import { invokeSafely } from './dom';

type Listener = (value: unknown) => void;

/** `wx.onSomething` and `wx.offSomething`. */
export class Signals {
  private readonly listeners = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener));
  }

  off(name: string, listener?: Listener): void {
    if (listener === undefined) this.listeners.delete(name);
    else this.listeners.get(name)?.delete(listener);
  }

  fire(name: string, value: unknown): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) invokeSafely({ listener }, 'listener', value);
  }
}

/** What the mini-program may listen to. A browser never fires some of them (no capture of the screen, no memory warning). */
const NAMES = [
  'AppHide',
  'AppShow',
  'Error',
  'KeyboardHeightChange',
  'MemoryWarning',
  'MenuButtonBoundingClientRectWeightChange',
  'NetworkStatusChange',
  'PageNotFound',
  'ThemeChange',
  'UnhandledRejection',
  'UserCaptureScreen',
  'WindowResize',
];

export function signalCalls(signals: Signals): Record<string, unknown> {
  return Object.fromEntries(
    NAMES.flatMap((name) => [
      [`on${name}`, (listener: Listener) => signals.on(name, listener)],
      [`off${name}`, (listener?: Listener) => signals.off(name, listener)],
    ]),
  );
}

/** Passes what happens in the browser on. */
export function listenToWindow(signals: Signals): void {
  window.addEventListener('error', ({ error, message }) => {
    signals.fire('Error', error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : message);
  });
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    signals.fire('UnhandledRejection', { reason, promise });
  });
  window.addEventListener('resize', () => {
    signals.fire('WindowResize', { size: { windowWidth: window.innerWidth, windowHeight: window.innerHeight } });
  });
}
