import type { ComponentSpace } from 'glass-easel';
import * as v from 'valibot';
import { html } from '../dom';
import type { Locate } from '../files';
import { defineElement, type ElementHost } from './element';

const MAP = {
  longitude: 0,
  latitude: 0,
  scale: 16,
  markers: null,
  showScale: false,
  enableRotate: false,
};

interface Spot {
  latitude: number;
  longitude: number;
}

interface Marker extends Spot {
  id: number;
  title?: string;
  iconPath?: string;
  width?: number;
  height?: number;
  /** What part of it stands at the place; the middle of its lower edge where nothing is said. */
  anchor?: { x: number; y: number };
}

const Tapped = v.looseObject({ x: v.number(), y: v.number() });

/** Pixels that the whole earth is wide at scale 0. */
const EARTH = 256;
/** The scales between which WeChat's map is looked at. */
const [FURTHEST, NEAREST] = [3, 20];

/** There is no map to look at on this machine: a plan says so, and shows where the points lie to one another. */
export function defineMap(space: ComponentSpace, locate: Locate): void {
  defineElement(space, { tag: 'map', properties: MAP, create: (host) => new Plan(host, locate).start() });
}

class Plan {
  private readonly spots = html('div', { class: 'map-spots' });

  constructor(
    private readonly host: ElementHost<typeof MAP>,
    private readonly locate: Locate,
  ) {}

  start(): void {
    const said = html('div', { class: 'map-said' });
    said.textContent = '预览没有地图底图，只画相对位置(上北下南)';
    const zoom = html('div', { class: 'map-zoom' });
    zoom.append(this.zooming('+', '放大', 1), this.zooming('−', '缩小', -1));
    this.host.dom.append(this.spots, zoom, said);
    this.host.onTap(({ detail }) => this.placed(detail));
    this.host.watch(['markers', 'longitude', 'latitude', 'scale'], () => this.draw());
  }

  /** Says in a tap where on the earth the plan was tapped; a tap on a marker or a button is of no place. */
  private placed(detail: unknown): void {
    if (!v.is(Tapped, detail) || document.elementFromPoint(detail.x, detail.y) !== this.spots) return;
    const { left, top, width, height } = this.spots.getBoundingClientRect();
    const scale = within(this.host.get('scale'));
    const middle = seenFrom(this.host.get('longitude'), this.host.get('latitude'), scale);
    const at = { x: middle.x + detail.x - left - width / 2, y: middle.y + detail.y - top - height / 2 };
    Object.assign(detail, placeAt(at, scale));
  }

  private zooming(sign: string, label: string, by: number): HTMLElement {
    const button = html('button', { type: 'button', 'aria-label': label });
    button.textContent = sign;
    button.addEventListener('click', () => {
      // On a phone two fingers do it; the page hears of it and may keep it.
      this.host.set({ scale: within(this.host.get('scale') + by) });
      this.draw();
      this.host.emit('regionchange', { scale: this.host.get('scale') });
    });
    return button;
  }

  private draw(): void {
    const markers = arrayOf(this.host.get('markers')).filter(isMarker);
    const scale = within(this.host.get('scale'));
    const middle = seenFrom(this.host.get('longitude'), this.host.get('latitude'), scale);
    this.spots.replaceChildren(
      ...markers.map((marker) => {
        const { x, y } = seenFrom(marker.longitude, marker.latitude, scale);
        return this.spotOf(marker, x - middle.x, y - middle.y);
      }),
    );
  }

  /** A marker, so many pixels right of the middle and below it. */
  private spotOf(
    { id, title = '', iconPath = '', width = 24, height = 24, anchor = { x: 0.5, y: 1 } }: Marker,
    x: number,
    y: number,
  ): HTMLElement {
    const spot = html('button', { class: 'map-spot', type: 'button', 'aria-label': title });
    Object.assign(spot.style, {
      left: `calc(50% + ${x.toFixed(1)}px)`,
      top: `calc(50% + ${y.toFixed(1)}px)`,
      width: `${width}px`,
      height: `${height}px`,
      transform: `translate(${-anchor.x * 100}%, ${-anchor.y * 100}%)`,
    });
    const owner = this.host.component.ownerShadowRoot?.getHostNode().is ?? '';
    this.locate(iconPath, owner).then((address) => {
      spot.style.backgroundImage = `url(${address})`;
    });
    spot.addEventListener('click', () => this.host.emit('markertap', { markerId: id }));
    return spot;
  }
}

/** Where a place lies on Mercator's map of the earth, in pixels at a scale. */
function seenFrom(longitude: number, latitude: number, scale: number): { x: number; y: number } {
  const wide = EARTH * 2 ** scale;
  const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
  return { x: (longitude / 360) * wide, y: (-north / 2) * wide };
}

/** The place on the earth that is seen there. */
function placeAt({ x, y }: { x: number; y: number }, scale: number): Spot {
  const wide = EARTH * 2 ** scale;
  const latitude = (Math.atan(Math.sinh((-2 * y * Math.PI) / wide)) * 180) / Math.PI;
  return { longitude: (x / wide) * 360, latitude };
}

const within = (scale: number) => Math.min(Math.max(scale, FURTHEST), NEAREST);
const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isSpot = (value: unknown): value is Spot =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;
const isMarker = (value: unknown): value is Marker => isSpot(value) && 'id' in value;
