import type { RecordRow } from '../../../../core/register/view';
import type { Bar } from '../../../components/bars/bars-view';
import type { Tapped, Told } from '../../../components/events';
import { type List, readAgain, readOn } from '../../../services/case-list';
import { call } from '../../../services/cloud';
import { endPullDown, say } from '../../../services/device';
import { go, places } from '../../../services/navigate';
import { dress, dressing, none, screenData } from '../../../services/screen';
import { type Reading, readingOf } from '../reading';
import { barsOf, legendOf, toView, type WayView } from './way.view';

interface Start {
  view: WayView | null;
  failure: string;
  legend: string;
  bars: readonly Bar[];
  /** The state whose records are on the screen, and what it is called; empty where all are. */
  tag: string;
  chosen: string;
}
const start: Start = { view: null, failure: '', legend: '', bars: [], tag: '', chosen: '' };
const unread: List<RecordRow> = { rows: [], next: null };

/** How far the records of a register have come on their way, stage by stage. */
Page({
  ...dressing,
  data: { ...screenData(), ...start },
  kind: '',
  reading: none<Reading>(),
  list: unread,
  readingOn: false,

  onLoad({ kind = '' }: Record<string, string | undefined>) {
    this.kind = decodeURIComponent(kind);
  },
  onShow() {
    this.undress = dress(this);
    return this.load();
  },
  onPullDownRefresh() {
    this.load().then(endPullDown);
  },
  async onReachBottom() {
    if (this.readingOn || this.list.next === null) return;
    this.readingOn = true;
    const { tag } = this.data;
    const reply = await readOn(this.list, (cursor) => this.ask(cursor));
    this.readingOn = false;
    if (tag !== this.data.tag) return;
    if (reply.ok) this.show(reply.value);
    else say(reply.message);
  },
  async load() {
    const reading = await readingOf(this.kind);
    if (!reading.ok) return this.failed(reading.message);
    const { register } = reading.value;
    if (!register.way) return this.failed('这本台账不分阶段。');
    this.reading = reading.value;
    this.setData({ legend: legendOf(register.way) });
    await Promise.all([this.read(), this.count()]);
  },
  async read() {
    const { tag } = this.data;
    const reply = await readAgain(this.list, (cursor) => this.ask(cursor));
    if (tag !== this.data.tag) return;
    if (reply.ok) this.show(reply.value);
    else this.failed(reply.message);
  },
  failed(message: string) {
    if (this.data.view) say(message);
    else this.setData({ failure: message });
  },
  async count() {
    const { reading } = this;
    if (!reading) return;
    const reply = await call('register.sections', { kind: reading.register.kind, ...reading.part });
    if (reply.ok) this.setData({ bars: barsOf(reply.value.sections, reading.register) });
  },
  ask(cursor?: string) {
    const { tag } = this.data;
    const looking = { kind: this.reading?.register.kind ?? '', ...this.reading?.part, ...(tag && { tag }) };
    return call('register.list', { ...looking, ...(cursor !== undefined && { cursor }) });
  },
  show(list: List<RecordRow>) {
    const { reading } = this;
    if (!reading?.register.way) return;
    this.list = list;
    const { register, home } = reading;
    this.setData({ view: toView(list, reading.register.way, register.unit, home.today), failure: '' });
  },
  choose({ detail }: Told<{ key: string }>) {
    const isSame = detail.key === this.data.tag;
    return this.look(isSame ? undefined : this.data.bars.find(({ key }) => key === detail.key));
  },
  all() {
    return this.look(undefined);
  },
  look(bar: Bar | undefined) {
    this.list = unread;
    this.setData({ tag: bar?.key ?? '', chosen: bar?.label ?? '', view: null });
    return this.read();
  },
  open({ currentTarget }: Tapped<{ id: string }>) {
    go(places.record(currentTarget.dataset.id));
  },
});
