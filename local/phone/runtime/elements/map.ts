import type { ComponentSpace } from 'glass-easel';
import { html } from '../dom';
import type { Locate } from '../files';
import { defineElement, type ElementHost } from './element';

const MAP = {
  longitude: 0,
  latitude: 0,
  scale: 16,
  markers: null,
  includePoints: null,
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
}

/** Room around the outermost points, as a share of the map. */
const ROOM = 0.08;
/** Degrees across a map at scale 16, as far as a plan without streets needs it. */
const ACROSS = 0.01;

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
    this.host.dom.append(this.spots, said);
    this.host.watch(['markers', 'includePoints', 'longitude', 'latitude', 'scale'], () => this.draw());
  }

  private draw(): void {
    const markers = arrayOf(this.host.get('markers')).filter(isMarker);
    const place = this.placing(arrayOf(this.host.get('includePoints')).filter(isSpot));
    this.spots.replaceChildren(...markers.map((marker) => this.spotOf(marker, place(marker))));
  }

  private placing(included: readonly Spot[]): (spot: Spot) => { x: number; y: number } {
    const { longitude, latitude, scale } = {
      longitude: this.host.get('longitude'),
      latitude: this.host.get('latitude'),
      scale: this.host.get('scale'),
    };
    const half = (ACROSS * 2 ** (16 - scale)) / 2;
    const around =
      included.length > 0
        ? included
        : [-half, half].map((by) => ({ longitude: longitude + by, latitude: latitude + by }));
    const [west, east] = endsOf(around.map((spot) => spot.longitude));
    const [south, north] = endsOf(around.map((spot) => spot.latitude));
    const share = (value: number, from: number, to: number) =>
      ROOM + ((value - from) / (to - from || 1)) * (1 - 2 * ROOM);
    return (spot) => ({ x: share(spot.longitude, west, east), y: 1 - share(spot.latitude, south, north) });
  }

  private spotOf(
    { id, title = '', iconPath = '', width = 24, height = 24 }: Marker,
    { x, y }: { x: number; y: number },
  ): HTMLElement {
    const spot = html('button', { class: 'map-spot', type: 'button', 'aria-label': title });
    Object.assign(spot.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width}px`, height: `${height}px` });
    const owner = this.host.component.ownerShadowRoot?.getHostNode().is ?? '';
    this.locate(iconPath, owner).then((address) => {
      spot.style.backgroundImage = `url(${address})`;
    });
    spot.addEventListener('click', () => this.host.emit('markertap', { markerId: id }));
    return spot;
  }
}

const endsOf = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isSpot = (value: unknown): value is Spot =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;
const isMarker = (value: unknown): value is Marker => isSpot(value) && 'id' in value;
