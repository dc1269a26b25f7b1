import type { ElementHost } from './element';

export const HOVER = { hoverClass: 'none', hoverStartTime: 50, hoverStayTime: 400, hoverStopPropagation: false };

const stopped = new WeakSet<Event>();
/** glass-easel's StyleSegmentIndex.TEMP_EXTRA: classes apart from those of the template. */
const EXTRA_CLASSES = 3;

/** The look of an element while a finger rests on it. */
export function addHover(host: ElementHost<typeof HOVER>): void {
  let timer = 0;
  host.dom.addEventListener(
    'touchstart',
    (event) => {
      const name = host.get('hoverClass');
      if (name === 'none' || name === '' || stopped.has(event)) return;
      if (host.get('hoverStopPropagation')) stopped.add(event);
      clearTimeout(timer);
      timer = window.setTimeout(() => host.component.setNodeClass(name, EXTRA_CLASSES), host.get('hoverStartTime'));
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
