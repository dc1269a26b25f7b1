import { type Point, pointIn } from '../../../core/kernel/map-point';

/** The map under a question about a place: what is seen of it, and the marker where a place is chosen. */
export interface MapPointView {
  longitude: number;
  latitude: number;
  scale: number;
  markers: readonly object[];
  help: string;
}

/** The middle of the country, and all of it: where nothing is known yet. */
const country = { east: 108.9, north: 34.2 };
const [whole, near] = [4, 15];
/** From further away a finger covers more than a village: a tap then draws the map nearer and chooses nothing. */
export const choosing = 14;
/** How much nearer one tap draws it. */
const step = 4;

/** Looks at what was chosen, else near where something was chosen last, else at the whole country. */
export function mapPointView(text: string, last: string): MapPointView {
  const chosen = pointIn(text);
  const seen = chosen ?? pointIn(last);
  const { east, north } = seen ?? country;
  const markers = chosen ? [markerAt(chosen)] : [];
  return { longitude: east, latitude: north, markers, ...lookedFrom(seen ? near : whole) };
}

/** The same map, looked at nearer where it was tapped. */
export function nearer(view: MapPointView, at: Pick<MapPointView, 'longitude' | 'latitude'>): MapPointView {
  return { ...view, ...at, ...lookedFrom(Math.min(view.scale + step, near)) };
}

/** How near it is looked at, and what a tap does from there. */
export function lookedFrom(scale: number): Pick<MapPointView, 'scale' | 'help'> {
  const does = scale < choosing ? '先点大概的地方，地图会放大；' : '点一下准确的位置；';
  return { scale, help: `${does}也可以两指放大、拖动。` };
}

/** The marker of a place that was chosen. */
export const markerAt = ({ east, north }: Point) => ({
  id: 0,
  longitude: east,
  latitude: north,
  title: '选定的位置',
  iconPath: '/assets/pin-waiting.png',
  width: 28,
  height: 28,
  anchor: { x: 0.5, y: 0.5 },
});
