import type { PointOf } from '../../../../core/register/view';
import type { Told } from '../../../components/events';
import { call } from '../../../services/cloud';
import { say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dressing, none, screenData } from '../../../services/screen';
import { type Reading, readingOf } from '../reading';
import { type MapView, tappedOf, toView } from './map.view';

interface Start {
  view: MapView | null;
  failure: string;
  /** The record that was tapped last. */
  tapped: PointOf | null;
}
const start: Start = { view: null, failure: '', tapped: null };
const noPoints: readonly PointOf[] = [];

/** Where the records of a register lie: a tap on one names it, another opens it. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',
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
    this.setData({ view: toView(reply.value, register.unit), failure: '' });
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  tap({ detail }: Told<{ markerId: number }>) {
    this.setData({ tapped: tappedOf(this.points, detail.markerId) });
  },
  open() {
    const { tapped } = this.data;
    if (tapped) go(places.record(tapped.id));
  },
});
