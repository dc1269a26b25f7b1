import type { ElementHost } from './element';

export const HOVER = { hoverClass: 'none', hoverStartTime: 50, hoverStayTime: 400, hoverStopPropagation: false };

const stopped = new WeakSet<Event>();
/** glass-easel's StyleSegmentIndex.TEMP_EXTRA: classes apart from those of the template. */
const EXTRA_CLASSES = 3;

/** The look of an element while a finger rests on it. Most elements have none, so that they need no listeners either. */
export function addHover(host: ElementHost<typeof HOVER>): void {
  let listening = false;
  host.watch('hoverClass', () => {
    if (listening || !hasHover(host)) return;
    listening = true;
    listen(host);
  });
}

function listen(host: ElementHost<typeof HOVER>): void {
  let timer = 0;
  host.dom.addEventListener(
    'touchstart',
    (event) => {
      if (!hasHover(host) || stopped.has(event)) return;
      if (host.get('hoverStopPropagation')) stopped.add(event);
      clearTimeout(timer);
      const press = (): void => host.component.setNodeClass(host.get('hoverClass'), EXTRA_CLASSES);
      timer = window.setTimeout(press, host.get('hoverStartTime'));
    },
    { passive: true },
  );
  const release = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => host.component.setNodeClass('', EXTRA_CLASSES), host.get('hoverStayTime'));
  };
  host.dom.addEventListener('touchend', release);
  host.dom.addEventListener('touchcancel', release);
}

function hasHover(host: ElementHost<typeof HOVER>): boolean {
  const name = host.get('hoverClass');
  return name !== 'none' && name !== '';
}
