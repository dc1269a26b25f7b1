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
  /** Its middle is the place. */
  anchor: { x: number; y: number };
}

export interface MapView {
  markers: readonly Marker[];
  /** Its middle and how near it is looked at, so that all of it is seen. */
  centre: { latitude: number; longitude: number };
  scale: number;
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
const iconOf = (tone: StateLook['tone']) => `/assets/pin-${tone}.png`;
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
      anchor: { x: 0.5, y: 0.5 },
    })),
    ...lookAt(points),
    legend: there.map((tone) => ({ icon: iconOf(tone), label: tones[tone] })),
    left: [
      ...(unplaced > 0 ? [`${unplaced} ${unit}没有填位置，没有画在图上。`] : []),
      ...(more ? [`超过 ${points.length + unplaced} ${unit}，只画了按名称排在前面的。`] : []),
    ].join(''),
  };
}

/** Degrees that a screen shows at scale 0: a map of the whole earth is 256 pixels wide there, a phone some 340. */
const across = (360 * 340) / 256;
/** As near as streets are told apart, and as far as a province. */
const [nearest, furthest] = [17, 6];

/** The middle of all points and the nearest look that holds them. */
function lookAt(points: readonly PointOf[]): Pick<MapView, 'centre' | 'scale'> {
  const [longitude, width] = middleOf(points.map(({ east }) => east));
  const [latitude, height] = middleOf(points.map(({ north }) => north));
  const fits = Math.floor(Math.log2(across / Math.max(width, height, 0.0001)));
  return { centre: { latitude, longitude }, scale: Math.min(Math.max(fits, furthest), nearest) };
}

function middleOf(degrees: readonly number[]): [middle: number, span: number] {
  const [least, most] = [Math.min(...degrees), Math.max(...degrees)];
  return degrees.length === 0 ? [0, 0] : [(least + most) / 2, most - least];
}

/** A marker and a finger are so many pixels wide: what lies nearer together cannot be tapped apart. */
const finger = 32;
/** So many records one tap names. */
export const mostNear = 10;

/** What lies under a finger. */
export interface Near {
  /** The record whose marker was tapped, and after it the others, the nearest first. */
  points: readonly PointOf[];
  /** How those that stand too near together are told apart; empty where it is one. */
  said: string;
}

/** What lies at a marker that was tapped, while the map is looked at from `scale`. */
export function nearOf(points: readonly PointOf[], markerId: number, scale: number, unit: string): Near {
  const tapped = points[markerId];
  if (!tapped) return { points: [], said: '' };
  const reach = (finger * 360) / (256 * 2 ** scale);
  const farOf = ({ east, north }: PointOf) => Math.max(Math.abs(east - tapped.east), Math.abs(north - tapped.north));
  const others = points.filter((point) => point !== tapped && farOf(point) < reach);
  const near = [tapped, ...others.sort((a, b) => farOf(a) - farOf(b))];
  const left = near.length - mostNear;
  if (left > 0) {
    return {
      points: near.slice(0, mostNear),
      said: `这里还有 ${left} ${unit}：两指放大再点，或者到台账里按名称查找。`,
    };
  }
  return { points: near, said: others.length > 0 ? '图上挨得太近的，都列在这里。' : '' };
}
