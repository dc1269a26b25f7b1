import type { StateLook } from '../../../../core/record/flow';
import type { PointOf, Points } from '../../../../core/register/view';

/** A marker as WeChat's map takes it: `id` is its place among the points. */
interface Marker {
  id: number;
  latitude: number;
  longitude: number;
  title: string;
  iconPath: string;
  width: number;
  height: number;
}

export interface MapView {
  markers: readonly Marker[];
  around: readonly { latitude: number; longitude: number }[];
  /** What each shape means, for the shapes that are there. */
  legend: readonly { icon: string; label: string }[];
  /** How many are not on the map, and why; empty where all are. */
  left: string;
}

const tones: Record<StateLook['tone'], string> = {
  waiting: '等着办的',
  working: '正在办的',
  done: '办成的',
  ended: '已经结束的',
};
const iconOf = (tone: StateLook['tone']) => `/packages/registers/map/pin-${tone}.png`;
const order: readonly StateLook['tone'][] = ['waiting', 'working', 'done', 'ended'];

/** The records of a register on a map. */
export function toView({ points, unplaced, more }: Points, unit: string): MapView {
  const there = order.filter((tone) => points.some(({ state }) => state.tone === tone));
  return {
    markers: points.map(({ headline, state, east, north }, id) => ({
      id,
      latitude: north,
      longitude: east,
      title: `${headline} ${state.label}`,
      iconPath: iconOf(state.tone),
      width: 24,
      height: 24,
    })),
    around: points.map(({ east, north }) => ({ latitude: north, longitude: east })),
    legend: there.map((tone) => ({ icon: iconOf(tone), label: tones[tone] })),
    left: [
      ...(unplaced > 0 ? [`${unplaced} ${unit}没有填位置，没有画在图上。`] : []),
      ...(more ? [`超过 ${points.length + unplaced} ${unit}，只画了按名称排在前面的。`] : []),
    ].join(''),
  };
}

/** The point of a marker that was tapped. */
export const tappedOf = (points: readonly PointOf[], markerId: number): PointOf | null => points[markerId] ?? null;
