import type { PointOf } from '../../../../core/register/view';
import type { Tapped, Told } from '../../../components/events';
import { call } from '../../../services/cloud';
import { say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { type Reading, readingOf } from '../reading';
import { type MapView, type Near, nearOf, toView } from './map.view';

interface Start {
  view: MapView | null;
  failure: string;
  /** The record that was tapped last, and those under the same finger. */
  near: Near | null;
}
const start: Start = { view: null, failure: '', near: null };
const noPoints: readonly PointOf[] = [];

/** Where the records of a register lie: a tap on one names it and those beside it, another opens one. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',
  unit: '',
  scale: 0,
  reading: none<Reading>(),
  points: noPoints,

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.kind = decodeURIComponent(kind);
    return this.load();
  },
  async load() {
    const reading = await readingOf(this.kind);
    if (!reading.ok) return this.failed(reading.message);
    const { register, part } = reading.value;
    const reply = await call('register.points', { kind: register.kind, ...part });
    if (!reply.ok) return this.failed(reply.message);
    this.points = reply.value.points;
    this.unit = register.unit;
    const view = toView(reply.value, this.unit);
    this.scale = view.scale;
    this.setData({ view, failure: '' });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  /** From how near it is looked at now; the map itself is not told again what it has told. */
  looked({ detail }: Told<{ scale?: number }>) {
    if (detail.scale !== undefined) this.scale = detail.scale;
  },
  tap({ detail }: Told<{ markerId: number }>) {
    this.setData({ near: nearOf(this.points, detail.markerId, this.scale, this.unit) });
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.record(currentTarget.dataset.id));
  },
});
