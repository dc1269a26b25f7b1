import { pointIn, sayPoint } from '../../../core/kernel/map-point';
import { keep, readStored } from '../../services/storage';
import type { Told } from '../events';
import { choosing, lookedFrom, mapPointView, markerAt, nearer } from './map-point.view';

/** Where this phone keeps the place that was chosen last: the next one lies near it. */
const lastKey = 'map:last';
const lastPlace = (): string => {
  const stored = readStored(lastKey);
  return typeof stored === 'string' ? stored : '';
};

/** A map on which a place is chosen with a tap; `choose` tells { value }, as it would be typed. */
Component({
  properties: { value: { type: String, value: '' } },
  data: { visible: false, view: mapPointView('', '') },
  observers: {
    value(value: string) {
      const chosen = pointIn(value);
      if (this.data.visible) this.setData({ 'view.markers': chosen ? [markerAt(chosen)] : [] });
    },
  },
  methods: {
    toggle() {
      const visible = !this.data.visible;
      this.setData({ visible, ...(visible && { view: mapPointView(this.data.value, lastPlace()) }) });
    },
    looked({ detail }: Told<{ scale?: number }>) {
      const { scale } = detail;
      if (scale !== undefined && scale !== this.data.view.scale)
        this.setData({ view: { ...this.data.view, ...lookedFrom(scale) } });
    },
    tap({ detail }: Told<{ longitude?: number; latitude?: number }>) {
      const { longitude, latitude } = detail;
      // A tap on what lies over the map is of no place.
      if (longitude === undefined || latitude === undefined) return;
      if (this.data.view.scale < choosing)
        return this.setData({ view: nearer(this.data.view, { longitude, latitude }) });
      const value = sayPoint({ east: longitude, north: latitude });
      keep(lastKey, value);
      this.triggerEvent('choose', { value });
    },
  },
});
