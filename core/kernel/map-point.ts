import * as v from 'valibot';
import { cleanNumber } from './clean';
import { asked, needed, type Words } from './field';

/** A place on the map: degrees east and north as the maps of the country draw them (GCJ-02). */
export interface Point {
  east: number;
  north: number;
}

/** East and north of what a point of the country can have, in degrees. */
const within = { east: [73, 136], north: [3, 54] } as const;

/** Decimal places of a degree: within a metre or so. */
const places = 5;

/** A place on the map, `115.98231,25.88540`: chosen with a tap, or typed. */
export function mapPoint(label: string, words: Words = {}) {
  const schema = v.pipe(
    v.string(needed),
    v.transform((typed) => cleanNumber(typed.replace(/[，、;；\s]+/g, ','))),
    v.check(isMapPoint, '请填“经度,纬度”，例如 115.98231,25.88540。'),
  );
  return asked(schema, { label, control: 'point', limit: 24, ...words });
}

/** True for a place of the country as it is typed: `115.98231,25.88540`. */
function isMapPoint(text: string): boolean {
  const [, east, north] = /^(\d{2,3}\.\d{3,7}),(\d{1,2}\.\d{3,7})$/.exec(text) ?? [];
  const lies = (degrees: string | undefined, [least, most]: readonly [number, number]) =>
    Number(degrees) >= least && Number(degrees) <= most;
  return lies(east, within.east) && lies(north, within.north);
}

/** The place that was typed; undefined where it is none. */
export function pointIn(text: string): Point | undefined {
  const [east, north] = text.split(',').map(Number);
  return isMapPoint(text) && east !== undefined && north !== undefined ? { east, north } : undefined;
}

/** A place as it would be typed. */
export const sayPoint = ({ east, north }: Point): string => `${east.toFixed(places)},${north.toFixed(places)}`;
