import { type Element as GlassElement, Event as GlassEvent } from 'glass-easel';
import type { FrameBackend } from './backend';
import { glassElementOf } from './dom';

const LONG_PRESS_MS = 350;
const STILL_PX = 10;
/** glass-easel's EventBubbleStatus.NoDefault, whose enum exists only in its types. */
const NO_DEFAULT = 1;

interface TouchPoint {
  identifier: number;
  clientX: number;
  clientY: number;
  pageX: number;
  pageY: number;
  force: number;
}

/** Turns the browser's touches and mouse into WeChat's events. */
export function listenToTouches(backend: FrameBackend): void {
  makeTouchListenersActive();
  const longPress = watchLongPress();
  backend.onEvent((target, type, detail: unknown, options) => {
    if (type === 'tap' && longPress.swallowsTap()) return 0;
    const source = options.originalEvent;
    const touched = typeof TouchEvent !== 'undefined' && source instanceof TouchEvent ? touchFields(source) : undefined;
    const event = new GlassEvent(type, type.startsWith('touch') ? {} : detail, {
      ...options,
      ...(touched === undefined ? {} : { extraFields: touched }),
    });
    GlassEvent.dispatchEvent(target, event);
    return type === 'touchmove' && event.getEventBubbleStatus() === NO_DEFAULT ? NO_DEFAULT : 0;
  });
  mouseAsTouch();
}

function touchFields(event: TouchEvent): { touches: TouchPoint[]; changedTouches: TouchPoint[] } {
  return { touches: points(event.touches), changedTouches: points(event.changedTouches) };
}

function points(list: TouchList): TouchPoint[] {
  return Array.from(list, ({ identifier, clientX, clientY, pageX, pageY, force }) => ({
    identifier,
    clientX,
    clientY,
    pageX,
    pageY,
    force,
  }));
}

/** Browsers make touch listeners on <body> passive; then `catch:touchmove` could not stop scrolling. */
function makeTouchListenersActive(): void {
  const add = document.body.addEventListener.bind(document.body);
  document.body.addEventListener = (
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void => {
    const given = typeof options === 'object' ? options : { capture: options === true };
    add(type, listener, /^touch(?:start|move)$/.test(type) ? { passive: false, ...given } : options);
  };
}

function watchLongPress(): { swallowsTap(): boolean } {
  let timer = 0;
  let pressed = false;
  let start = { x: 0, y: 0 };
  const capture = { capture: true, passive: true };
  const cancel = (): void => clearTimeout(timer);
  document.body.addEventListener(
    'touchstart',
    (event) => {
      const touch = event.touches[0];
      if (touch === undefined) return;
      start = { x: touch.clientX, y: touch.clientY };
      pressed = false;
      cancel();
      timer = window.setTimeout(() => {
        const target = glassElementOf(event.target);
        if (target !== null) pressed = announceLongPress(target, start);
      }, LONG_PRESS_MS);
    },
    capture,
  );
  document.body.addEventListener(
    'touchmove',
    ({ touches: [touch] }) => {
      if (touch === undefined) return;
      if (Math.abs(touch.clientX - start.x) + Math.abs(touch.clientY - start.y) > STILL_PX) cancel();
    },
    capture,
  );
  for (const type of ['touchend', 'touchcancel']) document.body.addEventListener(type, cancel, capture);
  return { swallowsTap: () => pressed };
}

/** Returns whether anyone listened: then no tap follows, as in WeChat. */
function announceLongPress(target: GlassElement, detail: { x: number; y: number }): boolean {
  let heard = false;
  for (const type of ['longpress', 'longtap']) {
    const event = new GlassEvent(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      handleListenerReturn: () => {
        heard = true;
      },
    });
    GlassEvent.dispatchEvent(target, event);
  }
  return heard;
}

/** A mouse is a finger: for people at a desk and for tests. */
function mouseAsTouch(): void {
  let held: EventTarget | null = null;
  const finger = (type: string, mouse: MouseEvent, target: EventTarget): void => {
    const { clientX, clientY, pageX, pageY, screenX, screenY } = mouse;
    const touch = new Touch({ identifier: 1, target, clientX, clientY, pageX, pageY, screenX, screenY });
    const touches = type === 'touchend' ? [] : [touch];
    const init = {
      bubbles: true,
      cancelable: true,
      composed: true,
      touches,
      targetTouches: touches,
      changedTouches: [touch],
    };
    target.dispatchEvent(new TouchEvent(type, init));
  };
  window.addEventListener(
    'mousedown',
    (event) => {
      if (event.button !== 0 || isFromTouch(event) || event.target === null) return;
      held = event.target;
      finger('touchstart', event, held);
    },
    true,
  );
  window.addEventListener('mousemove', (event) => held !== null && finger('touchmove', event, held), true);
  window.addEventListener(
    'mouseup',
    (event) => {
      const target = held;
      held = null;
      if (target !== null) finger('touchend', event, target);
    },
    true,
  );
}

/** Browsers send mouse events after real touches, for old pages. */
function isFromTouch(event: MouseEvent): boolean {
  const capabilities: unknown = Reflect.get(event, 'sourceCapabilities');
  return (
    typeof capabilities === 'object' && capabilities !== null && Reflect.get(capabilities, 'firesTouchEvents') === true
  );
}
